//! What [`resolve`](super::resolve) makes of a service.

use std::collections::{BTreeMap, BTreeSet};

use super::behaviour::Behaviour;
use crate::{
    diagnostic::Diagnostic,
    spec::{model, types::Wire},
};

/// A service as every output needs it.
#[derive(Clone, Debug)]
pub struct Resolved<'a> {
    /// The service, as its feature and module are called.
    pub service: &'a str,
    /// What can be sent, by id.
    pub operations: Vec<Operation<'a>>,
    /// Every structure of every body, each once.
    pub structures: Vec<Structure>,
    /// Every list of values, each once.
    pub lists: Vec<ValueList>,
    /// What the service's error codes mean.
    pub error_codes: &'a [model::ErrorCode],
    /// The names that shared types keep, with the digests of their shapes.
    pub kept: &'a BTreeMap<String, String>,
    /// What cannot be sent, by id.
    pub refused: Vec<Refused<'a>>,
}

/// An operation that cannot be sent, and why.
#[derive(Clone, Debug)]
pub struct Refused<'a> {
    /// The operation.
    pub operation: &'a model::Operation,
    /// What is in the way: another language than JSON, a type that nobody knows.
    pub reasons: Vec<Diagnostic>,
}

/// An operation that can be sent.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    /// What the spec says of it.
    pub spec: &'a model::Operation,
    /// What the caller gives: in path, query and header, in this order.
    pub parameters: Vec<Parameter>,
    /// The body that is sent.
    pub request: Option<Payload>,
    /// The one body that a success brings; none where no page describes it.
    pub response: Option<Payload>,
    /// The structures of both, by number, each where the page has it first.
    pub structures: Vec<(Direction, usize)>,
    /// Every success is one that has no body by definition of its status.
    pub is_empty: bool,
    /// How it behaves beyond one request and its response.
    pub behaviour: Behaviour,
}

/// Which way a body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// From the client to the service.
    Request,
    /// From the service to the client.
    Response,
}

impl Direction {
    /// The word that messages and comments use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// A parameter that the caller gives.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it goes.
    pub location: Location,
    /// What goes there.
    pub field: Field,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into a placeholder of the path.
    Path,
    /// Into the query string.
    Query,
    /// Into a header field.
    Header,
}

impl Location {
    /// The word that messages and names use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
        }
    }
}

/// A body.
#[derive(Clone, Debug)]
pub enum Payload {
    /// An object with these fields.
    Fields(Vec<Field>),
    /// Anything else, as a whole.
    Whole(Type),
}

/// A named object type.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The pages' name for it.
    pub name: String,
    /// Its fields, in the order of the first page.
    pub fields: Vec<Field>,
    /// Which operations document it, by number. It belongs to one, or is shared by several.
    pub operations: BTreeSet<usize>,
    /// Which way it goes.
    pub directions: BTreeSet<Direction>,
    /// Its canonical shape, which tells it from others of its name.
    pub shape: String,
    /// Something in it, or in what it holds, must be sent.
    pub demands: bool,
}

/// A parameter, or a field of a body.
#[derive(Clone, Debug)]
pub struct Field {
    /// What the spec says of it: the first page that describes it.
    pub spec: model::Field,
    /// What it holds.
    pub kind: Type,
    /// Every request that has it must send it.
    pub required: bool,
    /// It closes a circle of structures without a list or map in between.
    pub recursive: bool,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// A value without structure.
    Plain(Wire),
    /// A list.
    Array(Box<Type>),
    /// An object with free keys.
    Map(Box<Type>),
    /// A structure, by number.
    Structure(usize),
    /// A value of a list of values, by number.
    Listed(usize),
}

impl Type {
    /// The type with lists and maps taken off.
    #[must_use]
    pub fn innermost(&self) -> &Type {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.innermost(),
            other => other,
        }
    }
}

/// A list of values that a field may have. The service may know more.
#[derive(Clone, Debug)]
pub struct ValueList {
    /// The field that lists them.
    pub name: String,
    /// What they are on the wire: text or whole numbers.
    pub wire: Wire,
    /// The values, each once, in the order of the first page.
    pub values: Vec<Value>,
    /// Which operations document it, by number. It belongs to one, or is shared by several.
    pub operations: BTreeSet<usize>,
    /// Its canonical shape, which tells it from others of its name.
    pub shape: String,
}

/// A listed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What stands on the wire.
    pub value: String,
    /// What it is called: by a person, or for a bare number by the English of its meaning.
    pub name: Option<String>,
    /// What it means.
    pub meaning: String,
    /// The same in English, where somebody has worded it.
    pub wording: String,
}
