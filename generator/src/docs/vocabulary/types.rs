//! Type cells: `Array of Volume objects`, `String(255)`, `Map<String,String>`, `整型`.

mod spellings;

use std::{cell::Cell, sync::LazyLock};

use regex::Regex;

use super::{
    captions::{Caption, caption},
    data::{pattern, patterns},
    mandatory::mandatory,
    nothing,
};
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
    /// The format that the cell names instead of a type: `UUID`.
    pub format: Option<&'static str>,
}

/// How often a cell may be cut into a smaller one. What no grammar explains would else be tried in
/// ever more ways, and lists in lists would fill the stack. No real cell takes ten.
const STEPS: usize = 30;

/// How many bytes a cell may have. The longest real one has some two hundred.
const LONGEST: usize = 1000;

static NECESSITY: LazyLock<Regex> = LazyLock::new(|| pattern("necessity"));
static LENGTH: LazyLock<Regex> = LazyLock::new(|| pattern("max_length"));
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| pattern("footnote"));
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern("remark"));
/// Where a reference to a table or to a description starts; it goes on to the end of the cell.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern("reference"));
static MAP: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("map"));
static ARRAY: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("array"));
static GLUED_ARRAY: LazyLock<Regex> = LazyLock::new(|| pattern("glued_array"));
static UNION: LazyLock<Regex> = LazyLock::new(|| pattern("union"));
static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern("named"));
static SEVERAL_WORDS: LazyLock<Regex> = LazyLock::new(|| pattern("several_words"));

/// Reads a type cell. What the grammar does not know is [`Type::Unknown`] with the cell's text.
#[must_use]
pub fn type_cell(cell: &str) -> TypeCell {
    // Most cells are one word.
    let is_word = cell.bytes().all(|char| char.is_ascii_alphabetic());
    if let Some(kind) = Some(cell).filter(|_| is_word).and_then(spellings::scalar) {
        return TypeCell { kind, max_length: None, required: None, format: spellings::format(cell) };
    }
    if cell.len() > LONGEST {
        let kind = Type::Unknown(cell.trim().to_owned());
        return TypeCell { kind, max_length: None, required: None, format: None };
    }
    let mut text = tidy(cell);
    let mut required = None;
    let found = NECESSITY.captures(&text).map(|found| (found[1].to_owned(), found[2].to_lowercase()));
    if let Some((rest, word)) = found {
        required = Some(word == "required");
        text = rest;
    }
    let mut max_length = None;
    let found = LENGTH.captures(&text).map(|found| (found[1].to_owned(), found[2].parse().ok()));
    if let Some((rest, length)) = found {
        max_length = length;
        text = rest;
    }
    let kind = parse(&text, &Cell::new(STEPS)).unwrap_or_else(|| Type::Unknown(cell.trim().to_owned()));
    TypeCell { kind, max_length, required, format: spellings::format(&text) }
}

/// Whether a cell that was read as any type names several: `String/Integer`.
#[must_use]
pub fn names_several(cell: &str, kind: &Type) -> bool {
    let is_union = |text: &str| UNION.is_match(text) && !spellings::depends(text);
    *kind.innermost() == Type::Any && is_union(&tidy(cell))
}

/// Full-width chars become ASCII ones, footnotes and references to tables go.
fn tidy(cell: &str) -> String {
    let ascii: String = cell.chars().map(ascii).collect();
    let text = ascii.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches(STOPS);
    let found = REFERENCE.captures(text);
    let whole = found.as_ref().and_then(|found| found.get(0));
    let Some(reference) = whole else {
        return FOOTNOTE.replace(text, "").into_owned();
    };
    // Of several sentences the first names the type, the others say where to look.
    let before = text[..reference.start()].split("。").next().unwrap_or_default();
    if !before.trim().is_empty() {
        return before.trim_end_matches(STOPS).trim().to_owned();
    }
    let after = text[reference.end()..].trim();
    let described = found.and_then(|found| found.get(1)).map(|text| caption(text.as_str()));
    match described {
        Some(Caption::Structure(name)) => name,
        // What only refers to a table has the fields of that table.
        _ if after.is_empty() => "object".to_owned(),
        _ => after.to_owned(),
    }
}

const STOPS: &[char] = &['.', '。', ';', '；', ',', ' '];

fn ascii(char: char) -> char {
    match char {
        '（' => '(',
        '）' => ')',
        '＜' | '《' => '<',
        '＞' | '》' => '>',
        '，' => ',',
        '：' => ':',
        other => other,
    }
}

