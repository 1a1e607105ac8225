//! What makes two structures the same type of Rust, whatever the pages say about them.

use std::collections::{BTreeMap, BTreeSet};

use super::{types::Structures, values};
use crate::spec::model::{Body, Field, Structure, Type};

/// The shape of each structure of a body, by name. Two of one name and one shape are one type: the
/// same fields, and all that these refer to is of one name and one shape too. A field that must be
/// sent is another one than a field that may be missing, and the order of fields means nothing.
pub(super) fn shapes(body: &Body, is_request: bool) -> BTreeMap<&str, String> {
    let names = body.structures.iter().map(|one| (one.name.clone(), one.name.clone())).collect();
    let structures = Structures { names, is_request, ..Structures::default() };
    let own: BTreeMap<&str, (&Structure, String)> =
        body.structures.iter().map(|one| (one.name.as_str(), (one, fields(one, &structures)))).collect();
    let shape = |name: &&str| {
        let parts = reachable(name, &own).into_iter().map(|part| format!("{part:?}: {}", own[part].1));
        parts.collect::<Vec<_>>().join("; ")
    };
    own.keys().map(|name| (*name, shape(name))).collect()
}

fn fields(structure: &Structure, structures: &Structures) -> String {
    let fields: BTreeSet<String> = structure.fields.iter().map(|one| field(one, structures)).collect();
    fields.into_iter().collect::<Vec<_>>().join(", ")
}

fn field(field: &Field, structures: &Structures) -> String {
    let optional = structures.is_optional(field);
    let listed: Option<BTreeSet<_>> = values::wire(field)
        .map(|_| field.values.iter().map(|value| (value.value.as_str(), value.name.as_deref())).collect());
    let kind = structures.kind(&field.kind, listed.is_some().then_some("listed"));
    format!("{:?} {kind:?} {optional} {} {listed:?}", field.name, field.secret)
}

/// The structure and all that it refers to, by name.
fn reachable<'a>(from: &'a str, own: &BTreeMap<&'a str, (&'a Structure, String)>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some((name, (structure, _))) = open.pop().and_then(|name| own.get_key_value(name)) {
        if reached.insert(*name) {
            open.extend(references(structure).filter(|name| own.contains_key(name)));
        }
    }
    reached
}

/// The structures that the fields of one refer to.
pub(super) fn references(structure: &Structure) -> impl Iterator<Item = &str> {
    structure.fields.iter().filter_map(|field| match field.kind.innermost() {
        Type::Struct(name) => Some(name.as_str()),
        _ => None,
    })
}
