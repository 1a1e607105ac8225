//! Which structures of a request and of its answer are one type.

use std::collections::BTreeSet;

use super::shapes::shapes;
use crate::spec::model::Body;

/// The structures that both bodies have under one name and in one shape, so that an answer can be
/// sent back. A field that must be sent may still be missing from an answer: it keeps the two apart.
pub(super) fn shared(request: &Body, answer: &Body) -> BTreeSet<String> {
    let others = shapes(answer, false);
    let alike = shapes(request, true).into_iter().filter(|(name, shape)| others.get(name) == Some(shape));
    alike.map(|(name, _)| name.to_owned()).collect()
}

/// The request with what the answer says besides about the fields of shared structures.
pub(super) fn with_both_descriptions(request: &Body, answer: &Body, shared: &BTreeSet<String>) -> Body {
    let mut described = request.clone();
    for structure in described.structures.iter_mut().filter(|one| shared.contains(&one.name)) {
        let other = answer.structures.iter().find(|other| other.name == structure.name);
        let others = other.map(|other| other.fields.as_slice()).unwrap_or_default();
        for field in &mut structure.fields {
            let other = others.iter().find(|other| other.name == field.name);
            let other = other.map(|other| other.description.as_str()).unwrap_or_default();
            if !other.is_empty() && other != field.description {
                field.description = format!("{}\n\nIn the response: {other}", field.description);
            }
        }
    }
    described
}
