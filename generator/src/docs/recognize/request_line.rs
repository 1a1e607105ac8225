//! Request lines: `POST /v2/{project_id}/clusters`.

use std::sync::LazyLock;

use regex::Regex;

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:.{0,20}[：:]\s*)?(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|COPY)\s*[：:]?\s*((?:https?://[^/\s]*)?/\S*)(?:\s+HTTP/1\.\d)?(?:\s*[(（].*)?\s*$",
    )
    .expect("the pattern is a constant of this module")
});

/// The method in capitals and the target without its host; `None` for any other text.
#[must_use]
pub fn request_line(words: &str) -> Option<(String, String)> {
    let found = LINE.captures(words.trim())?;
    let target = without_host(&found[2]);
    Some((found[1].to_uppercase(), target.to_owned()))
}

/// A host may be a placeholder: `https://{endpoint}/v1/…`.
fn without_host(target: &str) -> &str {
    let Some(at) = target.find("://") else {
        return target;
    };
    let rest = &target[at + 3..];
    rest.find('/').map_or("/", |slash| &rest[slash..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_of_a_request_line() {
        for (words, expected) in [
            ("POST /v2/{project_id}/clusters", Some(("POST", "/v2/{project_id}/clusters"))),
            ("GET/v1.0/queues", Some(("GET", "/v1.0/queues"))),
            ("Post  /v1/x  ", Some(("POST", "/v1/x"))),
            ("URI format: DELETE /v1/x", Some(("DELETE", "/v1/x"))),
            ("GET https://{endpoint}/v1/x?a={a}", Some(("GET", "/v1/x?a={a}"))),
            ("DELETE /?acl HTTP/1.1", Some(("DELETE", "/?acl"))),
            ("GET /v1/x (Compatible)", Some(("GET", "/v1/x"))),
            ("请参见表1", None),
        ] {
            let expected = expected.map(|(method, target)| (method.to_owned(), target.to_owned()));
            assert_eq!(request_line(words), expected, "{words}");
        }
    }
}
