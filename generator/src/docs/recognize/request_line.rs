//! Request lines: `POST /v2/{project_id}/clusters`.

use std::sync::LazyLock;

use regex::Regex;

static LINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:.{0,20}[：:]\s*)?(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|COPY)\s*[：:]?\s*((?:https?://[^/\s]*)?/\S*)(?:\s+HTTP/1\.\d)?(?:\s*[(（].*)?\s*$",
    )
    .expect("the pattern is a constant of this module")
});

static IN_BRACES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\{[^{}]*\}|\[\?[^\[\]]*\]").expect("the pattern is a constant of this module")
});

static BROKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+((?:https?://[^/\s]*)?/[A-Za-z0-9_/{}?&=.,:%\-\[\] ]*)$")
        .expect("the pattern is a constant of this module")
});

static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^((?:GET|POST|PUT|DELETE|PATCH)(?:/(?:GET|POST|PUT|DELETE|PATCH))+)\s+(\S.*)$")
        .expect("the pattern is a constant of this module")
});

/// The request lines of words that may name several methods for one path: `PUT/POST /v1/boxes`.
#[must_use]
pub fn request_lines(words: &str) -> Vec<(String, String)> {
    let Some(found) = SEVERAL.captures(words.trim()) else {
        return request_line(words).into_iter().collect();
    };
    found[1].split('/').filter_map(|method| request_line(&format!("{method} {}", &found[2]))).collect()
}

/// The method in capitals and the target without its host; `None` for any other text.
#[must_use]
pub fn request_line(words: &str) -> Option<(String, String)> {
    let words = IN_BRACES.replace_all(words.trim(), |found: &regex::Captures<'_>| found[0].replace(' ', ""));
    let (method, target) = match LINE.captures(&words) {
        Some(found) => (found[1].to_uppercase(), found[2].to_owned()),
        None => broken_line(&words)?,
    };
    Some((method, without_host(&target).to_owned()))
}

/// A target that blanks have broken: whole again if nothing but the signs of a target is left.
fn broken_line(words: &str) -> Option<(String, String)> {
    let found = BROKEN.captures(words)?;
    Some((found[1].to_uppercase(), found[2].replace(' ', "")))
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
    fn reads_several_methods_of_one_path() {
        let line = |method: &str| (method.to_owned(), "/v1/x".to_owned());
        assert_eq!(request_lines("PUT/Post /v1/x"), [line("PUT"), line("POST")]);
        assert_eq!(request_lines("GET /v1/x"), [line("GET")]);
        assert_eq!(request_lines("PUT/v1/x"), [line("PUT")]);
    }

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
            (
                "GET /v3/endpoints{?interface, service_id}",
                Some(("GET", "/v3/endpoints{?interface,service_id}")),
            ),
            ("POST /v1/{source_id}/ command", Some(("POST", "/v1/{source_id}/command"))),
            ("GET https://{Cloud Eye endpoint}/V1.0/x", Some(("GET", "/V1.0/x"))),
            ("请参见表1", None),
        ] {
            let expected = expected.map(|(method, target)| (method.to_owned(), target.to_owned()));
            assert_eq!(request_line(words), expected, "{words}");
        }
    }
}
