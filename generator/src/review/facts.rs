//! What the spec says of a field, as short as people read it.

use serde_json::Value as Json;

use crate::spec::model::{Bounds, Field, Operation};

/// One thing that is said: `default`, `10`.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) value: String,
}

/// Type and necessity, in one line.
pub(super) fn headline(field: &Field) -> String {
    let required = match field.required {
        Some(true) => ", required",
        Some(false) => ", optional",
        None => "",
    };
    let secret = if field.secret { ", secret" } else { "" };
    let deprecated = if field.deprecated { ", deprecated" } else { "" };
    format!("{}{required}{secret}{deprecated}", field.kind)
}

/// All else but its description, in the order of the spec.
pub(super) fn facts(field: &Field) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut say = |name, value: Option<String>| facts.extend(value.map(|value| Fact { name, value }));
    say("when", field.condition.clone());
    let evidence =
        field.evidence.iter().map(|(aspect, evidence)| format!("{} by {}", word(aspect), word(evidence)));
    say("known", listed(evidence));
    let values = field.values.iter().map(|value| match &value.name {
        Some(name) => format!("{} ({name})", value.value),
        None => value.value.clone(),
    });
    say("values", listed(values));
    say("default", field.default.clone());
    say("length", field.length.map(between));
    say("range", field.range.map(between));
    say("items", field.items.map(between));
    say("unit", field.unit.clone());
    say("format", field.format.clone());
    say("pattern", field.pattern.clone());
    facts
}

/// What is said of an operation besides its parameters and bodies.
pub(super) fn of_operation(operation: &Operation) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut say = |name, value: Option<String>| facts.extend(value.map(|value| Fact { name, value }));
    let evidence = operation.evidence.iter();
    say(
        "known",
        listed(evidence.map(|(aspect, evidence)| format!("{} by {}", word(aspect), word(evidence)))),
    );
    say("sent twice", operation.idempotent.map(|may| if may { "may be" } else { "may not be" }.to_owned()));
    say("paging", operation.paging.as_ref().map(word));
    say("failed when", operation.failure_when.as_ref().map(word));
    say("waiters", listed(operation.waiters.iter().map(word)));
    say("permissions", listed(operation.permissions.iter().cloned()));
    facts
}

fn listed(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(", "))
}

fn between(bounds: Bounds) -> String {
    let end = |end: Option<i64>| end.map(|end| end.to_string()).unwrap_or_default();
    format!("{}–{}", end(bounds.min), end(bounds.max))
}

/// The word that the spec has for it, or its members.
fn word(kind: &impl serde::Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(Json::String(word)) => word,
        other => other.map(|json| json.to_string()).unwrap_or_default(),
    }
}
