//! Type cells: `Array of Volume objects`, `String(255)`, `Map<String,String>`, `整型`.

use std::sync::LazyLock;

use regex::Regex;

use crate::spec::model::Type;

/// What a type cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeCell {
    /// The type. A structure has the name that the cell gives it; it may not exist.
    pub kind: Type,
    /// The greatest length that the cell states: `String(64)`.
    pub max_length: Option<i64>,
    /// Whether the cell also says that the parameter is required: `String (Required)`.
    pub required: Option<bool>,
}

const SCALARS: &[(Type, &[&str])] = &[
    (
        Type::String,
        &[
            "string",
            "strings",
            "str",
            "character",
            "char",
            "sting",
            "stirng",
            "stringtype",
            "字符串",
            "字符串类型",
            "字符",
            "varchar",
            "enum",
            "枚举",
            "枚举类型",
            "uuid",
            "*string",
            "text",
            "enum<enumeration>",
            "base64",
            "email",
            "password",
            "url",
            "ip",
            "cidr",
        ],
    ),
    (
        Type::Integer,
        &[
            "integer", "integers", "int", "ints", "int32", "interger", "integars", "整型", "整数", "整形",
            "数字", "数值", "short", "*int", "intege",
        ],
    ),
    (Type::Long, &["long", "longs", "int64", "longinteger", "bigint", "biginteger"]),
    (
        Type::Number,
        &[
            "float",
            "double",
            "number",
            "doubule",
            "bigdecimal",
            "decimal",
            "浮点",
            "浮点型",
            "浮点数",
            "float32",
            "float64",
            "numbers",
            "floats",
        ],
    ),
    (
        Type::Boolean,
        &[
            "boolean",
            "bool",
            "boalean",
            "booleab",
            "boo",
            "booleger",
            "布尔",
            "布尔型",
            "布尔值",
            "booleans",
            "*bool",
        ],
    ),
    (Type::DateTime, &["timestamp", "time", "datetime", "date", "date-time", "日期", "时间"]),
    (Type::File, &["file", "binary"]),
    (
        Type::Object,
        &[
            "object",
            "dict",
            "json",
            "jsonobject",
            "map",
            "字典数据类型",
            "字典数据结构",
            "字典类型",
            "字段数据类型",
            "字典",
            "struct",
            "结构体",
            "结构体数据类型",
            "对象",
            "dictionarydatastructure",
            "dictionary",
            "jsonstring",
            "dict[]",
            "datastructure",
            "map型",
            "hash",
        ],
    ),
    (Type::Any, &["any"]),
];

/// Lists whose items the cell does not describe.
const BARE_LISTS: &[&str] = &[
    "array",
    "list",
    "jsonarray",
    "json数组",
    "listdatastructure",
    "列表数据结构",
    "列表",
    "数组",
    "列表数据类型",
    "listtype",
    "set",
];

/// Lists of objects that the cell does not name.
const OBJECT_LISTS: &[&str] = &["objects"];

static LENGTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Za-z]+)\s*[(（]\s*(\d+)\s*[)）]$"));
static REQUIRED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(.*?)\s*[(（](required|optional)[)）]$"));
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:[.。,，;；]?\s*(?:for details,?\s*)?(?:please\s*)?(?:see|refer to)\s*(?:the\s*)?table\s*\d+|[，,。]?\s*(?:详情)?(?:请)?(?:参见|详见|参考|见)\s*表\s*\d+)[.。]?\s*$",
    )
});
static MAP: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:map|dict)\s*[<(\[]\s*[^,，]+\s*[,，]\s*(.+?)\s*[>)\]]$"));
static LIST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:json)?\s*(?:array|list|set)s?\s*(?:of\s+|[<(\[]\s*)(.+?)\s*[>)\]]?$"));
static SPACED_LIST: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:array|list)\s+(.+)$"));
static SUFFIXED_LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^(.+?)(?:\s*\[\s*\]|\s*数组|\s*列表|\s+structure array|\s+array|\s+list)$")
});
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:object of |object )?\s*([A-Za-z_][A-Za-z0-9_.\-]*)\s*(?:objects?|对象|结构体|结构|数据结构|structures?|data structures?)?$",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// Reads a type cell. What the grammar does not know is [`Type::Unknown`] with the cell's words.
#[must_use]
pub fn type_cell(cell: &str) -> TypeCell {
    let mut words = tidy(cell);
    let mut required = None;
    let found = REQUIRED.captures(&words).map(|found| (found[1].to_owned(), found[2].to_lowercase()));
    if let Some((rest, word)) = found {
        required = Some(word == "required");
        words = rest;
    }
    let mut max_length = None;
    let found = LENGTH.captures(&words).map(|found| (found[1].to_owned(), found[2].parse().ok()));
    if let Some((rest, length)) = found {
        max_length = length;
        words = rest;
    }
    let kind = parse(&words).unwrap_or_else(|| Type::Unknown(cell.trim().to_owned()));
    TypeCell { kind, max_length, required }
}

