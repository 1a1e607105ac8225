//! Level-two headings and what their sections hold.

use std::{collections::HashMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use super::data::{self, DATA};

/// What a section holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Before the first heading of level two.
    Opening,
    /// What the operation does.
    Function,
    /// What the caller must heed.
    Constraints,
    /// A link to the vendor's tool for trying the operation.
    Debug,
    /// The request line and its parameters.
    Uri,
    /// Parameters of the request, of whatever location.
    Request,
    /// Header fields of the request.
    RequestHeaders,
    /// Parameters of the query string.
    RequestQuery,
    /// Elements of an XML request body.
    RequestElements,
    /// The answer.
    Response,
    /// What an XML answer looks like.
    ResponseSyntax,
    /// Header fields of the answer.
    ResponseHeaders,
    /// Elements of an XML answer.
    ResponseElements,
    /// The answer in case of an error.
    ErrorResponse,
    /// Example requests.
    RequestExample,
    /// Example answers.
    ResponseExample,
    /// Example requests and answers, told apart by labels.
    Examples,
    /// HTTP statuses.
    Statuses,
    /// Error codes.
    ErrorCodes,
    /// What explains the operation or its values, and defines nothing.
    Explanation,
    /// A heading that the vocabulary does not know.
    Unknown,
}

static HEADINGS: LazyLock<HashMap<String, Section>> = LazyLock::new(|| data::index(&DATA.sections));

/// Starts of headings that go on with a number or a title, in lower case.
const BEGINNINGS: &[(Section, &[&str])] = &[
    (
        Section::RequestExample,
        &["请求示例", "请求样例", "example request", "sample request", "request example"],
    ),
    (
        Section::ResponseExample,
        &["响应示例", "响应样例", "返回示例", "example response", "sample response", "response example"],
    ),
    (Section::Constraints, &["约束与限制（", "constraints (", "constraints and limitations ("]),
    (Section::Uri, &["请求消息样式（", "请求消息样式("]),
    (Section::Function, &["背景信息"]),
    (Section::Constraints, &["restrictions on"]),
    (Section::Examples, &["example "]),
    // Headings of one deed each: what the caller does, step by step.
    (Section::Explanation, &["create ", "delete ", "update ", "replace ", "show ", "use "]),
];

/// Ends of headings that begin with what they are about.
const ENDINGS: &[(Section, &[&str])] = &[
    (Section::Constraints, &["约束"]),
    (Section::Examples, &["示例"]),
    (
        Section::Explanation,
        &[
            "区别",
            "关系",
            "对比",
            "兼容性",
            "预置条件",
            "规则",
            "rules",
            "格式",
            "说明",
            "查询方法",
            "存储对象",
            "query methods",
            "cold objects",
        ],
    ),
];

/// What the section under a heading holds.
#[must_use]
pub fn section(heading: &str) -> Section {
    let heading = heading.trim_end_matches([':', '：']).trim().to_lowercase();
    let whole = HEADINGS.get(&data::key(&heading)).copied();
    let start =
        || BEGINNINGS.iter().find(|(_, starts)| starts.iter().any(|start| heading.starts_with(start)));
    let start = || start().map(|(section, _)| *section);
    let unremarked = heading.split(['(', '（']).next().unwrap_or_default().trim_end();
    let end = || ENDINGS.iter().find(|(_, ends)| ends.iter().any(|end| unremarked.ends_with(end)));
    whole.or_else(start).or_else(|| end().map(|(section, _)| *section)).unwrap_or(Section::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_parameters_from_examples_and_statuses() {
        for (heading, expected) in [
            ("请求参数", Section::Request),
            ("请求示例 2", Section::RequestExample),
            ("返回值", Section::Statuses),
            ("返回参数", Section::Response),
            ("Example:", Section::Examples),
            ("Sample Response", Section::ResponseExample),
            ("Example 2: Painting a Box", Section::Examples),
            ("粉刷盒子示例", Section::Examples),
            ("粉刷后登录盒子约束", Section::Constraints),
            ("Restrictions on Painting a Box", Section::Constraints),
            ("多版本", Section::Explanation),
            ("与新建盒子的区别", Section::Explanation),
            ("Create Box", Section::Explanation),
            ("Box Colour Rules (X-Colour)", Section::Explanation),
            ("盒子", Section::Unknown),
        ] {
            assert_eq!(section(heading), expected, "{heading}");
        }
    }
}
