//! What goes into path, query and header.

use serde_json::{Value as Json, json};

use super::{Object, components::Components, insert, schema, text};
use crate::spec::{
    http::Pair,
    resolve::{Location, Operation, Parameter, Type},
};

/// A parameter, before it is written: several operations of one path may have it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Described {
    /// Its name and where it goes.
    pub(super) key: (String, &'static str),
    /// It must be sent.
    pub(super) required: bool,
    /// What it holds.
    pub(super) schema: Json,
    /// Everything else.
    pub(super) rest: Object,
}

impl Described {
    /// The parameter as OpenAPI has it.
    pub(super) fn written(self) -> Json {
        let mut object = Object::new();
        object.insert("name".to_owned(), self.key.0.into());
        object.insert("in".to_owned(), self.key.1.into());
        insert(&mut object, [("required", self.required.then(|| true.into()))]);
        object.insert("schema".to_owned(), self.schema);
        object.extend(self.rest);
        object.into()
    }
}

/// The parameters of an operation. `rename` says what the path calls a placeholder.
pub(super) fn of(
    operation: &Operation,
    components: &Components,
    rename: impl Fn(&str) -> String,
) -> Vec<Described> {
    let given = operation.parameters.iter().map(|parameter| described(parameter, components, &rename));
    let template = operation.spec.template();
    let filled = project(operation, &rename);
    filled.into_iter().chain(given).chain(template.query.iter().map(constant)).collect()
}

/// The placeholders of the path that a client fills in for its caller.
fn project(operation: &Operation, rename: impl Fn(&str) -> String) -> Vec<Described> {
    let is_given = |name: &str| {
        let mut parameters = operation.parameters.iter();
        parameters.any(|given| given.location == Location::Path && given.field.spec.name == name)
    };
    let template = operation.spec.template();
    let filled = template.placeholders().into_iter().filter(|name| !is_given(name));
    let parameter = |name: &str| Described {
        key: (rename(name), "path"),
        required: true,
        schema: json!({ "type": "string" }),
        rest: Object::new(),
    };
    filled.map(parameter).collect()
}

fn described(parameter: &Parameter, components: &Components, rename: impl Fn(&str) -> String) -> Described {
    let field = &parameter.field;
    let mut schema = schema::field(field, components);
    let mut rest = Object::new();
    if let Json::Object(schema) = &mut schema {
        // What is said of the parameter is said of it, not of its type.
        for name in ["description", "deprecated"] {
            insert(&mut rest, [(name, schema.remove(name))]);
        }
    }
    let is_list = matches!(field.kind, Type::Array(_)) && parameter.location == Location::Query;
    insert(&mut rest, [("explode", is_list.then(|| true.into()))]);
    let is_path = parameter.location == Location::Path;
    let name = if is_path { rename(&field.spec.name) } else { field.spec.name.clone() };
    Described { key: (name, parameter.location.word()), required: is_path || field.required, schema, rest }
}

/// A pair of the query that is always the same.
fn constant(pair: &Pair) -> Described {
    let mut schema = Object::new();
    insert(&mut schema, [("const", Some(text(&pair.value).unwrap_or_else(|| "".into())))]);
    let mut rest = Object::new();
    insert(&mut rest, [("allowEmptyValue", pair.value.is_empty().then(|| true.into()))]);
    Described { key: (pair.name.clone(), "query"), required: true, schema: schema.into(), rest }
}
