//! The types of the spec → the types of Rust, and how a caller passes them.

use std::collections::BTreeMap;

use crate::{
    rust::module::{ArgumentStyle, RustType},
    spec::{resolve::Type, types::Wire},
};

/// What each kind of value is in Rust, and how an argument of it is passed. A new kind is a row.
const SCALARS: &[(Wire, RustType, ArgumentStyle)] = &[
    (Wire::Text, RustType::String, ArgumentStyle::Into),
    (Wire::Integer, RustType::I64, ArgumentStyle::Into),
    (Wire::Number, RustType::F64, ArgumentStyle::Into),
    (Wire::Boolean, RustType::Bool, ArgumentStyle::AsIs),
    (Wire::Json, RustType::Json, ArgumentStyle::Into),
];

/// The names of the types that the fields of a file refer to, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct TypeNames {
    /// Of structures.
    pub(super) structures: BTreeMap<usize, String>,
    /// Of lists of values.
    pub(super) lists: BTreeMap<usize, String>,
}

impl TypeNames {
    /// The type in Rust.
    pub(super) fn kind(&self, kind: &Type) -> RustType {
        match kind {
            Type::Array(inner) => RustType::Vec(Box::new(self.kind(inner))),
            Type::Map(inner) => RustType::Map(Box::new(self.kind(inner))),
            Type::Structure(number) => RustType::Named(self.structures[number].clone()),
            Type::Listed(number) => RustType::Named(self.lists[number].clone()),
            Type::Plain(wire) => scalar(*wire).0,
        }
    }
}

fn scalar(wire: Wire) -> (RustType, ArgumentStyle) {
    let row = SCALARS.iter().find(|(known, ..)| *known == wire).expect("each kind of value has a row");
    (row.1.clone(), row.2.clone())
}

/// How a caller passes a value that is no secret: whatever turns into it, where that is beyond doubt.
pub(super) fn style(kind: &Type) -> ArgumentStyle {
    match kind {
        Type::Array(element) => ArgumentStyle::Elements(Box::new(element_style(element))),
        Type::Map(value) => ArgumentStyle::Entries(Box::new(element_style(value))),
        other => element_or_scalar(other),
    }
}

/// Lists within lists are taken as they are: a generic argument would be hard to read. So are
/// numbers within lists, whose literals have their own type then.
fn element_style(kind: &Type) -> ArgumentStyle {
    match kind {
        Type::Array(_) | Type::Map(_) | Type::Plain(Wire::Integer | Wire::Number) => ArgumentStyle::AsIs,
        other => element_or_scalar(other),
    }
}

fn element_or_scalar(kind: &Type) -> ArgumentStyle {
    match kind {
        Type::Listed(_) => ArgumentStyle::Into,
        Type::Plain(wire) => scalar(*wire).1,
        Type::Array(_) | Type::Map(_) | Type::Structure(_) => ArgumentStyle::AsIs,
    }
}
