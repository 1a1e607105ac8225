//! Short texts with a fixed meaning: captions, statuses, none-words, labels of examples.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

static NUMBERED_CAPTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:表|Table)\s*(\d+)\s*(.*)$"));
static STATUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:状态码|status code)(?:为|is)?\s*[：:]?\s*(\d{3}|default)\s*时?\s*[：:]?$")
});
static PROSE_STATUS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:(?:正常|成功|normal|success)[^0-9]{0,12})?(2\d\d)(?:$|[^0-9])"));
static STATUS_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s*(?:HTTP/\d(?:\.\d)?|(?:http )?status code:?)\s+(\d{3})\b"));
static METHOD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(?:method\s*[：:]\s*)?(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)(?:\s.*)?$")
});
static PATH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:(?:path|uri|url)\s*[：:]\s*)?(/\S+)$"));
static TABLE_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:表|Table)\s*(\d+)"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// The number and the words of `表 3  请求Body参数`.
#[must_use]
pub fn numbered_caption(line: &str) -> Option<(u32, &str)> {
    let found = NUMBERED_CAPTION.captures(line)?;
    Some((found[1].parse().ok()?, found.get(2)?.as_str()))
}

/// To which answers a part of a page belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// To those with this HTTP status.
    Code(u16),
    /// To all others.
    Default,
}

/// The status of `状态码： 200` or `状态码： default`.
#[must_use]
pub fn status_mark(line: &str) -> Option<Status> {
    let found = STATUS.captures(line)?;
    Some(found[1].parse().map_or(Status::Default, Status::Code))
}

/// The status of `HTTP/1.1 200 OK`, the first line of an answer.
#[must_use]
pub fn status_line(line: &str) -> Option<u16> {
    STATUS_LINE.captures(line)?[1].parse().ok()
}

/// The status of a success in running text: `正常 200`, `200`, `Normal: 204`.
#[must_use]
pub fn prose_status(line: &str) -> Option<u16> {
    PROSE_STATUS.captures(line)?[1].parse().ok()
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
    ["无", "无。", "不涉及", "none", "n/a", "null", "na", "-", "--", "…", "..."]
        .contains(&line.to_lowercase().as_str())
}

/// Names of header fields, as opposed to fields of a body.
#[must_use]
pub fn is_header_name(name: &str) -> bool {
    const NAMES: &[&str] =
        &["content-type", "content-length", "authorization", "accept", "host", "date", "user-agent"];
    let name = name.to_lowercase();
    NAMES.contains(&name.as_str()) || name.starts_with("x-") || name.starts_with("if-")
}

/// Words between two forms of one request.
#[must_use]
pub fn is_or(line: &str) -> bool {
    ["or", "或", "或者"].contains(&line.trim_end_matches([':', '：']).to_lowercase().as_str())
}

/// Whether members of an answer tell of an error and of nothing else.
pub fn tell_an_error<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    const CERTAIN: &[&str] = &[
        "error",
        "errors",
        "error_code",
        "error_msg",
        "errorcode",
        "errormsg",
        "errcode",
        "errmsg",
        "error_message",
        "neutronerror",
        "badrequest",
        "itemnotfound",
        "computefault",
        "unauthorized",
        "forbidden",
        "conflictingrequest",
        "overlimit",
        "servicefault",
    ];
    const POSSIBLE: &[&str] = &[
        "code",
        "message",
        "msg",
        "type",
        "detail",
        "details",
        "request_id",
        "requestid",
        "reason",
        "externalmessage",
        "status",
        "title",
        "error_description",
        "encoded_authorization_message",
    ];
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    let is = |list: &[&str], name: &String| list.contains(&name.as_str());
    let has_code = |name: &str| names.iter().any(|each| each == name);
    let is_certain = names.iter().any(|name| is(CERTAIN, name));
    (is_certain || (has_code("code") && (has_code("message") || has_code("msg"))))
        && names.iter().all(|name| is(CERTAIN, name) || is(POSSIBLE, name))
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
    ["样例", "示例", "example", "sample"].iter().any(|word| line.contains(word))
}

/// What a label or title says about an example.
#[must_use]
pub fn example_label(line: &str) -> Option<ExampleLabel> {
    let line = line.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    if !is_example_label(&line) && !has(&["请求体", "响应体", "返回体"]) {
        return None;
    }
    if has(&["失败", "错误", "异常", "fail", "error", "abnormal"]) {
        Some(ExampleLabel::Failure)
    } else if has(&["响应", "返回", "response"]) {
        Some(ExampleLabel::Response)
    } else if has(&["请求", "request"]) {
        Some(ExampleLabel::Request)
    } else {
        None
    }
}

/// Whether a description calls the outcome a success.
#[must_use]
pub fn is_success(description: &str) -> bool {
    let description = description.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| description.contains(word));
    has(&["成功", "success"]) && !has(&["失败", "未成功", "不成功", "没有成功", "fail", "unsuccess"])
}

/// Words in titles and texts that call an operation deprecated.
#[must_use]
pub fn is_deprecated_title(title: &str) -> bool {
    let title = title.to_lowercase();
    ["废弃", "即将下线", "不推荐", "deprecated", "discarded"].iter().any(|word| title.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_captions_and_statuses() {
        assert_eq!(numbered_caption("表 3 请求Body参数"), Some((3, "请求Body参数")));
        assert_eq!(numbered_caption("Table 2 version objects"), Some((2, "version objects")));
        assert_eq!(numbered_caption("状态码： 200"), None);
        for line in ["状态码： 200", "状态码为 200 时:", "状态码：200", "Status code: 200"] {
            assert_eq!(status_mark(line), Some(Status::Code(200)), "{line}");
        }
    }

    #[test]
    fn reads_statuses_and_halves_of_request_lines_in_prose() {
        assert_eq!(status_mark("状态码： default"), Some(Status::Default));
        for (line, expected) in
            [("正常", None), ("200", Some(200)), ("Normal: 204", Some(204)), ("404", None)]
        {
            assert_eq!(prose_status(line), expected, "{line}");
        }
        let half = |method: Option<&str>, path: Option<&str>| {
            Some((method.map(str::to_owned), path.map(str::to_owned)))
        };
        assert_eq!(half_request_line("Method：Get"), half(Some("GET"), None));
        assert_eq!(half_request_line("PATH：/v1/{id}"), half(None, Some("/v1/{id}")));
        assert_eq!(half_request_line("参数说明"), None);
        assert_eq!(status_line("HTTP/1.1 200 OK"), Some(200));
        assert_eq!(status_line("Http Status Code: 404"), Some(404));
        assert_eq!(status_line("{"), None);
    }

    #[test]
    fn a_failure_that_speaks_of_success_is_none() {
        assert!(is_success("批量删除成功"));
        assert!(!is_success("删除失败，没有成功的作业"));
    }
}
