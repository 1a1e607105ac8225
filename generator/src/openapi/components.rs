//! What the named schemas are called: structures, lists of values, and the bodies of operations.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::{
    case,
    spec::resolve::{self, Operation, Resolved},
};

/// What services say of an error.
pub(super) const ERROR: &str = "Error";

/// What the schemas of a service are called, by their numbers.
pub(super) struct Components {
    /// The structures.
    pub(super) structures: Vec<String>,
    /// The lists of values.
    pub(super) lists: Vec<String>,
}

/// Names that are taken.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    /// A name for what the spec calls so, told from another of its name by its shape.
    fn name(&mut self, wanted: &str, shape: &str) -> String {
        let plain = component_name(wanted);
        let digested = || format!("{plain}V{}", resolve::digest(shape));
        let numbered = (2..).map(|number| format!("{}{number}", digested()));
        let mut candidates = [plain.clone(), digested()].into_iter().chain(numbered);
        candidates.find(|name| self.0.insert(name.clone())).unwrap_or(plain)
    }
}

/// The name in letters that every tool takes: OpenAPI knows ASCII alone.
fn component_name(wanted: &str) -> String {
    let name: String = case::upper_camel(wanted).chars().filter(char::is_ascii).collect();
    let is_name = name.starts_with(|char: char| char.is_ascii_alphabetic());
    if is_name { name } else { format!("Structure{name}") }
}

impl Components {
    /// Names the schemas of a service.
    pub(super) fn of(service: &Resolved) -> Self {
        let mut names = Names::default();
        for operation in &service.operations {
            names.0.extend([request_name(operation), response_name(operation)]);
        }
        names.0.insert(ERROR.to_owned());
        let structures = service.structures.iter();
        let structures = structures.map(|one| names.name(&one.name, &one.shape)).collect();
        let lists = service.lists.iter();
        let lists = lists.map(|list| names.name(&list.name, &list.shape)).collect();
        Self { structures, lists }
    }

    /// A reference to a structure.
    pub(super) fn structure(&self, number: usize) -> Json {
        reference(&self.structures[number])
    }

    /// A reference to a list of values.
    pub(super) fn list(&self, number: usize) -> Json {
        reference(&self.lists[number])
    }
}

/// The body that an operation sends.
pub(super) fn request_name(operation: &Operation) -> String {
    format!("{}Request", component_name(&operation.spec.id()))
}

/// The body that its success brings.
pub(super) fn response_name(operation: &Operation) -> String {
    format!("{}Response", component_name(&operation.spec.id()))
}

/// A reference to a component.
pub(super) fn reference(name: &str) -> Json {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
