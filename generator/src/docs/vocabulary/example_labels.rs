//! Labels and titles of examples.

use std::sync::LazyLock;

use regex::Regex;

use super::data::{DATA, pattern};
use crate::spec::http::Direction;

/// What a label says about the examples under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleLabel {
    /// They are requests.
    Request,
    /// They are responses.
    Response,
    /// They are responses in case of an error.
    Failure,
}

impl ExampleLabel {
    /// Which way they go.
    #[must_use]
    pub fn direction(self) -> Direction {
        if self == Self::Request { Direction::Request } else { Direction::Response }
    }
}

static EXAMPLE: LazyLock<Regex> = LazyLock::new(|| pattern("example_label"));
static FAILURE: LazyLock<Regex> = LazyLock::new(|| pattern("label_of_failure"));
static RESPONSE: LazyLock<Regex> = LazyLock::new(|| pattern("label_of_response"));
static REQUEST: LazyLock<Regex> = LazyLock::new(|| pattern("label_of_request"));

/// Whether a label announces an example.
#[must_use]
pub fn is_example_label(line: &str) -> bool {
    EXAMPLE.is_match(line)
}

/// What a label or title says about an example; `None` where it does not say whose it is.
#[must_use]
pub fn example_label(line: &str) -> Option<ExampleLabel> {
    let of_side = if RESPONSE.is_match(line) {
        ExampleLabel::Response
    } else if REQUEST.is_match(line) {
        ExampleLabel::Request
    } else {
        return None;
    };
    Some(if FAILURE.is_match(line) { ExampleLabel::Failure } else { of_side })
}

/// Words between two forms of one request.
#[must_use]
pub fn is_or(line: &str) -> bool {
    DATA.words.alternative.contains_key(&line.trim_end_matches([':', '：']).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_whose_an_example_is_and_a_sentence_does_not() {
        for (line, expected) in [
            ("响应样例（响应失败）", Some(ExampleLabel::Failure)),
            ("当allFailure为false时，请求示例如下：", Some(ExampleLabel::Request)),
            ("请求样例 查询失败的盒子", Some(ExampleLabel::Request)),
            ("Example of a failed response", Some(ExampleLabel::Failure)),
            ("响应样例：查询的盒子没有盖。", Some(ExampleLabel::Response)),
            ("示例2：获取盒子，且返回的响应体中将不显示盖。", None),
            ("请求样例 取响应体中的盖", Some(ExampleLabel::Request)),
            ("URI样例", None),
        ] {
            assert_eq!(example_label(line), expected, "{line}");
        }
    }
}
