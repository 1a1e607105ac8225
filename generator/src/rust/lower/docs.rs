//! What the spec says about a field → its documentation comment.

use crate::{
    rust::{
        module::{Docs, Presence},
        prose::{code, inline, markdown, paragraphs, sections},
    },
    spec::{
        model::{Bounds, Value},
        resolve::{self, Type},
    },
};

/// A setter names so many values; the field has all.
const MOST_VALUES: usize = 10;

/// English text, constraints, and the list of values unless an enum has it; then the page's own
/// description, which stands first where there is no English text.
pub(super) fn field(field: &resolve::Field, presence: Presence) -> Docs {
    let spec = &field.spec;
    let mut described = paragraphs(&spec.description);
    if described.is_empty() && spec.wording.is_empty() {
        described.push(format!("{}, which the page does not describe.", code(&spec.name)));
    }
    let values = if has_enum(field) { Vec::new() } else { list(&spec.values) };
    let facts = facts(field, presence).join(" · ");
    let facts = [facts].into_iter().filter(|line| !line.is_empty()).collect();
    if spec.wording.is_empty() {
        return sections([described, facts, values]);
    }
    sections([markdown(&spec.wording), facts, values, described])
}

/// What a setter sets, and what it may be set to.
pub(super) fn setter(field: &resolve::Field, presence: Presence) -> Docs {
    let values: Vec<String> = field.spec.values.iter().map(|value| code(&value.value)).collect();
    let is_short = !has_enum(field) && !values.is_empty() && values.len() <= MOST_VALUES;
    let values = is_short.then(|| format!("Values: {}", values.join(", ")));
    let facts = facts(field, presence).into_iter().chain(values).collect::<Vec<_>>().join(" · ");
    let set = format!("Sets {}.", code(&field.spec.name));
    vec![[set, facts].join(" ").trim_end().to_owned()]
}

fn has_enum(field: &resolve::Field) -> bool {
    matches!(field.kind.innermost(), Type::Listed(_))
}

/// What an enum of a field's values is.
pub(super) fn values_of(field: &str) -> Docs {
    vec![format!("The documented values of {}; the service may know more.", code(field))]
}

/// The wire value, and what it means.
pub(super) fn value(value: &str, meaning: &str, wording: &str) -> String {
    let shown = code(value);
    let meaning = if wording.is_empty() { inline(meaning) } else { markdown(wording).join(" ") };
    if meaning.is_empty() { shown } else { format!("{shown}: {meaning}") }
}

fn list(values: &[Value]) -> Docs {
    let head = (!values.is_empty()).then(|| "Values:".to_owned());
    let items =
        values.iter().map(|listed| format!("- {}", value(&listed.value, &listed.meaning, &listed.wording)));
    head.into_iter().chain(items).collect()
}

/// All constraints; in one line, since a list would run into one at the end of the description.
fn facts(field: &resolve::Field, presence: Presence) -> Vec<String> {
    let demand = required(field, presence);
    let field = &field.spec;
    let facts = [
        ("Length", field.length.as_ref().and_then(between)),
        ("Items", field.items.as_ref().and_then(between)),
        ("Range", field.range.as_ref().and_then(between)),
        ("Unit", field.unit.as_deref().map(code)),
        ("Format", field.format.as_deref().map(code)),
        ("Pattern", field.pattern.as_deref().map(code)),
        ("Default", field.default.as_deref().map(code)),
    ];
    let facts = facts.into_iter().filter_map(|(name, fact)| Some(format!("{name}: {}", fact?)));
    let deprecated = field.deprecated.then(|| "Deprecated by the vendor".to_owned());
    deprecated.into_iter().chain(demand).chain(facts).collect()
}

/// That it must be set, and when. What `new` takes is there anyway.
fn required(field: &resolve::Field, presence: Presence) -> Option<String> {
    match (&field.spec.condition, presence) {
        (Some(condition), _) => Some(format!("Required: {}", inline(condition))),
        (None, Presence::Required) => Some("Required".to_owned()),
        (None, Presence::Given | Presence::Optional) => None,
    }
}

fn between(bounds: &Bounds) -> Option<String> {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => Some(format!("exactly {min}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}
