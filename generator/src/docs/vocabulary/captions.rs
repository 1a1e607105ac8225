//! Captions and labels of tables: a location, a structure's name, or nothing of use.

use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

/// What a caption says about its table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Caption {
    /// Parameters of the path; query parameters often stand among them.
    Path,
    /// Parameters of the query string.
    Query,
    /// Header fields.
    Header,
    /// Fields of a body.
    Body,
    /// Fields of a body, in the words of the vendor's own generator: such a table is made from the
    /// API's definition and mirrors the JSON.
    GeneratedBody,
    /// Parameters, of whatever location.
    Generic,
    /// Statuses.
    Statuses,
    /// Error codes or the answer in case of an error.
    Errors,
    /// A request line.
    RequestLine,
    /// The structure of this name.
    Structure(String),
    /// Words that the vocabulary does not know.
    Unknown(String),
}

/// Whole captions, in lower case, blanks removed.
const CAPTIONS: &[(Caption, &[&str])] = &[
    (
        Caption::Path,
        &[
            "路径参数",
            "uri参数说明",
            "uri参数",
            "uri格式的参数说明",
            "pathparameters",
            "uriparameterdescription",
            "parametersintheuri",
            "uriparameters",
            "pathparameter",
        ],
    ),
    (Caption::Query, &["query参数", "查询参数", "queryparameters", "query参数说明", "queryparameter"]),
    (
        Caption::Header,
        &[
            "请求header参数",
            "响应header参数",
            "请求消息头",
            "附加响应消息头",
            "requestheader",
            "responseheader",
            "header参数说明",
        ],
    ),
    (Caption::GeneratedBody, &["请求body参数", "响应body参数"]),
    (
        Caption::Body,
        &[
            "body参数说明",
            "请求消息元素",
            "响应消息元素",
            "requestelements",
            "responseelements",
            "responsebodyparameterdescription",
            "requestbodyparameterdescription",
        ],
    ),
    (
        Caption::Generic,
        &[
            "参数说明",
            "要素说明",
            "parameterdescription",
            "parameters",
            "响应参数",
            "响应参数说明",
            "请求参数",
            "请求参数说明",
            "请求消息参数",
            "responseparameters",
            "responseparameter",
            "responseparameterdescription",
            "requestparameters",
            "requestparameter",
            "requestparameterdescription",
            "parametersintheresponse",
            "parametersintherequest",
            "返回参数说明",
            "返回参数",
            "请求消息说明",
            "响应消息说明",
            "响应样例的要素说明",
            "description",
        ],
    ),
    (
        Caption::Statuses,
        &["状态码", "statuscode", "statuscodes", "返回消息说明", "normalreturncode", "状态码说明", "返回值"],
    ),
    (
        Caption::Errors,
        &[
            "错误码",
            "错误码说明",
            "异常返回值说明",
            "处理失败返回参数",
            "errorreturncode",
            "errorcode",
            "errorcodes",
        ],
    ),
    (Caption::RequestLine, &["http/https请求方法以及uri"]),
];

/// Ways to name a structure; the first group is its name.
static STRUCTURES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    const NAME: &str = r"_?([A-Za-z\[\]][A-Za-z0-9_.:\-\[\]/*]*)_?";
    [
        format!("^{NAME}(?:参数说明|字段说明|对象说明|对象|字段数据结构说明|数据结构说明|参数信息|定义数据结构说明|参数|结构体说明|结构说明|结构|字段)$"),
        format!("(?i)^{NAME} (?:field data structure description|objects?|parameter description|field description|parameters?|data structure description)$"),
        format!("(?i)^(?:data structure of the|description of(?: the)?(?: field)?|parameters in the) {NAME}(?: field| parameter)?$"),
        format!("^{NAME}$"),
    ]
    .iter()
    .map(|pattern| Regex::new(pattern).expect("the pattern is a constant of this module"))
    .collect()
});

/// What a caption or label says.
#[must_use]
pub fn caption(words: &str) -> Caption {
    let words = words.trim().trim_end_matches([':', '：', '。']);
    let key: String = words.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    if let Some((caption, _)) = CAPTIONS.iter().find(|(_, spellings)| spellings.contains(&key.as_str())) {
        return caption.clone();
    }
    STRUCTURES.iter().find_map(|pattern| pattern.captures(words)).map_or_else(
        || Caption::Unknown(words.to_owned()),
        |found| Caption::Structure(found[1].trim_end_matches('_').to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_locations_from_structures() {
        let structure = |name: &str| Caption::Structure(name.to_owned());
        for (words, expected) in [
            ("请求Header参数", Caption::Header),
            ("URI 参数", Caption::Path),
            ("NodeGroupV2", structure("NodeGroupV2")),
            ("task_node_info参数说明", structure("task_node_info")),
            ("Tags字段数据结构说明", structure("Tags")),
            ("Data structure of the metadata field", structure("metadata")),
            ("floatingip objects", structure("floatingip")),
            ("io.k8s.api.core.v1.PodSpec", structure("io.k8s.api.core.v1.PodSpec")),
            ("后端实例详情", Caption::Unknown("后端实例详情".to_owned())),
        ] {
            assert_eq!(caption(words), expected, "{words}");
        }
    }
}
