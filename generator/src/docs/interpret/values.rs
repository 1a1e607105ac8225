//! Lists of values in descriptions.

use std::collections::{HashMap, HashSet};

use crate::{
    docs::{
        document::ParagraphKind,
        rows::{Line, ParameterRow},
        vocabulary::prose,
    },
    spec::{
        evidence::Evidence,
        model::{Type, Value},
    },
};

/// Values that stand together.
struct List {
    /// How the list is known; absent where a label says that these are the values.
    evidence: Option<Evidence>,
    values: Vec<Value>,
}

/// The values that a row lists for a field of that type, and how they are known where no label says so.
///
/// A list counts when each of its items is a value. A list that a label announces counts more
/// than one without, and takes missing meanings from it. Running text counts least.
pub(super) fn values(row: &ParameterRow<'_>, kind: &Type) -> (Vec<Value>, Option<Evidence>) {
    if !takes_values(kind.innermost()) {
        return (Vec::new(), None);
    }
    let mut lists = lists(row);
    lists.retain(|list| list.values.iter().all(|value| fits(&value.value, kind.innermost())));
    let announced = lists.iter().find(|list| list.evidence.is_none());
    let Some(chosen) = announced.or_else(|| lists.iter().find(|list| list.values.len() > 1)) else {
        return (Vec::new(), None);
    };
    // The first list that explains a value counts, so that the map is filled from the last one.
    let all = lists.iter().rev().flat_map(|list| list.values.iter().rev());
    let meanings: HashMap<&str, &str> = all
        .filter(|value| !value.meaning.is_empty())
        .map(|value| (value.value.as_str(), value.meaning.as_str()))
        .collect();
    let mut values: Vec<Value> = Vec::new();
    let mut known = HashSet::new();
    for value in chosen.values.iter().filter(|value| known.insert(value.value.as_str())) {
        let explained = || meanings.get(value.value.as_str()).copied().unwrap_or_default().to_owned();
        let meaning = if value.meaning.is_empty() { explained() } else { value.meaning.clone() };
        values.push(Value { meaning, ..value.clone() });
    }
    (values, chosen.evidence)
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

fn lists(row: &ParameterRow<'_>) -> Vec<List> {
    let mut lists = in_lines(&row.lines, "");
    lists.extend(in_lines(&row.range, &row.range_label));
    lists
}

/// The lists of a cell, those of list items first: what they say is more certain.
fn in_lines(lines: &[Line<'_>], label: &str) -> Vec<List> {
    let mut lists = item_lists(lines, label);
    lists.extend(paragraph_lists(lines, label));
    lists
}

/// The lists of which every item is a value.
fn item_lists<'a>(lines: &'a [Line<'_>], mut label: &'a str) -> Vec<List> {
    let mut lists = Vec::new();
    let mut items: Vec<&str> = Vec::new();
    for line in lines {
        if line.kind == ParagraphKind::Item {
            items.push(&line.text);
        } else {
            lists.extend(list(&std::mem::take(&mut items), label));
            label = &line.text;
        }
    }
    lists.extend(list(&items, label));
    lists
}

/// Lists in plain paragraphs: several values in one, or one in each below a label.
fn paragraph_lists<'a>(lines: &'a [Line<'_>], mut label: &'a str) -> Vec<List> {
    let plain = lines.iter().filter(|line| line.kind == ParagraphKind::Plain);
    let lines: Vec<&str> = plain.map(|line| line.text.as_ref()).collect();
    let mut lists = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some((own, items)) = prose::pieces(line) {
            let items: Vec<&str> = items.iter().map(String::as_str).collect();
            lists.extend(list(&items, if own.is_empty() { label } else { &own }));
        } else if prose::announces_values(label) {
            let values = lines[at..].iter().map_while(|line| prose::value(line)).collect();
            lists.push(List { evidence: None, values });
        }
        lists.push(List { evidence: Some(Evidence::Prose), values: prose::running(line) });
        label = line;
    }
    lists.retain(|list| !list.values.is_empty());
    lists
}

fn list(items: &[&str], label: &str) -> Option<List> {
    if items.is_empty() {
        return None;
    }
    let values: Vec<Value> = items.iter().map(|item| prose::value(item)).collect::<Option<_>>()?;
    let is_list = !prose::announces_others(label);
    let evidence = (!prose::announces_values(label)).then_some(Evidence::BareList);
    is_list.then_some(List { evidence, values })
}
