//! The types of the spec → the types of Rust.

use std::collections::BTreeMap;

use crate::{
    rust::module::RustType,
    spec::{resolve::Type, types::Wire},
};

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
            Type::Plain(wire) => scalar(*wire),
        }
    }
}

fn scalar(wire: Wire) -> RustType {
    match wire {
        Wire::Text => RustType::String,
        Wire::Integer => RustType::I64,
        Wire::Number => RustType::F64,
        Wire::Boolean => RustType::Bool,
        Wire::Json => RustType::Json,
    }
}
