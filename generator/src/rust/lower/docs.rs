//! What the spec says about a field → its documentation comment.

use crate::{
    rust::{
        module::{Docs, Presence},
        prose::{code, inline, markdown, paragraphs, sections},
    },
    spec::{
        model::{Bounds, Value},
        resolve,
    },
};

/// What stands around a value and its meaning on a line that says no more.
const AROUND: &[char] = &[
    '-', '*', '•', '·', '●', ':', '：', '=', ',', '，', ';', '；', '.', '。', '、', '`', '"', '“', '”', ' ',
];

/// English text, constraints, and the list of values unless an enum has it; then the page's own
/// description, which stands first where there is no English text. The enum's values are given where
/// there is one: what they say is not said again.
pub(super) fn field(field: &resolve::Field, presence: Presence, listed: Option<&[resolve::Value]>) -> Docs {
    let spec = &field.spec;
    let said = |line: &&str| !listed.unwrap_or_default().iter().any(|value| says(line, value));
    let described = paragraphs(&spec.description.lines().filter(said).collect::<Vec<_>>().join("\n"));
    let values = if listed.is_some() { Vec::new() } else { list(&spec.values) };
    let facts = facts(field, presence).join(" · ");
    let facts: Docs = [facts].into_iter().filter(|line| !line.is_empty()).collect();
    let summary = match markdown(&spec.wording) {
        // Where nobody says anything, the facts stand behind the name.
        english if english.is_empty() && described.is_empty() => vec![format!("{}.", code(&spec.name))],
        english => english,
    };
    match summary {
        english if english.is_empty() => sections([described, facts, values]),
        // One paragraph, which indexes show as a whole.
        english if english.len() == 1 => {
            let summary = [english, facts].concat().join(" ");
            if values.is_empty() {
                return above(summary, described);
            }
            sections([vec![summary], values, described])
        }
        english => sections([english, facts, values, described]),
    }
}

/// A line and, right below it, a description. An empty line before each would be a tenth of the emitted code.
fn above(line: String, mut described: Docs) -> Docs {
    let is_paragraph = described.first().is_some_and(|first| !first.starts_with("- "));
    described.insert(0, if is_paragraph { line + "\\" } else { line });
    described
}

/// Whether a line says a value and what it means, and no more.
fn says(line: &str, value: &resolve::Value) -> bool {
    let line = line.trim_matches(AROUND);
    let meaning = line.strip_prefix(value.value.trim_matches(AROUND));
    !line.is_empty()
        && meaning.is_some_and(|said| said.trim_matches(AROUND) == value.meaning.trim_matches(AROUND))
}

/// What an enum of a field's values is.
pub(super) fn values_of(field: &str) -> Docs {
    vec![format!("The documented values of {}; the service may know more.", code(field))]
}

/// The wire value and what it means, in English and in the page's words.
fn value(value: &str, meaning: &str, wording: &str) -> String {
    let shown = code(value);
    match meant(meaning, wording).concat() {
        said if said.is_empty() => shown,
        said => format!("{shown}: {said}"),
    }
}

/// What a value means, in English and in the page's words. The runtime's macro puts the value before it.
pub(super) fn meant(meaning: &str, wording: &str) -> Docs {
    let said = [markdown(wording).join(" "), inline(meaning)].join(" ").trim().to_owned();
    [said].into_iter().filter(|said| !said.is_empty()).collect()
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
