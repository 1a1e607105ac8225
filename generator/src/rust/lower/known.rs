//! Whether every type of an operation can be said in Rust.

use super::findings::Findings;
use crate::spec::model::{Body, Field, Operation, Type};

/// Reports every type that nobody has decided; false where there is one.
pub(super) fn all_known(operation: &Operation, answer: Option<&Body>, findings: &mut Findings) -> bool {
    let parameters = [
        ("path", &operation.path_parameters),
        ("query", &operation.query_parameters),
        ("header", &operation.header_parameters),
    ];
    let mut all_known = true;
    for (place, fields) in parameters {
        for field in fields {
            all_known &= parameter(place, field, findings);
        }
    }
    for (place, payload) in [("request", operation.request.as_ref()), ("response", answer)] {
        all_known &= payload.is_none_or(|payload| body(place, payload, findings));
    }
    all_known
}

/// A parameter holds scalars and lists of scalars: how a service would write anything else into a
/// URL is not known.
fn parameter(place: &str, field: &Field, findings: &mut Findings) -> bool {
    let element = match &field.kind {
        Type::Array(element) => element,
        other => other,
    };
    let message = match element {
        Type::Unknown(text) => format!("the type `{text}` is unknown"),
        Type::Array(_) | Type::Map(_) | Type::Struct(_) | Type::Object | Type::Any => {
            format!("a parameter cannot hold `{}`", field.kind)
        }
        _ => return true,
    };
    findings.unknown_type(&format!("{place}: {}", field.name), &message);
    false
}

fn body(place: &str, body: &Body, findings: &mut Findings) -> bool {
    let root = body.root.iter().map(|root| (place.to_owned(), root));
    let fields = body.fields.iter().map(|field| (format!("{place}: {}", field.name), &field.kind));
    let nested = body.structures.iter().flat_map(|structure| {
        let subject = |field: &Field| format!("{place}: {}.{}", structure.name, field.name);
        structure.fields.iter().map(move |field| (subject(field), &field.kind))
    });
    let mut all_known = true;
    for (subject, kind) in root.chain(fields).chain(nested) {
        if let Some(message) = unknown(kind, body) {
            findings.unknown_type(&subject, &message);
            all_known = false;
        }
    }
    all_known
}

fn unknown(kind: &Type, body: &Body) -> Option<String> {
    match kind.innermost() {
        Type::Unknown(text) => Some(format!("the type `{text}` is unknown")),
        Type::Struct(name) => {
            let is_defined = body.structures.iter().any(|structure| structure.name == *name);
            (!is_defined).then(|| format!("the structure `{name}` is nowhere defined"))
        }
        _ => None,
    }
}
