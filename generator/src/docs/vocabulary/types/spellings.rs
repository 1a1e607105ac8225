//! The words for types that hold no other type: one line for each type, typing errors included.

use crate::spec::model::Type;

/// Words in lower case, without blanks, without a plural, without words for "type" at the end.
const SCALARS: &[(Type, &[&str])] = &[
    (
        Type::String,
        &[
            "string",
            "str",
            "character",
            "char",
            "varchar",
            "text",
            "sting",
            "stirng",
            "enum",
            "enum<enumeration>",
            "uuid",
            "base64",
            "email",
            "password",
            "url",
            "ip",
            "cidr",
            "字符串",
            "字符",
            "枚举",
        ],
    ),
    (
        Type::Integer,
        &[
            "integer", "int", "int32", "short", "interger", "intege", "integar", "整型", "整数", "整形",
            "数字", "数值",
        ],
    ),
    (Type::Long, &["long", "int64", "longinteger", "bigint", "biginteger"]),
    (
        Type::Number,
        &[
            "float",
            "float32",
            "float64",
            "double",
            "number",
            "decimal",
            "bigdecimal",
            "doubule",
            "浮点",
            "浮点型",
            "浮点数",
        ],
    ),
    (
        Type::Boolean,
        &["boolean", "bool", "boalean", "booleab", "booleger", "boo", "布尔", "布尔型", "布尔值"],
    ),
    (Type::DateTime, &["timestamp", "time", "datetime", "date", "date-time", "日期", "时间"]),
    (Type::File, &["file", "binary", "文件"]),
    (
        Type::Object,
        &[
            "object",
            "obejct",
            "dict",
            "dictionary",
            "json",
            "jsonobject",
            "jsonstring",
            "jsonkey-valuepair",
            "map",
            "map型",
            "hash",
            "struct",
            "reference",
            "data",
            "container",
            "xml",
            "字典",
            "json格式的字典",
            "字段",
            "结构体",
            "json结构体",
            "对象",
        ],
    ),
    (Type::Any, &["any", "任意", "t", "<t>"]),
];

/// Lists whose items the cell does not describe.
const LISTS: &[&str] =
    &["array", "list", "set", "jsonarray", "json数组", "json列表", "array_reference", "列表", "数组"];

/// What says no more than that something is of a type.
const TYPE_WORDS: &[&str] = &["数据", "类型", "结构", "datastructure", "structure", "type"];

/// Phrases of a cell that leaves the type to the value of another field.
const DEPENDS: &[&str] = &["determined by", "depends on", "根据"];

/// The type that a word stands for.
pub(super) fn scalar(words: &str) -> Option<Type> {
    let key = key(words);
    let key = key.strip_prefix('*').unwrap_or(&key);
    let bare = bare(key);
    let found = |key: &str| SCALARS.iter().find(|(_, spellings)| spellings.contains(&key));
    if let Some((kind, _)) = found(key).or_else(|| found(bare)) {
        return Some(kind.clone());
    }
    if key == "objects" {
        return Some(Type::Array(Box::new(Type::Object)));
    }
    if LISTS.contains(&bare) {
        return Some(Type::Array(Box::new(Type::Any)));
    }
    // A cell that says `data structure` and nothing else means an object.
    if !key.is_empty() && bare.is_empty() {
        return Some(Type::Object);
    }
    DEPENDS.iter().any(|phrase| words.to_lowercase().starts_with(phrase)).then_some(Type::Any)
}

/// The type that a word in the plural stands for, as in a list of `strings`.
pub(super) fn plural(words: &str) -> Option<Type> {
    scalar(key(words).strip_suffix('s')?)
}

/// The format that a word for a type promises besides.
pub(super) fn format(words: &str) -> Option<&'static str> {
    const FORMATS: &[&str] = &["uuid", "base64", "email", "cidr", "url", "ip"];
    let key = key(words);
    FORMATS.iter().find(|format| **format == key).copied()
}

fn key(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// `字典数据结构` → `字典`, `list data structure` → `list`.
fn bare(key: &str) -> &str {
    let shorter = TYPE_WORDS.iter().find_map(|word| key.strip_suffix(word));
    shorter.map_or(key, bare)
}
