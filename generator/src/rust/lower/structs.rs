//! The structures of the spec → the structs of Rust.

use super::{
    context::Context,
    fields::{FieldNames, Owner},
};
use crate::{
    rust::{
        module::{Docs, Presence, RustType, Setters, Struct},
        prose::code,
    },
    spec::resolve::{Direction, Structure},
};

/// Lowers one structure.
pub(super) fn structure(name: &str, docs: Docs, structure: &Structure, context: &mut Context) -> Struct {
    let owner = Owner { subject: &structure.name, suffix: "_field", required: Presence::Required };
    let mut fields = context.fields(&structure.fields, &owner, &mut FieldNames::new());
    for (field, resolved) in fields.iter_mut().zip(&structure.fields) {
        if resolved.recursive {
            field.kind = RustType::Boxed(Box::new(field.kind.clone()));
        }
    }
    let is_sent = structure.directions.contains(&Direction::Request);
    let setters = if is_sent { Setters::Itself } else { Setters::Nowhere };
    Struct { docs, name: name.to_owned(), fields, setters, demands: structure.demands }
}

/// What a structure of one operation is.
pub(super) fn own_docs(structure: &Structure) -> Docs {
    let directions: Vec<&str> = structure.directions.iter().map(|direction| direction.word()).collect();
    vec![format!("The structure {} of the {}.", code(&structure.name), directions.join(" and the "))]
}

/// What a structure of several operations is.
pub(super) fn shared_docs(name: &str) -> Docs {
    vec![format!("The structure {} of several operations.", code(name))]
}