/// Full-width signs become ASCII ones, footnotes and references to tables go.
fn tidy(cell: &str) -> String {
    let ascii: String = cell
        .chars()
        .map(|c| match c {
            '（' => '(',
            '）' => ')',
            '＜' | '《' => '<',
            '＞' | '》' => '>',
            '，' => ',',
            '\u{a0}' | '\n' => ' ',
            other => other,
        })
        .collect();
    let without_reference = REFERENCE.replace(ascii.trim(), "");
    without_reference.trim().trim_end_matches(['.', '。', ';', '；', ',']).trim().to_owned()
}

fn parse(words: &str) -> Option<Type> {
    let words = words.trim();
    let key: String = words.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    if let Some((kind, _)) = SCALARS.iter().find(|(_, spellings)| spellings.contains(&key.as_str())) {
        return Some(kind.clone());
    }
    if BARE_LISTS.contains(&key.as_str()) {
        return Some(Type::Array(Box::new(Type::Any)));
    }
    if OBJECT_LISTS.contains(&key.as_str()) {
        return Some(Type::Array(Box::new(Type::Object)));
    }
    list_or_map(words).or_else(|| structure(words))
}

fn list_or_map(words: &str) -> Option<Type> {
    if let Some(found) = MAP.captures(words) {
        return Some(Type::Map(Box::new(parse(&found[1])?)));
    }
    if let Some(rest) = words.strip_prefix("[]") {
        return Some(Type::Array(Box::new(parse(rest)?)));
    }
    let inner =
        [&LIST, &SUFFIXED_LIST, &SPACED_LIST].into_iter().find_map(|pattern| pattern.captures(words))?;
    Some(Type::Array(Box::new(item(&inner[1])?)))
}

/// The item of a list may be in the plural: `objects`, `Volume objects`.
fn item(words: &str) -> Option<Type> {
    let words = words.trim();
    let is_plural = words.to_lowercase().ends_with("objects");
    match words.get(..words.len().saturating_sub("objects".len())).filter(|_| is_plural).map(str::trim_end) {
        Some("") => Some(Type::Object),
        Some(name) => parse(name),
        None => parse(words),
    }
}

fn structure(words: &str) -> Option<Type> {
    let name = NAMED.captures(words)?[1].to_owned();
    // `clusters objects`: the plural without a list is a list of that structure.
    let structure = Type::Struct(name);
    Some(if words.trim_end().ends_with(" objects") { Type::Array(Box::new(structure)) } else { structure })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_way_to_write_a_type() {
        for (cell, expected) in [
            ("String。", "string"),
            ("Interger", "integer"),
            ("Long", "long"),
            ("Array of strings", "array<string>"),
            ("Array of Volume objects", "array<struct:Volume>"),
            ("Volume object", "struct:Volume"),
            ("clusters objects", "array<struct:clusters>"),
            ("objects", "array<object>"),
            ("Array of objects", "array<object>"),
            ("Array of Objects", "array<object>"),
            ("List<String>", "array<string>"),
            ("Array String", "array<string>"),
            ("Array<Array<String>>", "array<array<string>>"),
            ("Map<String,Array<JobExeResult>>", "map<array<struct:JobExeResult>>"),
            ("Map<String, String>", "map<string>"),
            ("[]String", "array<string>"),
            ("String数组", "array<string>"),
            ("OutputParams结构体", "struct:OutputParams"),
            ("Dictionary data structure. For details, see Table 3.", "object"),
            ("列表数据结构，请参见表4。", "array<any>"),
            ("policy_param", "struct:policy_param"),
            ("发送的实体", "unknown:发送的实体"),
        ] {
            assert_eq!(type_cell(cell).kind.to_string(), expected, "{cell}");
        }
    }

    #[test]
    fn keeps_a_length_and_a_requirement() {
        assert_eq!(type_cell("String(255)").max_length, Some(255));
        assert_eq!(type_cell("String (Required)").required, Some(true));
    }
}
