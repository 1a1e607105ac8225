//! Which structures of a request and of its answer are one type.

use std::collections::BTreeSet;

use super::answer::have_one_shape;
use crate::spec::model::{Body, Structure, Type};

/// The structures that both bodies have under one name and in one shape, so that an answer can be
/// sent back. A field that must be sent may still be missing from an answer: it keeps the two apart.
pub(super) fn shared(request: &Body, answer: &Body) -> BTreeSet<String> {
    let pairs: Vec<(&Structure, &Structure)> = request
        .structures
        .iter()
        .filter_map(|one| Some((one, answer.structures.iter().find(|other| other.name == one.name)?)))
        .filter(|(one, other)| are_alike(one, other))
        .collect();
    let mut shared: BTreeSet<String> = pairs.iter().map(|(one, _)| one.name.clone()).collect();
    // A structure is only shared if everything in it is: drop one, and those that hold it go too.
    while let Some((dropped, _)) =
        pairs.iter().find(|(one, _)| shared.contains(&one.name) && !holds_only(one, &shared))
    {
        shared.remove(&dropped.name);
    }
    shared
}

/// The request with what the answer says besides about the fields of shared structures.
pub(super) fn with_both_descriptions(request: &Body, answer: &Body, shared: &BTreeSet<String>) -> Body {
    let mut described = request.clone();
    for structure in described.structures.iter_mut().filter(|one| shared.contains(&one.name)) {
        let other = answer.structures.iter().find(|other| other.name == structure.name);
        let others = other.map(|other| other.fields.as_slice()).unwrap_or_default();
        for (field, other) in structure.fields.iter_mut().zip(others) {
            if !other.description.is_empty() && other.description != field.description {
                field.description =
                    format!("{}\n\nIn the response: {}", field.description, other.description);
            }
        }
    }
    described
}

fn are_alike(one: &Structure, other: &Structure) -> bool {
    let is_alike = |(one, other): (&_, &_)| have_one_shape(one, other);
    let has_names_of =
        one.fields.iter().map(|field| &field.name).eq(other.fields.iter().map(|field| &field.name));
    let must_send = one.fields.iter().any(|field| field.required == Some(true));
    has_names_of && !must_send && one.fields.iter().zip(&other.fields).all(is_alike)
}

fn holds_only(structure: &Structure, shared: &BTreeSet<String>) -> bool {
    structure.fields.iter().all(|field| match field.kind.innermost() {
        Type::Struct(name) => shared.contains(name),
        _ => true,
    })
}
