//! The vocabulary against the words of all pages, as they were counted over 7,000 of them
//! (`generator/vocabulary/counts`), and code without words.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use generator::docs::vocabulary::{
    captions::{Caption, caption},
    columns::{Column, column},
    mandatory::mandatory,
    sections::{Section, section},
    types::type_cell,
};

fn generator() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator")
}

/// The rows of a list without its head.
fn rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(generator().join("vocabulary/counts").join(name)).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// All files below a folder whose names end so.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|each| each == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Comments may quote a page, and tests read one; code knows no word of it.
#[test]
fn no_code_holds_chinese_words() {
    let is_han = |char: char| ('\u{4e00}'..='\u{9fff}').contains(&char);
    let mut found = Vec::new();
    let is_tests = |path: &PathBuf| path.ends_with("tests.rs");
    for path in files(&generator().join("src"), "rs").into_iter().filter(|path| !is_tests(path)) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("mod tests {").next().unwrap_or_default();
        for (at, line) in code.lines().enumerate() {
            if !line.trim_start().starts_with("//") && line.contains(is_han) {
                found.push(format!("{}:{}: {line}", path.display(), at + 1));
            }
        }
    }
    check(&found);
}

/// What a spelling was first seen in is a page (`service/page.md`), a list of counts, a case of the tests,
/// or the name of what the vendor took it from.
#[test]
fn every_list_and_case_that_a_spelling_was_seen_in_exists() {
    let vocabulary = generator().join("vocabulary");
    let mut found = Vec::new();
    for path in files(&vocabulary, "toml") {
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Some(seen) = line.rsplit_once(" = \"").and_then(|(_, seen)| seen.strip_suffix('"')) else {
                continue;
            };
            let is_there = match seen.split_once('/') {
                Some(("counts", _)) => vocabulary.join(seen).exists(),
                Some(("cases", case)) => generator().join("../tests/cases/pages").join(case).is_dir(),
                _ => true,
            };
            if !is_there {
                found.push(format!("{}: {line}", path.display()));
            }
        }
    }
    check(&found);
}

fn check(found: &[String]) {
    assert!(found.is_empty(), "{} disagreements:\n{}", found.len(), found.join("\n"));
}

/// What a type of the list is in the notation of the spec; `None` where the list does not say.
fn listed_type(category: &str, canonical: &str) -> Option<String> {
    if category == "none" {
        return Some("unknown".to_owned());
    }
    let bare = canonical.trim_end_matches("+ref");
    Some(match bare {
        "string" | "integer" | "boolean" | "object" | "number" => bare.to_owned(),
        "int64" => "long".to_owned(),
        "datetime" => "date-time".to_owned(),
        "array" => "array<any>".to_owned(),
        "enum" | "format-string" => "string".to_owned(),
        "binary" => "file".to_owned(),
        "integer|number" => "number".to_owned(),
        "integer|string|number|boolean" | "string|binary" | "integer|boolean" | "string|integer" => {
            "any".to_owned()
        }
        // What only refers to a table has the fields of that table.
        "?" => "object".to_owned(),
        _ => composed(category, bare)?,
    })
}

fn composed(category: &str, canonical: &str) -> Option<String> {
    let inside = |kind: &str| canonical.strip_prefix(kind)?.strip_suffix('>');
    let primitive = |name: &str| if name == "int64" { "long".to_owned() } else { name.to_owned() };
    match category {
        "array<prim>" | "array<object>" => Some(format!("array<{}>", primitive(inside("array<")?))),
        "array<named>" => Some(format!("array<struct:{}>", inside("array<")?)),
        "named object" => Some(format!("struct:{}", canonical.strip_prefix("object:")?)),
        "bare name" => Some(format!("struct:{canonical}")),
        "map" => Some(map(canonical)),
        "primitive(len)" => Some("string".to_owned()),
        "type+mandatory" => Some(primitive(canonical)),
        _ => None,
    }
}

/// `map<string,array<X>>` → `map<array<struct:X>>`.
fn map(canonical: &str) -> String {
    let inner = |text: &str| map(text);
    if let Some(value) = canonical.strip_prefix("map<string,").and_then(|rest| rest.strip_suffix('>')) {
        return format!("map<{}>", inner(value));
    }
    if let Some(item) = canonical.strip_prefix("array<").and_then(|rest| rest.strip_suffix('>')) {
        return format!("array<{}>", inner(item));
    }
    match canonical {
        "string" | "integer" | "boolean" | "object" => canonical.to_owned(),
        "array" => "array<any>".to_owned(),
        name => format!("struct:{name}"),
    }
}

