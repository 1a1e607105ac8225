//! The files of `generator/vocabulary`, read once: every spelling with the page where it was first seen,
//! every pattern with texts that it reads and texts that it does not.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use regex::Regex;
use serde::{
    Deserialize,
    de::{DeserializeOwned, IntoDeserializer, value::StrDeserializer},
};
use toml::{Table, Value};

/// What a file holds, and its text. Files that hold the same are one list.
macro_rules! files {
    ($($kind:literal: $($path:literal)+;)+) => {
        const FILES: &[(&str, &str)] =
            &[$($(($kind, include_str!(concat!("../../../vocabulary/", $path))),)+)+];
    };
}

files! {
    "sections": "zh/sections.toml" "en/sections.toml";
    "columns": "zh/columns.toml" "en/columns.toml";
    "captions": "zh/captions.toml" "en/captions.toml";
    "types": "zh/types.toml" "en/types.toml";
    "pages": "zh/pages.toml" "en/pages.toml";
    "units": "zh/units.toml" "en/units.toml";
    "words": "zh/words.toml" "en/words.toml";
    "names": "names.toml";
    "paging": "paging.toml";
    "patterns": "patterns/bounds.toml" "patterns/facts.toml" "patterns/labels.toml" "patterns/mandatory.toml"
        "patterns/marks.toml" "patterns/paging.toml"
        "patterns/statuses.toml" "patterns/titles.toml" "patterns/types.toml" "patterns/values.toml";
}

/// The whole vocabulary.
pub(super) static DATA: LazyLock<Data> =
    LazyLock::new(|| Data::read(FILES).expect("the vocabulary's files are a part of this program"));

/// The page where each spelling was first seen, by spelling.
pub(super) type Spellings = BTreeMap<String, String>;

/// The spellings of each role, by the role's name: what it means is a matter of those who use it.
pub(super) type Roles = BTreeMap<String, Spellings>;

