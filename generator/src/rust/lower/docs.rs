//! What the spec says about a field → its documentation comment.

use crate::{
    rust::{
        module::Docs,
        prose::{code, inline, markdown, paragraphs, sections},
    },
    spec::model::{Bounds, Field, Value},
};

/// A comment of so many lines is not worth shortening.
const LONGEST_BRIEF: usize = 3;

/// English text, constraints, and the list of values unless an enum holds it; then the page's own
/// description, which stands first where there is no English text.
pub(super) fn field(field: &Field, has_enum: bool) -> Docs {
    let mut described = paragraphs(&field.description);
    if described.is_empty() && field.wording.is_empty() {
        described.push(format!("{}, of which the page says no more.", code(&field.name)));
    }
    let values = if has_enum { Vec::new() } else { list(&field.values) };
    if field.wording.is_empty() {
        return sections([described, constraints(field), values]);
    }
    sections([markdown(&field.wording), constraints(field), values, described])
}

/// The first line of a long comment, and where the rest stands.
pub(super) fn brief(docs: &Docs, holder: &str) -> Docs {
    match docs.first() {
        Some(first) if docs.len() > LONGEST_BRIEF => {
            vec![first.clone(), String::new(), format!("More at [`{holder}`].")]
        }
        _ => docs.clone(),
    }
}

/// What an enum of the field's values is.
pub(super) fn values_of(field: &Field) -> Docs {
    vec![format!("The documented values of {}; the service may know more.", code(&field.name))]
}

/// The wire value, and what it means.
pub(super) fn value(value: &Value) -> String {
    let shown = code(&value.value);
    let meaning =
        if value.wording.is_empty() { inline(&value.meaning) } else { markdown(&value.wording).join(" ") };
    if meaning.is_empty() { shown } else { format!("{shown}: {meaning}") }
}

fn list(values: &[Value]) -> Docs {
    let head = (!values.is_empty()).then(|| "Values:".to_owned());
    let items = values.iter().map(|listed| format!("- {}", value(listed)));
    head.into_iter().chain(items).collect()
}

/// All constraints in one line; a list would run into one at the end of the description.
fn constraints(field: &Field) -> Docs {
    let length = field.length.as_ref().and_then(between);
    let range = field.range.as_ref().and_then(between);
    let items = field.items.as_ref().and_then(between);
    let facts = [
        ("Deprecated", field.deprecated.then(|| "by the vendor".to_owned())),
        ("Length", length),
        ("Items", items),
        ("Range", range),
        ("Unit", field.unit.as_deref().map(code)),
        ("Format", field.format.as_deref().map(code)),
        ("Pattern", field.pattern.as_deref().map(code)),
        ("Default", field.default.as_deref().map(code)),
        ("Required", field.condition.as_deref().map(inline)),
    ];
    let facts = facts.into_iter().filter_map(|(name, fact)| Some(format!("{name}: {}", fact?)));
    let line = facts.collect::<Vec<_>>().join(" · ");
    [line].into_iter().filter(|line| !line.is_empty()).collect()
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
