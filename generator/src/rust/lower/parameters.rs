//! The parameters of an operation → the fields that the caller fills.

use super::{
    fields::{Holder, Names},
    structures::Types,
    types::Structures,
    wire,
};
use crate::{
    rust::module::{Parameter, Place},
    spec::model::{Field, Operation},
};

impl Types<'_> {
    /// Lowers path, query and header in this order. Of the same name in several places the first has
    /// it plain, the others with their place: `name`, `name_query`.
    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
        name: &str,
        names: &mut Names,
    ) -> Vec<Parameter> {
        let structures = Structures { is_request: true, ..Structures::default() };
        let mut parameters = Vec::new();
        for (place, fields) in places(operation) {
            let (subject, suffix) = words(place);
            let holder = Holder { name, subject, suffix, structures: &structures };
            let fields = self.fields(&fields, &holder, names);
            names.next_place();
            parameters.extend(fields.into_iter().map(|field| Parameter { place, field }));
        }
        parameters
    }
}

fn places(operation: &Operation) -> [(Place, Vec<Field>); 3] {
    [
        (Place::Path, path_fields(operation)),
        (Place::Query, operation.query_parameters.clone()),
        (Place::Header, header_fields(operation)),
    ]
}

/// What messages call a place, and what a name that is taken gets there.
fn words(place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Path => ("path", "_path"),
        Place::Query => ("query", "_query"),
        Place::Header => ("header", "_header"),
    }
}

/// One field for each placeholder that the client does not fill itself, in the order of the path:
/// all required, whatever the page says, since a path without it is another path.
fn path_fields(operation: &Operation) -> Vec<Field> {
    let template = operation.template();
    template
        .placeholders()
        .into_iter()
        .filter(|placeholder| !wire::is_from_credentials(placeholder))
        .map(|placeholder| {
            let described = operation.path_parameters.iter().find(|field| field.name == placeholder);
            let field = described.cloned().unwrap_or_else(|| undescribed(placeholder));
            Field { required: Some(true), ..field }
        })
        .collect()
}

fn header_fields(operation: &Operation) -> Vec<Field> {
    let is_callers = |field: &&Field| !wire::is_written_by_client(&field.name);
    operation.header_parameters.iter().filter(is_callers).cloned().collect()
}

/// A placeholder that the spec has no field for.
fn undescribed(placeholder: &str) -> Field {
    Field { name: placeholder.to_owned(), required: Some(true), ..Field::default() }
}