/// `steps`: how many are left.
fn parse(text: &str, steps: &Cell<usize>) -> Option<Type> {
    steps.set(steps.get().checked_sub(1)?);
    let text = text.trim();
    if let Some(kind) = spellings::scalar(text) {
        return Some(kind);
    }
    if says_no_type(text) {
        return None;
    }
    map(text, steps)
        .or_else(|| list(text, steps))
        .or_else(|| union(text))
        .or_else(|| structure(text))
        .or_else(|| parse(&REMARK.captures(text)?[1], steps))
}

/// A word for nothing, or one that belongs into the mandatory column.
fn says_no_type(text: &str) -> bool {
    text.is_empty()
        || nothing::is_none_word(text)
        || mandatory(text).is_some_and(|cell| cell.condition.is_none())
}

fn map(text: &str, steps: &Cell<usize>) -> Option<Type> {
    let found = MAP.iter().find_map(|pattern| pattern.captures(text))?;
    Some(Type::Map(Box::new(parse(&found[1], steps)?)))
}

fn list(text: &str, steps: &Cell<usize>) -> Option<Type> {
    let inner = |pattern: &Regex| {
        let found = pattern.captures(text)?;
        item(found.iter().skip(1).flatten().next()?.as_str(), steps)
    };
    let glued = || {
        let found = GLUED_ARRAY.captures(text)?;
        let inner = found.iter().skip(1).flatten().next()?.as_str();
        // `tag_list` is a name, `StringArray` a list.
        spellings::scalar(inner).or_else(|| found.get(2).and_then(|inner| item(inner.as_str(), steps)))
    };
    let found = ARRAY.iter().find_map(inner);
    Some(Type::Array(Box::new(found.or_else(glued)?)))
}

/// The item of a list may be in the plural, `objects` or `Volume objects`, or a name of words.
fn item(text: &str, steps: &Cell<usize>) -> Option<Type> {
    let text = text.trim();
    if let Some(kind) = spellings::plural(text) {
        return Some(kind);
    }
    let singular = text.strip_suffix("objects").map(str::trim_end).filter(|name| !name.is_empty());
    let text = singular.unwrap_or(text);
    parse(text, steps).or_else(|| Some(Type::Struct(several_words(text)?)))
}

/// Several types: numbers together are a number, anything else may be anything.
fn union(text: &str) -> Option<Type> {
    let is_number = |kind: &Type| matches!(kind, Type::Integer | Type::Long | Type::Number);
    let parts = UNION.split(text).map(|part| spellings::scalar(part).or_else(|| spellings::plural(part)));
    let parts: Vec<Type> = parts.collect::<Option<_>>()?;
    if parts.len() < 2 {
        return None;
    }
    Some(if parts.iter().all(is_number) { Type::Number } else { Type::Any })
}

fn structure(text: &str) -> Option<Type> {
    let name = match NAMED.captures(text) {
        Some(found) => glued_object(&found[1]).to_owned(),
        None => several_words(text).filter(|name| name.len() < text.len())?,
    };
    // `clusters objects`: the plural without a list is a list of that structure.
    let structure = Type::Struct(name);
    Some(if text.trim_end().ends_with(" objects") { Type::Array(Box::new(structure)) } else { structure })
}

/// `DisasterRecoveryobject` lacks a blank.
fn glued_object(name: &str) -> &str {
    name.strip_suffix("object").filter(|name| name.ends_with(char::is_alphanumeric)).unwrap_or(name)
}

