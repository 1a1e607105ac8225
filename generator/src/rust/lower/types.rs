//! The types of the spec → the types of Rust, and how a caller passes them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    rust::module::{RustType, Taken},
    spec::model::{Body, Field, Type},
};

/// The structures of one body, as its fields refer to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Structures {
    /// The name in Rust of each structure, by its name in the spec.
    pub(super) names: BTreeMap<String, String>,
    /// The fields, as (structure, field), that hold a box.
    pub(super) boxed: BTreeSet<(String, String)>,
    /// Whether a caller makes them: in an answer everything may be missing.
    pub(super) is_request: bool,
    /// Those that request and answer share; lowered with the request.
    pub(super) shared: BTreeSet<String>,
    /// Those that stand among the models of the service, with the models' names.
    pub(super) models: BTreeMap<String, String>,
}

impl Structures {
    /// Whether the field may be absent. In a request the spec says so; an answer may lack anything.
    pub(super) fn is_optional(&self, field: &Field) -> bool {
        !(self.is_request && field.required == Some(true))
    }

    /// Which body they are of, as messages and comments call it.
    pub(super) fn side(&self) -> &'static str {
        if self.is_request { "request" } else { "response" }
    }

    /// Whether the field of the structure holds a box.
    pub(super) fn is_boxed(&self, structure: &str, field: &str) -> bool {
        self.boxed.contains(&(structure.to_owned(), field.to_owned()))
    }

    /// The type of the body as a whole, where it is no object with fields of its own.
    pub(super) fn root(&self, body: &Body) -> Option<RustType> {
        body.root.as_ref().map(|root| self.kind(root, None))
    }

    /// The type in Rust; the innermost is the open enum where the values are listed.
    pub(super) fn kind(&self, kind: &Type, listed: Option<&str>) -> RustType {
        match kind {
            Type::Array(inner) => RustType::Vec(Box::new(self.kind(inner, listed))),
            Type::Map(inner) => RustType::Map(Box::new(self.kind(inner, listed))),
            _ if listed.is_some() => RustType::Named(listed.unwrap_or_default().to_owned()),
            Type::Integer | Type::Long => RustType::I64,
            Type::Number => RustType::F64,
            Type::Boolean => RustType::Bool,
            Type::String | Type::DateTime | Type::File => RustType::String,
            Type::Struct(name) => RustType::Named(self.names[name].clone()),
            // `known` has refused what is unknown before anything is lowered.
            Type::Object | Type::Any | Type::Unknown(_) => RustType::Json,
        }
    }

    /// How a caller passes a value: text and listed values in any form that turns into them.
    pub(super) fn taken(kind: &RustType, is_listed: bool) -> Taken {
        let inner = |kind: &RustType| Box::new(Self::element(kind, is_listed));
        match kind {
            RustType::Vec(element) => Taken::Elements(inner(element)),
            RustType::Map(value) => Taken::Entries(inner(value)),
            RustType::Boxed(_) => Taken::Boxed,
            other => Self::element(other, is_listed),
        }
    }

    /// Lists within lists are taken as they are: a generic argument would be hard to read.
    fn element(kind: &RustType, is_listed: bool) -> Taken {
        match kind {
            RustType::String | RustType::Json | RustType::Secret(_) => Taken::Into,
            RustType::Named(_) if is_listed => Taken::Into,
            _ => Taken::AsIs,
        }
    }
}
