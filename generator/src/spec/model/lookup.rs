//! Fields and bodies of an operation, found by their names.

use super::{Body, Field, Operation, Type};
use crate::spec::address;

impl Body {
    /// The field at a path of wire names, through structures alone.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&Field> {
        let mut steps = address::steps(path);
        let first = steps.next()?;
        let first = self.fields.iter().find(|field| field.name == first);
        steps.try_fold(first?, |field, step| self.members(&field.kind)?.iter().find(|each| each.name == step))
    }

    /// The fields of the structure that a type names.
    #[must_use]
    pub fn members(&self, kind: &Type) -> Option<&[Field]> {
        let Type::Struct(name) = kind else { return None };
        let structure = self.structures.iter().find(|structure| structure.name == *name)?;
        Some(&structure.fields)
    }
}

impl Operation {
    /// The bodies of its successes.
    pub fn successes(&self) -> impl Iterator<Item = &Body> {
        let successes = self.responses.iter().filter(|response| response.is_success());
        successes.filter_map(|response| response.body.as_ref())
    }

    /// The field that says which page is asked for, or how long it may be.
    #[must_use]
    pub fn sent_field(&self, name: &str) -> Option<&Field> {
        let of_body = self.request.iter().flat_map(|body| &body.fields);
        self.query_parameters.iter().chain(of_body).find(|field| field.name == name)
    }
}
