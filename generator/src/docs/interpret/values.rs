//! Lists of values in descriptions.

use std::collections::{HashMap, HashSet};

use crate::{
    docs::{
        document::{Cell, ParagraphKind},
        vocabulary::prose,
    },
    spec::model::{Type, Value},
};

/// The values that a description lists for a field of that type.
///
/// A list counts when each of its items is a value. A list that a label announces counts more
/// than one without, and takes missing meanings from it.
pub(super) fn values(cell: &Cell, kind: &Type) -> Vec<Value> {
    if !takes_values(kind.innermost()) {
        return Vec::new();
    }
    let lists: Vec<(bool, Vec<Value>)> = lists(cell)
        .into_iter()
        .filter(|(_, values)| values.iter().all(|value| fits(&value.value, kind.innermost())))
        .collect();
    let announced = lists.iter().find(|(is_announced, _)| *is_announced);
    let Some((_, chosen)) = announced.or_else(|| lists.iter().find(|(_, values)| values.len() > 1)) else {
        return Vec::new();
    };
    // The first list that explains a value counts, so that the map is filled from the last one.
    let all = lists.iter().rev().flat_map(|(_, values)| values.iter().rev());
    let meanings: HashMap<&str, &str> = all
        .filter(|value| !value.meaning.is_empty())
        .map(|value| (value.value.as_str(), value.meaning.as_str()))
        .collect();
    let mut values: Vec<Value> = Vec::new();
    let mut known = HashSet::new();
    for value in chosen.iter().filter(|value| known.insert(value.value.as_str())) {
        let explained = || meanings.get(value.value.as_str()).copied().unwrap_or_default().to_owned();
        let meaning = if value.meaning.is_empty() { explained() } else { value.meaning.clone() };
        values.push(Value { meaning, ..value.clone() });
    }
    values
}

fn takes_values(kind: &Type) -> bool {
    matches!(kind, Type::String | Type::Integer | Type::Long | Type::Boolean)
}

fn fits(value: &str, kind: &Type) -> bool {
    match kind {
        Type::Integer | Type::Long => value.parse::<i64>().is_ok(),
        Type::Boolean => value == "true" || value == "false",
        _ => true,
    }
}

/// The lists of which every item is a value, and whether a label announces them.
fn lists(cell: &Cell) -> Vec<(bool, Vec<Value>)> {
    let mut lists = Vec::new();
    let mut label = String::new();
    let mut items: Vec<Option<Value>> = Vec::new();
    let mut close = |items: &mut Vec<Option<Value>>, label: &str| {
        let all: Option<Vec<Value>> = std::mem::take(items).into_iter().collect();
        if let Some(values) = all.filter(|values| !values.is_empty() && !prose::announces_others(label)) {
            lists.push((prose::announces_values(label), values));
        }
    };
    for paragraph in &cell.paragraphs {
        let words = paragraph.text.plain();
        if paragraph.kind == ParagraphKind::Item {
            items.push(prose::value(&words));
        } else {
            close(&mut items, &label);
            label = words;
        }
    }
    close(&mut items, &label);
    lists
}
