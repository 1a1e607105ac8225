//! What pages that describe no operation are about, by their titles and headings.

/// A subject of pages other than operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Which operations there are.
    Overview,
    /// How requests are made, signed and answered in general.
    Calling,
    /// Steps that call several operations.
    WalkThrough,
    /// What changed in the documentation.
    History,
    /// Values that other pages refer to, and how to get them.
    Appendix,
}

/// Whole headings of level two, in lower case.
const HEADINGS: &[(Subject, &[&str])] = &[
    (
        Subject::WalkThrough,
        &[
            "操作步骤",
            "具体步骤",
            "涉及api",
            "涉及接口",
            "procedure",
            "involved apis",
            "implementation on the client",
        ],
    ),
    (
        Subject::Calling,
        &[
            "请求uri",
            "请求方法",
            "token认证",
            "ak/sk认证",
            "响应消息体",
            "响应消息体（可选）",
            "request uri",
            "request methods",
            "token-based authentication",
            "token authentication",
            "response header",
            "obtaining request authentication information",
        ],
    ),
];

/// Starts of titles, in lower case.
const TITLES: &[(Subject, &[&str])] = &[
    (Subject::Overview, &["api概览", "接口概览", "api overview"]),
    (Subject::WalkThrough, &["示例", "应用示例", "快速入门", "example", "getting started"]),
    (
        Subject::Calling,
        &[
            "构造请求",
            "认证鉴权",
            "返回结果",
            "调用说明",
            "如何调用",
            "分页查询",
            "公共参数",
            "公共请求",
            "公共响应",
            "通用请求返回值",
            "异常响应",
            "异常请求",
            "终端节点",
            "api url",
            "making an api request",
            "authentication",
            "response",
            "api calling",
            "api usage",
            "calling api",
            "common ",
            "pagination",
            "endpoint",
            "selecting an api",
            "returned values for general requests",
        ],
    ),
    (Subject::History, &["修订记录", "文档修订", "变更历史", "change history", "revision"]),
    (Subject::Appendix, &["附录", "获取", "如何获取", "appendix", "obtain"]),
];

/// What a page is about; `None` where nothing says it.
pub fn subject<'a>(title: &str, mut headings: impl Iterator<Item = &'a str>) -> Option<Subject> {
    let title = title.to_lowercase();
    let starts = |spellings: &[&str]| spellings.iter().any(|spelling| title.starts_with(spelling));
    let named = TITLES.iter().find(|(_, spellings)| starts(spellings));
    let headed = headings.find_map(|heading| {
        let heading = heading.to_lowercase();
        HEADINGS.iter().find(|(_, spellings)| spellings.contains(&heading.as_str()))
    });
    // Steps tell a walk-through whatever its title says.
    headed.or(named).map(|(subject, _)| *subject)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_subjects_apart() {
        for (title, headings, expected) in [
            ("认证鉴权", vec!["Token认证"], Some(Subject::Calling)),
            ("搬运盒子", vec!["背景", "操作步骤"], Some(Subject::WalkThrough)),
            ("示例1：搬运盒子", vec![], Some(Subject::WalkThrough)),
            ("Making an API Request", vec!["Request URI"], Some(Subject::Calling)),
            ("Change History", vec![], Some(Subject::History)),
            ("获取项目ID", vec!["操作场景"], Some(Subject::Appendix)),
            ("盒子", vec!["颜色"], None),
        ] {
            assert_eq!(subject(title, headings.into_iter()), expected, "{title}");
        }
    }
}
