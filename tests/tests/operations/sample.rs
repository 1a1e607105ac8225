//! Values for parameters and bodies of which the page shows no example.

use generator::spec::model::{Body, Field, Operation, Type};
use serde_json::{Map, Value as Json, json};

use super::spec::Case;

/// Parameters that the client fills in by itself.
const OF_THE_CLIENT: &[&str] = &["project_id", "domain_id"];

/// What a text parameter holds: signs that must be escaped in a path and in a query.
const TEXT: &str = "a b/c=é";

/// The operation as the client's type reads it: all parameters, and the body.
pub(crate) fn operation(case: &Case, body: Option<&Json>) -> Json {
    let mut members = Map::new();
    for field in parameters(&case.operation) {
        members.insert(case.name(&field.name).to_owned(), value(field, &Body::default()));
    }
    if let Some(declared) = &case.operation.request {
        let body = body.cloned().unwrap_or_else(|| self::body(declared));
        members.insert("body".to_owned(), body);
    }
    Json::Object(members)
}

/// The parameters that the caller gives.
pub(crate) fn parameters(operation: &Operation) -> impl Iterator<Item = &Field> {
    let given = |field: &&Field| !OF_THE_CLIENT.contains(&field.name.as_str());
    operation.path_parameters.iter().filter(given).chain(&operation.query_parameters)
}

/// A body with every field.
pub(crate) fn body(body: &Body) -> Json {
    match &body.root {
        Some(root) => of_type(root, body),
        None => object(&body.fields, body),
    }
}

fn object(fields: &[Field], body: &Body) -> Json {
    fields.iter().map(|field| (field.name.clone(), value(field, body))).collect::<Map<_, _>>().into()
}

/// A value that the field may hold.
pub(crate) fn value(field: &Field, body: &Body) -> Json {
    match field.values.first() {
        Some(listed) if field.kind == Type::String => json!(listed.value),
        _ => of_type(&field.kind, body),
    }
}

fn of_type(kind: &Type, body: &Body) -> Json {
    match kind {
        Type::String | Type::DateTime | Type::File => json!(TEXT),
        Type::Integer | Type::Long => json!(7),
        Type::Number => json!(0.5),
        Type::Boolean => json!(true),
        Type::Object | Type::Any => json!({"key": "value"}),
        Type::Array(inner) => json!([of_type(inner, body), of_type(inner, body)]),
        Type::Map(inner) => json!({"key": of_type(inner, body)}),
        Type::Struct(name) => {
            let structure = body.structures.iter().find(|structure| structure.name == *name);
            object(&structure.unwrap_or_else(|| panic!("no structure {name}")).fields, body)
        }
        Type::Unknown(text) => panic!("the type {text} is unknown"),
    }
}
