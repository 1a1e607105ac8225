//! Column heads and what their columns hold.

use serde::Serialize;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The name of a parameter.
    Name,
    /// The name of a member of the parameter that the column of names gives.
    Member,
    /// Whether it must be sent.
    Mandatory,
    /// Whether it may be left out.
    Optional,
    /// Its type.
    Type,
    /// What it means.
    Description,
    /// Path, query, header or body.
    Location,
    /// Its values.
    Range,
    /// What the service takes where nothing is sent.
    Default,
    /// What else holds.
    Constraint,
    /// A value for example.
    Example,
    /// An HTTP status.
    Status,
    /// The name of a status.
    StatusName,
    /// What a status means.
    StatusDescription,
    /// An error code.
    ErrorCode,
    /// The message that comes with an error code.
    ErrorMessage,
    /// What to do about an error.
    Handling,
    /// The part of the service that an error comes from.
    Module,
    /// An HTTP method.
    Method,
    /// A path, alone or behind a method.
    Uri,
    /// An operation by its title, or a group of operations.
    Operation,
    /// The permission that an operation needs, as policies name it.
    Action,
    /// A property of things that the table lists in place of parameters: versions, policies.
    Catalogue,
    /// A head that the vocabulary does not know.
    Unknown,
}

/// Heads in lower case, blanks removed.
const HEADS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "参数",
            "名称",
            "参数名称",
            "属性",
            "参数名",
            "消息头名称",
            "元素名称",
            "名字",
            "元素",
            "字段",
            "参数id",
            "parameter",
            "name",
            "attribute",
            "header",
            "element",
            "parameters",
            "parametername",
            "key",
            "字段名称",
            "响应字段名称",
            "formfield",
            "responseitem",
        ],
    ),
    (Column::Member, &["sub-parameter"]),
    (
        Column::Mandatory,
        &["是否必选", "必选", "是否为必选", "是否必须", "mandatory", "mandatoryornot", "requiredornot"],
    ),
    (Column::Optional, &["是否可选"]),
    (Column::Type, &["参数类型", "类型", "type", "valuetype"]),
    (
        Column::Description,
        &[
            "描述",
            "说明",
            "备注",
            "含义",
            "释义",
            "参数解释",
            "参数说明",
            "元素说明",
            "错误描述",
            "中文说明",
            "description",
            "remarks",
            "meaning",
        ],
    ),
    (Column::Location, &["参数位置", "in"]),
    (Column::Range, &["取值范围", "valuerange"]),
    (Column::Default, &["默认值", "defaultvalue"]),
    (Column::Constraint, &["约束", "constraint", "restriction"]),
    (Column::Example, &["示例", "举例", "example"]),
    (
        Column::Status,
        &[
            "状态码",
            "返回值",
            "响应码",
            "http状态码",
            "http响应码",
            "statuscode",
            "statuscodes",
            "returnedvalue",
            "returnedvalues",
            "returncode",
            "returnvalue",
            "正常返回码",
            "响应状态码",
            "错误码状态",
            "httpstatus",
            "normalresponsecode",
            "status",
            "httpstatuscode",
        ],
    ),
    (Column::StatusName, &["编码", "状态", "code"]),
    (Column::StatusDescription, &["状态码说明", "状态说明", "statuscodedescription"]),
    (Column::ErrorCode, &["错误码", "返回错误码", "errorcode"]),
    (Column::ErrorMessage, &["错误信息", "message", "errormessage"]),
    (Column::Handling, &["处理措施", "解决方法", "possiblecause", "solution", "handlingmeasure"]),
    (Column::Module, &["模块", "module"]),
    (Column::Method, &["请求方法", "method", "方法"]),
    (Column::Uri, &["uri", "apiuri", "对应api接口"]),
    (Column::Operation, &["接口", "功能", "api"]),
    (Column::Action, &["授权项", "授权项（action）", "授权项(action)", "action", "actions", "permissions"]),
];

/// Columns besides the description that state facts, and the label that the description would use.
pub const STATING: &[(Column, &str)] = &[
    (Column::Range, "取值范围："),
    (Column::Default, "默认值："),
    (Column::Constraint, "约束："),
    (Column::Example, "示例："),
];

/// Parts of heads of catalogues, in lower case, blanks removed.
const CATALOGUES: &[&str] = &[
    "取值",
    "版本",
    "特性",
    "策略",
    "套件",
    "系统",
    "引擎",
    "类型",
    "状态",
    "支持",
    "资源",
    "函数",
    "语句",
    "子句",
    "表达式",
    "谓语",
    "查询",
    "模式",
    "时间",
    "操作",
    "指标",
    "维度",
    "模板",
    "分类",
    "前缀",
    "获取方式",
    "服务名",
    "速度",
    "灵活度",
    "举例",
    "filter",
    "version",
    "policy",
    "suite",
    "status",
    "clustertype",
    "metric",
    "endpoint",
    "resource",
    "server",
    "crud",
    "tagname",
    "tag名称",
    "parameterid",
    "howtoobtain",
];

/// What the column under a head holds.
#[must_use]
pub fn column(head: &str) -> Column {
    let key: String =
        head.chars().filter(|c| !c.is_whitespace() && *c != '。').collect::<String>().to_lowercase();
    let known = HEADS.iter().find(|(_, spellings)| spellings.contains(&key.as_str()));
    known.map_or_else(|| unlisted(head, &key), |(column, _)| *column)
}

/// A head that no column of parameters has. Where the names of fields head columns, values stand below.
fn unlisted(head: &str, key: &str) -> Column {
    let is_field = head.starts_with(|sign: char| sign.is_ascii_lowercase());
    let is_catalogue =
        is_field || ["os", "值"].contains(&key) || CATALOGUES.iter().any(|part| key.contains(part));
    if is_catalogue { Column::Catalogue } else { Column::Unknown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_capitals_do_not_matter() {
        assert_eq!(column("是 否必选"), Column::Mandatory);
        assert_eq!(column("Mandatory or Not"), Column::Mandatory);
        assert_eq!(column("说明。"), Column::Description);
    }

    #[test]
    fn tells_heads_of_catalogues_from_unknown_ones() {
        assert_eq!(column("支持的盒子版本"), Column::Catalogue);
        assert_eq!(column("Box Version"), Column::Catalogue);
        assert_eq!(column("box_color（颜色）"), Column::Catalogue);
        assert_eq!(column("参数类型"), Column::Type);
        assert_eq!(column("盒子"), Column::Unknown);
    }
}
