//! The named schemas themselves.

use serde_json::{Value as Json, json};

use super::{
    Object,
    components::{Components, ERROR, request_name, response_name},
    insert,
    schema::{self, described},
    text,
};
use crate::spec::{
    resolve::{self, Payload, Resolved, Value, ValueList},
    types::Wire,
};

/// All of a service, by name.
pub(super) fn definitions(service: &Resolved, components: &Components) -> Object {
    let structure = |(name, structure): (&String, &resolve::Structure)| {
        (name.clone(), schema::object(&structure.fields, components))
    };
    let list = |(name, list): (&String, &ValueList)| (name.clone(), value_list(list));
    let mut schemas = vec![(ERROR.to_owned(), error())];
    schemas.extend(components.structures.iter().zip(&service.structures).map(structure));
    schemas.extend(components.lists.iter().zip(&service.lists).map(list));
    for operation in &service.operations {
        let request = operation.request.iter().map(|body| (request_name(operation), body));
        let response = operation.response.iter().map(|body| (response_name(operation), body));
        schemas.extend(request.chain(response).map(|(name, body)| (name, payload(body, components))));
    }
    schemas.sort_by(|one, other| one.0.cmp(&other.0));
    schemas.into_iter().collect()
}

fn payload(payload: &Payload, components: &Components) -> Json {
    match payload {
        Payload::Fields(fields) => schema::object(fields, components),
        Payload::Whole(kind) => schema::kind(kind, components),
    }
}

/// The values that are known, and room for those that are not.
fn value_list(list: &ValueList) -> Json {
    let is_number = list.wire == Wire::Integer;
    let known = list.values.iter().map(|one| value(one, is_number));
    let open = json!({ "type": if is_number { "integer" } else { "string" } });
    json!({ "anyOf": known.chain([open]).collect::<Vec<_>>() })
}

fn value(value: &Value, is_number: bool) -> Json {
    let number = value.value.parse::<i64>().ok().filter(|_| is_number);
    let mut object = Object::new();
    object.insert("const".to_owned(), number.map_or_else(|| value.value.clone().into(), Json::from));
    let meaning = text(described(&value.wording, &value.meaning));
    insert(&mut object, [("title", value.name.clone().map(Json::from)), ("description", meaning)]);
    object.into()
}

/// The forms of errors that are seen most.
fn error() -> Json {
    let text = || json!({ "type": "string" });
    json!({
        "type": "object",
        "description": "An error. Services wrap these members in several ways.",
        "properties": {
            "error_code": text(), "error_msg": text(), "request_id": text(),
            "code": text(), "message": text(),
            "error": { "type": "object", "properties": { "code": {}, "message": text() } },
        },
    })
}
