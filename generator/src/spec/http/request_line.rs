//! Request lines: `POST /v2/{project_id}/clusters`.

use std::{fmt, sync::LazyLock};

use regex::{Captures, Regex};
use serde::Serialize;

use super::{Method, PathTemplate};

fn pattern(text: &str) -> Regex {
    let text = text.replace("METHOD", Method::alternatives());
    Regex::new(&text).expect("the pattern is a constant of this module")
}

/// A whole line; a label may stand before it, a remark behind it.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:.{0,20}[：:]\s*)?(METHOD)\s*[：:]?\s*((?:https?://[^/\s]*)?/\S*)(?:\s+HTTP/1\.\d)?(?:\s*[(（].*)?\s*$",
    )
});
static IN_BRACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{[^{}]*\}|\[\?[^\[\]]*\]"));
/// A target that blanks have broken.
static BROKEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(METHOD)\s+((?:https?://[^/\s]*)?/[A-Za-z0-9_/{}?&=.,:%~|\-\[\] ]*)$"));
static SEVERAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^((?:METHOD)(?:/(?:METHOD))+)\s+(\S.*)$"));
static IN_EXAMPLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:METHOD)\s*((?:https?://|/|\{[\w ]+\}/|v\d[\w.]*/).*)$"));

static VERSION: LazyLock<Regex> = LazyLock::new(|| pattern(r"\sHTTP/\d(?:\.\d)?$"));
static ESCAPED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\([_~{}\[\]*&=|])"));

/// A method and where it goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RequestLine {
    /// The method.
    pub method: Method,
    /// Path and query, without the host.
    pub target: PathTemplate,
}

impl fmt::Display for RequestLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.target)
    }
}

impl RequestLine {
    /// The line that a text is; `None` for any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if !text.contains('/') {
            return None;
        }
        let tight = |found: &Captures<'_>| found[0].replace(' ', "");
        let text = ESCAPED.replace_all(text.trim(), "$1");
        let text = IN_BRACES.replace_all(&text, tight);
        let (method, target) = if let Some(found) = WHOLE.captures(&text) {
            (found[1].to_owned(), found[2].to_owned())
        } else {
            // Whole again if nothing but what a target may hold is left.
            let found = BROKEN.captures(&text)?;
            (found[1].to_owned(), found[2].replace(' ', ""))
        };
        Some(Self { method: method.parse().ok()?, target: PathTemplate::new(without_host(&target)) })
    }

    /// The lines of a text that may name several methods for one path: `PUT/POST /v1/boxes`.
    #[must_use]
    pub fn read_all(text: &str) -> Vec<Self> {
        if !text.contains('/') {
            return Vec::new();
        }
        match SEVERAL.captures(text.trim()) {
            Some(found) => found[1]
                .split('/')
                .filter_map(|method| Self::read(&format!("{method} {}", &found[2])))
                .collect(),
            None => Self::read(text).into_iter().collect(),
        }
    }
}

/// The request line of an example: not all of it need be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// The method as the example has it, in upper case; not every example says it.
    pub method: Option<String>,
    /// Path and query, without the host.
    pub target: PathTemplate,
}

impl ShownLine {
    /// The piece of a line of an example that is its request line, without quotes and marks around it.
    #[must_use]
    pub fn find(line: &str) -> Option<&str> {
        if !line.contains('/') {
            return None;
        }
        let line = line.trim().trim_start_matches(['>', '"', '\'']).trim_end_matches(['"', '\'']).trim();
        let target = IN_EXAMPLE.captures(line)?.get(1)?.as_str();
        // Running text may start with a method too.
        let is_whole = target.starts_with("http") || VERSION.is_match(target);
        (is_whole || target.split_whitespace().count() <= 3).then_some(line)
    }

    /// Cuts up what an example shows as its request line.
    #[must_use]
    pub fn read(line: &str) -> Self {
        let line = line.split(" HTTP/").next().unwrap_or(line);
        let is_method = |word: &str| word.len() > 2 && word.chars().all(|char| char.is_ascii_alphabetic());
        let method_end = line.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(line.len());
        let (method, target) = match line.split_at(method_end) {
            (method, target) if is_method(method) && target.starts_with([' ', '\t', '/']) => {
                (Some(method.to_uppercase()), target)
            }
            _ => (None, line),
        };
        // Long lines are broken by blanks.
        let target: String = target.chars().filter(|char| !char.is_whitespace()).collect();
        Self { method, target: PathTemplate::new(without_host(&target)) }
    }
}

