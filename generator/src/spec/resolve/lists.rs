//! The values that a field lists → a list of values, with names where the values say nothing.

use std::{collections::BTreeSet, sync::LazyLock};

use regex::Regex;
use serde_json::Value as Json;

use super::resolved::Value;
use crate::spec::{
    model::{self, Field},
    types::Wire,
};

/// Longer English at the beginning of a meaning is a sentence and no name.
const MOST_WORDS: usize = 3;

static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-z][A-Za-z0-9]*(?:[ _-][A-Za-z0-9]+)*")
        .expect("the pattern is a constant of this module")
});

/// The values that the field lists, each once: text, or whole numbers if all of them are. A secret
/// is never listed, and a boolean stays one.
pub(super) fn values(field: &Field) -> Option<Vec<Value>> {
    let is_number = |value: &model::Value| value.value.parse::<i64>().is_ok();
    let can_list = match field.kind.innermost().wire() {
        Wire::Text => field.kind.innermost() == &model::Type::String,
        Wire::Integer => field.values.iter().all(is_number),
        _ => false,
    };
    if !can_list || field.secret || field.values.is_empty() {
        return None;
    }
    let mut seen = BTreeSet::new();
    let first = field.values.iter().filter(|value| seen.insert(value.value.as_str()));
    Some(first.map(value).collect())
}

/// The list in a form that is the same whatever the order. A bare number says nothing, so its name
/// or else its meaning is part of it.
pub(super) fn canonical(values: &[Value]) -> String {
    let written = |value: &Value| {
        let meaning = is_bare(&value.value).then_some(value.meaning.as_str()).filter(|text| !text.is_empty());
        match value.name.as_deref().or(meaning) {
            Some(name) => format!("{}={}", quoted(&value.value), quoted(name)),
            None => quoted(&value.value),
        }
    };
    let written: BTreeSet<String> = values.iter().map(written).collect();
    format!("[{}]", written.into_iter().collect::<Vec<_>>().join(","))
}

fn value(value: &model::Value) -> Value {
    Value {
        value: value.value.clone(),
        name: value.name.clone().or_else(|| english_name(value)),
        meaning: value.meaning.clone(),
        wording: value.wording.clone(),
    }
}

/// The name that its meaning gives to a value that says nothing by itself.
pub(in crate::spec) fn english_name(value: &model::Value) -> Option<String> {
    is_bare(&value.value).then(|| english(&value.meaning)).flatten()
}

/// Whether no letter of the value says what it stands for.
fn is_bare(value: &str) -> bool {
    !value.chars().any(char::is_alphabetic)
}

/// The English words that a meaning begins with, before a comma, a bracket or another language.
fn english(meaning: &str) -> Option<String> {
    let found = ENGLISH.find(meaning.trim())?;
    let words = found.as_str().split([' ', '_', '-']).count();
    let ends = !meaning.trim()[found.end()..].starts_with([' ', '\'', '’', '/', '.']);
    (words <= MOST_WORDS && ends).then(|| found.as_str().to_owned())
}

/// A name as JSON writes it, so that no char in it reads as one of the form.
pub(super) fn quoted(name: &str) -> String {
    Json::from(name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_value_is_called_after_the_english_of_its_meaning() {
        for (listed, meaning, name) in [
            ("1", "MapReduce", Some("MapReduce")),
            ("7", "Spark SQL（不支持", Some("Spark SQL")),
            ("-1", "Terminated表示", Some("Terminated")),
            ("5", "DistCp，", Some("DistCp")),
            ("2", "The cluster is running.", None),
            ("2", "Yes. It is.", None),
            ("3", "已取消", None),
            ("3", "", None),
            ("RUNNING", "Works", None),
        ] {
            let listed = model::Value {
                value: listed.to_owned(),
                name: None,
                meaning: meaning.to_owned(),
                wording: String::new(),
            };
            assert_eq!(value(&listed).name.as_deref(), name, "{meaning}");
        }
    }
}
