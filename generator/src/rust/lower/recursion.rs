//! Structures that contain themselves: where Rust needs a box, and which of them has no end.

use std::collections::BTreeSet;

use crate::spec::model::{Field, Structure, Type};

/// The fields, as (structure, field), that must be boxed: those that close a circle of structures
/// without a list or map in between, by leading back to the same or an earlier one of them.
pub(super) fn boxed(structures: &[Structure]) -> BTreeSet<(String, String)> {
    let mut boxed = BTreeSet::new();
    for (at, structure) in structures.iter().enumerate() {
        for (field, target) in direct(structures, at) {
            if target <= at && reaches(structures, target, at, |_| true) {
                boxed.insert((structure.name.clone(), field.name.clone()));
            }
        }
    }
    boxed
}

/// A structure that requires itself: no value of it has an end.
pub(super) fn endless(structures: &[Structure]) -> Option<&str> {
    let is_required = |field: &Field| field.required == Some(true);
    let requires_itself = |at: &usize| {
        let mut required = direct(structures, *at).filter(|(field, _)| is_required(field));
        required.any(|(_, target)| reaches(structures, target, *at, is_required))
    };
    (0..structures.len()).find(requires_itself).map(|at| structures[at].name.as_str())
}

/// The structures that one holds without a list or map in between, by field.
fn direct(structures: &[Structure], at: usize) -> impl Iterator<Item = (&Field, usize)> {
    structures[at].fields.iter().filter_map(|field| match &field.kind {
        Type::Struct(name) => {
            let target = structures.iter().position(|structure| structure.name == *name)?;
            Some((field, target))
        }
        _ => None,
    })
}

/// Whether fields that count lead from one structure to the other.
fn reaches(structures: &[Structure], from: usize, to: usize, counts: impl Fn(&Field) -> bool) -> bool {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(direct(structures, at).filter(|(field, _)| counts(field)).map(|(_, target)| target));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::model::Field;

    fn structure(name: &str, fields: &[(&str, &str)]) -> Structure {
        let fields = fields.iter().map(|(name, kind)| {
            serde_json::from_value::<Field>(serde_json::json!({ "name": name, "type": kind })).unwrap()
        });
        Structure { name: name.to_owned(), fields: fields.collect() }
    }

    #[test]
    fn one_field_of_each_circle_is_boxed() {
        let structures = [
            structure("Job", &[("spec", "struct:Spec"), ("log", "struct:Log")]),
            structure("Spec", &[("parent", "struct:Job"), ("jobs", "array<struct:Job>")]),
            structure("Log", &[("next", "struct:Log"), ("spec", "struct:Leaf")]),
            structure("Leaf", &[]),
        ];
        let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
        assert_eq!(boxed(&structures), BTreeSet::from([pair("Spec", "parent"), pair("Log", "next")]));
    }
}
