//! Short texts with a fixed meaning: captions, statuses, none-words, labels of examples.

use std::sync::LazyLock;

use regex::Regex;

use super::data::{self, DATA, pattern};

static NUMBERED_CAPTION: LazyLock<Regex> = LazyLock::new(|| pattern("numbered_caption"));
static METHOD: LazyLock<Regex> = LazyLock::new(|| pattern("method_line"));
static PATH: LazyLock<Regex> = LazyLock::new(|| pattern("path_line"));
static TABLE_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern("table_number"));
static ERROR_CODE: LazyLock<Regex> = LazyLock::new(|| constant(r"^(?:[A-Za-z]\w*[._-])?\d{4,}$"));
static ACTION: LazyLock<Regex> = LazyLock::new(|| constant(r"^[A-Za-z][\w-]*(?::[\w*.-]+){1,3}$"));

fn constant(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// The number and the words of `表 3  请求Body参数`.
#[must_use]
pub fn numbered_caption(line: &str) -> Option<(u32, &str)> {
    let found = NUMBERED_CAPTION.captures(line)?;
    Some((found[1].parse().ok()?, found.get(2)?.as_str()))
}

/// Half of a request line that stands on a line of its own: a method (`Method：GET`) or a path
/// (`PATH：/v1/…`).
#[must_use]
pub fn half_request_line(line: &str) -> Option<(Option<String>, Option<String>)> {
    if let Some(found) = METHOD.captures(line) {
        return Some((Some(found[1].to_uppercase()), None));
    }
    let found = PATH.captures(line)?;
    Some((None, Some(found[1].to_owned())))
}

/// The number of the table that a text refers to.
#[must_use]
pub fn table_number(text: &str) -> Option<u32> {
    TABLE_NUMBER.captures(text)?[1].parse().ok()
}

/// Words for nothing: a section, a table or an example that does not exist.
#[must_use]
pub fn is_none_word(line: &str) -> bool {
    let line = line.trim_end_matches('。');
    let line = line.strip_suffix('.').filter(|line| !line.ends_with('.')).unwrap_or(line);
    DATA.words.nothing.contains_key(&line.to_lowercase())
}

/// Names of header fields, as opposed to fields of a body.
#[must_use]
pub fn is_header_name(name: &str) -> bool {
    let name = name.to_lowercase();
    DATA.names.header.contains_key(&name) || name.starts_with("x-") || name.starts_with("if-")
}

/// Whether a line opens a web socket: `wss /v1/boxes`.
#[must_use]
pub fn is_web_socket(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    line.starts_with("wss ")
        || line.starts_with("ws ")
        || line.starts_with("wss://")
        || line.starts_with("ws://")
}

/// Whether a cell holds nothing but a place of parameters.
#[must_use]
pub fn is_place(cell: &str) -> bool {
    DATA.names.location.contains_key(&cell.trim().to_lowercase())
}

/// The actions of a policy in a cell: `ecs:servers:list`.
#[must_use]
pub fn policy_actions(cell: &str) -> Vec<String> {
    let words = cell.split(|sign: char| sign.is_whitespace() || ",，、;；".contains(sign));
    words.filter(|word| ACTION.is_match(word)).map(str::to_owned).collect()
}

/// Whether a cell holds an error code: `VPC.0002`, `APIGW_0101`, `0171`.
#[must_use]
pub fn is_error_code(cell: &str) -> bool {
    ERROR_CODE.is_match(cell)
}

/// Words between two forms of one request.
#[must_use]
pub fn is_or(line: &str) -> bool {
    DATA.words.alternative.contains_key(&line.trim_end_matches([':', '：']).to_lowercase())
}

/// Whether members of an answer tell of an error and of nothing else.
pub fn tell_an_error<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    let has_code = |name: &str| names.iter().any(|each| each == name);
    let is_certain = names.iter().any(|name| DATA.names.error.contains_key(name));
    (is_certain || (has_code("code") && (has_code("message") || has_code("msg"))))
        && names
            .iter()
            .all(|name| DATA.names.error.contains_key(name) || DATA.names.beside_error.contains_key(name))
}

/// What a label says about the examples under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleLabel {
    /// They are requests.
    Request,
    /// They are answers.
    Response,
    /// They are answers in case of an error.
    Failure,
}

/// Whether a label announces an example.
#[must_use]
pub fn is_example_label(line: &str) -> bool {
    let line = line.to_lowercase();
    data::contains(&line, &DATA.words.example)
}

/// What a label or title says about an example.
#[must_use]
pub fn example_label(line: &str) -> Option<ExampleLabel> {
    let line = line.to_lowercase();
    let words = &DATA.words;
    let has = |words: &data::Spellings| data::contains(&line, words);
    if !is_example_label(&line) && !has(&words.example_body) {
        return None;
    }
    if has(&words.failure) {
        Some(ExampleLabel::Failure)
    } else if has(&words.response) {
        Some(ExampleLabel::Response)
    } else if has(&words.request) {
        Some(ExampleLabel::Request)
    } else {
        None
    }
}

/// Words in titles and texts that call an operation deprecated.
#[must_use]
pub fn is_deprecated_title(title: &str) -> bool {
    let title = title.to_lowercase();
    data::contains(&title, &DATA.words.deprecated)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_of_captions() {
        assert_eq!(numbered_caption("表 3 请求Body参数"), Some((3, "请求Body参数")));
        assert_eq!(numbered_caption("Table 2 version objects"), Some((2, "version objects")));
        assert_eq!(numbered_caption("状态码： 200"), None);
    }

    #[test]
    fn reads_halves_of_request_lines() {
        let half = |method: Option<&str>, path: Option<&str>| {
            Some((method.map(str::to_owned), path.map(str::to_owned)))
        };
        assert_eq!(half_request_line("Method：Get"), half(Some("GET"), None));
        assert_eq!(half_request_line("PATH：/v1/{id}"), half(None, Some("/v1/{id}")));
        assert_eq!(half_request_line("参数说明"), None);
    }

    #[test]
    fn an_error_tells_of_nothing_else() {
        let tells = |names: &[&str]| tell_an_error(names.iter().copied());
        assert!(tells(&["error_code", "error_msg"]));
        assert!(tells(&["NeutronError"]));
        assert!(tells(&["code", "message"]));
        assert!(!tells(&["code", "name"]));
        assert!(!tells(&["message"]));
        assert!(!tells(&["error_code", "box_id"]));
    }
}