/// The path behind `https://{endpoint}`, `{endpoint}` or `$ENDPOINT`.
fn without_host(target: &str) -> &str {
    let rest = target.split_once("://").map(|(_, rest)| rest);
    let is_host = !target.starts_with(['/', 'v', 'V']);
    match rest.or(is_host.then_some(target)) {
        Some(rest) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => target,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(method: Method, target: &str) -> RequestLine {
        RequestLine { method, target: PathTemplate::new(target) }
    }

    #[test]
    fn reads_several_methods_of_one_path() {
        let lines = RequestLine::read_all;
        assert_eq!(lines("PUT/Post /v1/x"), [line(Method::Put, "/v1/x"), line(Method::Post, "/v1/x")]);
        assert_eq!(lines("GET /v1/x"), [line(Method::Get, "/v1/x")]);
        assert_eq!(lines("PUT/v1/x"), [line(Method::Put, "/v1/x")]);
    }

    #[test]
    fn reads_the_forms_of_a_request_line() {
        for (text, method, target) in [
            ("POST /v2/{project_id}/clusters", Method::Post, "/v2/{project_id}/clusters"),
            ("GET/v1.0/queues", Method::Get, "/v1.0/queues"),
            ("Post  /v1/x  ", Method::Post, "/v1/x"),
            ("URI format: DELETE /v1/x", Method::Delete, "/v1/x"),
            ("GET https://{endpoint}/v1/x?a={a}", Method::Get, "/v1/x?a={a}"),
            ("DELETE /?acl HTTP/1.1", Method::Delete, "/?acl"),
            ("GET /v1/x (Compatible)", Method::Get, "/v1/x"),
            (
                "GET /v3/endpoints{?interface, service_id}",
                Method::Get,
                "/v3/endpoints{?interface,service_id}",
            ),
            ("POST /v1/{source_id}/ command", Method::Post, "/v1/{source_id}/command"),
            ("GET https://{Cloud Eye endpoint}/V1.0/x", Method::Get, "/V1.0/x"),
            (r"GET /v1/x?a={a} & b\~={b}", Method::Get, "/v1/x?a={a}&b~={b}"),
        ] {
            assert_eq!(RequestLine::read(text), Some(line(method, target)), "{text}");
        }
        assert_eq!(RequestLine::read("see table 1"), None);
    }

    #[test]
    fn reads_every_form_of_the_request_line_of_an_example() {
        for (text, method, path, query) in [
            ("GET https://{endpoint}/v1/{id}?a=1&b={b}", Some("GET"), "/v1/{id}", "a b"),
            ("post /v1//boxes/ HTTP/1.1", Some("POST"), "/v1//boxes/", ""),
            ("GET/v1/boxes", Some("GET"), "/v1/boxes", ""),
            ("/v1/boxes?a= 1& b=2", None, "/v1/boxes", "a b"),
            ("GET v1.0/boxes?&a=1", Some("GET"), "v1.0/boxes", "a"),
            ("PUT {Storage Endpoint}/v1/boxes?{a}", Some("PUT"), "/v1/boxes", "{a}"),
            ("GET $URL/boxes", Some("GET"), "/boxes", ""),
            ("GET https://endpoint", Some("GET"), "/", ""),
        ] {
            let shown = ShownLine::read(text);
            let names: Vec<&str> = shown.target.query.iter().map(|pair| pair.name.as_str()).collect();
            assert_eq!(shown.method.as_deref(), method, "{text}");
            assert_eq!((shown.target.path.as_str(), names.join(" ").as_str()), (path, query), "{text}");
        }
    }

    #[test]
    fn finds_the_request_line_in_a_line_of_an_example() {
        assert_eq!(ShownLine::find("> GET v1/boxes"), Some("GET v1/boxes"));
        let broken = "GET /v1/boxes / lids/of a box HTTP/1.1";
        assert_eq!(ShownLine::find(broken), Some(broken));
        assert_eq!(ShownLine::find("Get the box / lid from the shelf below"), None);
    }
}