fn several_words(text: &str) -> Option<String> {
    let name = SEVERAL_WORDS.captures(text)?[1].to_owned();
    name.contains(char::is_uppercase).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_without_end_are_no_type() {
        for cell in ["[]", "array ", "list of ", "map<string,", "x (a b) list "] {
            for times in [900 / cell.len(), 20_000] {
                let kind = type_cell(&cell.repeat(times)).kind;
                assert!(matches!(kind, Type::Unknown(_)), "{cell}: {kind}");
            }
        }
    }

    fn kinds(rows: &[(&str, &str)]) {
        for (cell, expected) in rows {
            assert_eq!(type_cell(cell).kind.to_string(), *expected, "{cell}");
        }
    }

    #[test]
    fn reads_words_for_single_values_and_typing_errors() {
        kinds(&[
            ("String。", "string"),
            ("*String", "string"),
            ("字符串类型", "string"),
            ("Interger", "integer"),
            ("Long integer", "long"),
            ("Bool", "boolean"),
            ("BIGDECIMAL", "number"),
            ("Date Time", "date-time"),
            ("File", "file"),
            ("Enum", "string"),
        ]);
    }

    #[test]
    fn reads_words_for_objects_and_lists_of_unknown_items() {
        kinds(&[
            ("字典数据结构", "object"),
            ("字段数据类型", "object"),
            ("Data structure", "object"),
            ("JSON结构体", "object"),
            ("List data structure", "array<any>"),
            ("列表类型数据结构", "array<any>"),
            ("objects", "array<object>"),
        ]);
    }

    #[test]
    fn reads_every_way_to_write_a_list() {
        kinds(&[
            ("Array of strings", "array<string>"),
            ("Array of Objects", "array<object>"),
            ("Array of Volume objects", "array<struct:Volume>"),
            ("Array of Volume object", "array<struct:Volume>"),
            ("Array of Volumeobjects", "array<struct:Volume>"),
            ("Array ofVolume objects", "array<struct:Volume>"),
            ("Array of object volumes", "array<struct:volumes>"),
            ("Array Object of volumes", "array<struct:volumes>"),
            ("Array of Cold Box objects", "array<struct:Cold Box>"),
            ("Cold box structure array", "array<struct:Cold box>"),
            ("List (Cold boxes)", "array<struct:Cold boxes>"),
            ("clusters objects", "array<struct:clusters>"),
            ("List <box>[1]", "array<struct:box>"),
            ("List<String>", "array<string>"),
            ("Array String", "array<string>"),
            ("[]*String", "array<string>"),
            ("[Long]", "array<long>"),
            ("String数组", "array<string>"),
            ("StringArray", "array<string>"),
            ("String of Array", "array<string>"),
            ("box结构数组", "array<struct:box>"),
            ("box数组结构", "array<struct:box>"),
            ("各类型对应的box结构数组", "array<struct:box>"),
            ("Array<Array<String>>", "array<array<string>>"),
            ("box_list", "struct:box_list"),
        ]);
    }

    #[test]
    fn reads_maps() {
        kinds(&[
            ("Map<String,Array<JobExeResult>>", "map<array<struct:JobExeResult>>"),
            ("Map<String, String>", "map<string>"),
            ("list<map<String,String>>", "array<map<string>>"),
            ("Map<String,Array of box objects>", "map<array<struct:box>>"),
            ("Object (string:array)", "map<array<any>>"),
        ]);
    }

    #[test]
    fn reads_names_of_structures() {
        kinds(&[
            ("Volume object", "struct:Volume"),
            ("VolumeObject", "struct:VolumeObject"),
            ("Volumeobject", "struct:Volume"),
            ("object of volume", "struct:volume"),
            ("Cold Box object", "struct:Cold Box"),
            ("volume:kind object", "struct:volume:kind"),
            ("volume field object", "struct:volume"),
            ("OutputParams结构体", "struct:OutputParams"),
            ("policy_param", "struct:policy_param"),
        ]);
    }

    #[test]
    fn several_types_are_a_number_or_anything() {
        kinds(&[
            ("Integer or Float", "number"),
            ("String/Integer", "any"),
            ("String或List", "any"),
            ("Array of integers/string", "array<any>"),
            ("Determined by the kind of box", "any"),
            ("<T>", "any"),
        ]);
    }

    #[test]
    fn tells_several_types_from_any() {
        for (cell, expected) in [
            ("String/Integer", true),
            ("Array of integers/string", true),
            ("Integer or Float", false),
            ("Determined by the box or the lid", false),
            ("<T>", false),
            ("String", false),
        ] {
            assert_eq!(names_several(cell, &type_cell(cell).kind), expected, "{cell}");
        }
    }

    #[test]
    fn drops_references_and_remarks() {
        kinds(&[
            ("Dictionary data structure. For details, see Table 3.", "object"),
            ("Array. For more information, see Table 4.", "array<any>"),
            ("List<box> (For details, see Table 3.)", "array<struct:box>"),
            ("字典数据结构。 新建盒子请参见表3。 复制盒子请参见表4。", "object"),
            ("列表数据结构，请参见“查询盒子”章节的表4。", "array<any>"),
            ("Table 3", "object"),
            ("参见表3", "object"),
            ("表4object", "object"),
            ("参考box数据结构说明。", "struct:box"),
            ("Object (structure of a box)", "object"),
        ]);
    }

    #[test]
    fn words_that_are_no_type_stay_unknown() {
        for cell in ["发送的实体", "Name of the box", "是", "No", "null", "-", "无", ""] {
            assert_eq!(type_cell(cell).kind, Type::Unknown(cell.to_owned()));
        }
    }

    #[test]
    fn keeps_a_length_a_requirement_and_a_format() {
        assert_eq!(type_cell("String(255)").max_length, Some(255));
        assert_eq!(type_cell("String (Required)").required, Some(true));
        assert_eq!(type_cell("Uuid (Optional)").required, Some(false));
        assert_eq!(type_cell("Uuid (Optional)").format, Some("uuid"));
    }
}