/// The files as one value; each member is described where it is used.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    pub(super) sections: Roles,
    pub(super) columns: Roles,
    pub(super) captions: Captions,
    pub(super) types: Types,
    pub(super) pages: Pages,
    pub(super) units: Roles,
    pub(super) words: Words,
    pub(super) names: Names,
    pub(super) paging: Paging,
    pub(super) patterns: BTreeMap<String, Patterns>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Captions {
    pub(super) whole: Roles,
    pub(super) word: Roles,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Types {
    pub(super) scalar: Roles,
    pub(super) list: Spellings,
    pub(super) type_word: Spellings,
    pub(super) depends: Spellings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pages {
    pub(super) heading: Roles,
    pub(super) title: Roles,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) yes: Spellings,
    pub(super) no: Spellings,
    pub(super) silent: Spellings,
    pub(super) nothing: Spellings,
    pub(super) alternative: Spellings,
    pub(super) rule: Spellings,
    pub(super) no_value: Spellings,
    pub(super) other_list: Spellings,
    pub(super) no_default: Spellings,
    pub(super) follows_default: Spellings,
    pub(super) no_parent: Spellings,
    pub(super) field_noun: Spellings,
    pub(super) field_head: Spellings,
    pub(super) side: Spellings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub(super) location: Spellings,
    pub(super) header: Spellings,
    pub(super) error: Spellings,
    pub(super) beside_error: Spellings,
    pub(super) secret: Spellings,
    #[cfg_attr(not(test), expect(dead_code, reason = "the names are for the tests"))]
    pub(super) is_secret: Spellings,
    #[cfg_attr(not(test), expect(dead_code, reason = "the names are for the tests"))]
    pub(super) is_no_secret: Spellings,
    pub(super) verb: Roles,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Paging {
    pub(super) parameter: Roles,
    pub(super) next: Spellings,
    pub(super) total: Spellings,
    pub(super) links: Spellings,
    pub(super) reading_path: Spellings,
}

/// Patterns that are tried in their order.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Patterns(Vec<Tested>);

/// A pattern, and the texts that are its tests.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "the texts are for the tests"))]
struct Tested {
    pattern: String,
    yes: Vec<String>,
    no: Vec<String>,
}

impl Data {
    /// Joins the files and gives their values types. A list that nothing knows is an error.
    fn read(files: &[(&str, &str)]) -> Result<Self, toml::de::Error> {
        let mut whole = Table::new();
        for (kind, text) in files {
            let file: Table = text.parse()?;
            merge(&mut whole, Table::from_iter([((*kind).to_owned(), Value::Table(file))]));
        }
        let parts =
            whole.get_mut("patterns").and_then(Value::as_table_mut).and_then(|all| all.remove("parts"));
        let mut data: Self = whole.try_into()?;
        data.expand(&parts.map(Value::try_into).transpose()?.unwrap_or_default());
        Ok(data)
    }

    /// Puts the parts that several patterns share in their places.
    fn expand(&mut self, parts: &BTreeMap<String, String>) {
        for pattern in self.patterns.values_mut().flat_map(|patterns| &mut patterns.0) {
            for (name, part) in parts {
                pattern.pattern = pattern.pattern.replace(&format!("{{{{{name}}}}}"), part);
            }
        }
    }
}

/// Adds what another file says: tables are joined, lists appended.
fn merge(whole: &mut Table, part: Table) {
    for (key, value) in part {
        match (whole.get_mut(&key), value) {
            (Some(Value::Table(whole)), Value::Table(part)) => merge(whole, part),
            (Some(Value::Array(whole)), Value::Array(part)) => whole.extend(part),
            (_, value) => {
                whole.insert(key, value);
            }
        }
    }
}

/// The patterns of a name, in their order.
pub(super) fn patterns(name: &str) -> Vec<Regex> {
    let patterns = DATA.patterns.get(name).expect("each name in the code has patterns in the vocabulary");
    patterns.0.iter().map(|pattern| compiled(&pattern.pattern)).collect()
}

/// The only pattern of a name, or one that finds what any of several finds.
pub(super) fn pattern(name: &str) -> Regex {
    let patterns = DATA.patterns.get(name).expect("each name in the code has a pattern in the vocabulary");
    match patterns.0.as_slice() {
        [only] => compiled(&only.pattern),
        several => {
            let each: Vec<String> = several.iter().map(|each| format!("(?:{})", each.pattern)).collect();
            compiled(&each.join("|"))
        }
    }
}

fn compiled(text: &str) -> Regex {
    Regex::new(text).expect("the tests compile every pattern of the vocabulary")
}

/// A spelling without what never matters: case, blanks, full stops.
pub(super) fn key(text: &str) -> String {
    let chars = text.chars().filter(|char| !char.is_whitespace() && *char != '。');
    let mut key = String::with_capacity(text.len());
    key.extend(chars.flat_map(char::to_lowercase));
    key
}

/// The role of each spelling, by its key.
pub(super) fn index<R: Clone + DeserializeOwned>(roles: &Roles) -> HashMap<String, R> {
    let mut index = HashMap::new();
    for (name, spellings) in roles {
        let role: R = role(name);
        index.extend(spellings.keys().map(|spelling| (key(spelling), role.clone())));
    }
    index
}

/// The role of a name.
fn role<R: DeserializeOwned>(name: &str) -> R {
    let name: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    R::deserialize(name).expect("the tests ask for every role of the vocabulary")
}

/// The words of a list in lower case.
pub(super) fn lower(spellings: &Spellings) -> Vec<String> {
    spellings.keys().map(|word| word.to_lowercase()).collect()
}

/// Whether a text contains a word of a list.
pub(super) fn contains(text: &str, spellings: &Spellings) -> bool {
    spellings.keys().any(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_finds_its_texts_and_leaves_the_others() {
        for (name, patterns) in &DATA.patterns {
            for Tested { pattern, yes, no } in &patterns.0 {
                assert!(!yes.is_empty() && !no.is_empty(), "{name}: {pattern} has no texts");
                let regex = compiled(pattern);
                for text in yes {
                    assert!(regex.is_match(text), "{name}: {pattern} does not find {text}");
                }
                for text in no {
                    assert!(!regex.is_match(text), "{name}: {pattern} finds {text}");
                }
            }
        }
    }

    fn assert_apart(what: &str, roles: &Roles) {
        let mut seen: HashMap<String, String> = HashMap::new();
        for (role, spellings) in roles {
            for spelling in spellings.keys() {
                let here = format!("{role}: {spelling}");
                let other = seen.insert(key(spelling), here.clone());
                assert_eq!(other, None, "{what}: {here} stands there twice");
            }
        }
    }

    #[test]
    fn no_spelling_has_two_roles() {
        assert_apart("sections", &DATA.sections);
        assert_apart("columns", &DATA.columns);
        assert_apart("captions", &DATA.captions.whole);
        assert_apart("words of captions", &DATA.captions.word);
        assert_apart("types", &DATA.types.scalar);
        assert_apart("headings of other pages", &DATA.pages.heading);
        assert_apart("units", &DATA.units);
        assert_apart("parameters of pages", &DATA.paging.parameter);
    }

    #[test]
    fn every_spelling_was_seen_somewhere() {
        fn check(at: &str, value: &Value) {
            match value {
                Value::Table(table) if table.contains_key("pattern") => {}
                Value::Table(table) => {
                    table.iter().for_each(|(key, value)| check(&format!("{at}: {key}"), value));
                }
                Value::String(seen) => assert!(!seen.is_empty(), "{at} was seen nowhere"),
                _ => {}
            }
        }
        for (kind, text) in FILES {
            check(kind, &Value::Table(text.parse().expect("each file is TOML")));
        }
    }
}