/// Cells about which the list and the grammar differ, by start and end, and why the grammar is right.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    ("", "结构数组", "words for a structure belong to no name"),
    ("", "数组结构", "a structure of an array is an array"),
    ("", "数据结构", "words for data belong to no name; a list of structures is a list"),
    ("字典类型", "", "a dictionary, not a structure called 字典"),
    ("结构体数据类型", "", "a structure without a name"),
    ("字典数据结构", "[1]", "a number in brackets is a footnote, not a list"),
    ("List", "[1]", "the same"),
    ("jsonString", "", "another spelling of `Json String`, which the list takes for an object"),
    ("[]*String", "", "a pointer is what it points to"),
    ("list<map<", "", "a list of maps"),
    ("Array<Map<", "", "a list of maps"),
    ("Array of object ", "", "`object` belongs to no name"),
    ("Array Object of ", "", "`Object of` belongs to no name"),
    ("Array ofC", "", "a blank is missing behind `of`"),
    ("preconditions field ", "", "`field` belongs to no name"),
    ("objects", "", "the plural without a list is a list"),
    ("Objects", "", "the same"),
    ("Array of integers/", "", "several types"),
    ("String或List", "", "several types"),
    ("String/JSONObject", "", "several types"),
    ("String of Array", "", "a list turned round"),
    ("tag_list", "", "a name that ends like a list"),
    ("REFERENCE", "", "a reference to an object"),
    ("ARRAY_REFERENCE", "", "a reference to a list"),
    ("Yes", "", "it belongs into the mandatory column"),
    ("No", "", "the same"),
    ("NA (Optional)", "", "a word for nothing"),
];

#[test]
fn types_are_what_the_list_says_or_differ_for_a_reason() {
    let mut found = Vec::new();
    for row in rows("types.tsv") {
        let [.., category, canonical, cell] = row.as_slice() else { panic!("{row:?}") };
        let kind = type_cell(cell).kind.to_string();
        let kind = if kind.starts_with("unknown:") { "unknown".to_owned() } else { kind };
        let differs = listed_type(category, canonical).is_some_and(|listed| listed != kind);
        let mut reasons = DIFFERENCES.iter();
        if differs && !reasons.any(|(start, end, _)| cell.starts_with(start) && cell.ends_with(end)) {
            found.push(format!("{cell}: {kind}, but the list says {category} {canonical}"));
        }
    }
    check(&found);
}

/// Cells that are no type: prose, words for nothing, words of other columns.
const NO_TYPES: &[&str] =
    &["", "-", "null", "Null", "None", "无", "是", "否", "Yes", "No", "NA (Optional)", "User token"];
/// Starts of longer ones.
const PROSE: &[&str] = &["MIME type", "Base64-encoded", "String：字符串"];

#[test]
fn every_type_is_known_or_known_to_be_none() {
    let unknown = rows("types.tsv").into_iter().filter_map(|row| row.last().cloned()).filter(|cell| {
        let kind = type_cell(cell).kind.to_string();
        let is_none = NO_TYPES.contains(&cell.as_str()) || PROSE.iter().any(|start| cell.starts_with(start));
        kind.starts_with("unknown:") != is_none
    });
    check(&unknown.collect::<Vec<_>>());
}

/// Starts of cells that stand in the mandatory column by mistake.
const NO_MANDATORY: &[&str] = &[
    "String",
    "WARM",
    "key为",
    "Standard]",
    "public-read",
    "READ",
    "http:",
    "parameters",
    "previous_values",
];

#[test]
fn every_mandatory_cell_is_read_and_keeps_its_condition() {
    let mut found = Vec::new();
    for row in rows("mandatory.tsv") {
        let [.., mapped, cell] = row.as_slice() else { panic!("{row:?}") };
        let is_misplaced = NO_MANDATORY.iter().any(|start| cell.starts_with(start));
        let agrees = match (mapped.as_str(), mandatory(cell)) {
            ("required", Some(said)) => said.required == Some(true) && said.condition.is_none(),
            ("optional", Some(said)) => said.required == Some(false) && said.condition.is_none(),
            ("absent", Some(said)) => said.required.is_none() && said.condition.is_none(),
            (_, Some(said)) => said.condition.is_some() || is_misplaced,
            (_, None) => is_misplaced,
        };
        if !agrees {
            found.push(format!("{cell}: {mapped}"));
        }
    }
    check(&found);
}

#[test]
fn every_heading_has_a_role() {
    let unknown = rows("headings.tsv")
        .into_iter()
        .filter_map(|row| row.get(3).cloned())
        .filter(|heading| section(heading) == Section::Unknown);
    check(&unknown.collect::<Vec<_>>());
}

/// Heads that say nothing about their column.
const NO_HEADS: &[&str] = &["", "-", "数据结构说明"];

#[test]
fn every_column_head_has_a_role() {
    let unknown = rows("headers.tsv").into_iter().filter_map(|row| row.get(3).cloned()).filter(|head| {
        let is_none = NO_HEADS.contains(&head.as_str());
        column(head) == Column::Unknown && !is_none
    });
    check(&unknown.collect::<Vec<_>>());
}

/// The caption of a table about machines at two places.
const NO_CAPTION: &str = "Production site";

#[test]
fn every_caption_says_something() {
    let unknown = rows("captions.tsv")
        .into_iter()
        .filter_map(|row| row.get(2).cloned())
        .filter(|text| matches!(caption(text), Caption::Unknown(_)) && !text.starts_with(NO_CAPTION));
    check(&unknown.collect::<Vec<_>>());
}
