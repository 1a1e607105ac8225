//! Values for parameters and bodies of which the page shows no example.

use std::cell::RefCell;

use generator::spec::{
    model::{Body, Field, Operation, Type},
    types::Wire,
};
use huaweicloud_client::core::codec::{self, Decode};
use serde_json::{Map, Value as Json, json};

/// What a text parameter holds: signs that must be escaped in a path and in a query.
pub(crate) const TEXT: &str = "a b/c=é";

/// What an operation is made of: by location and wire name.
#[derive(Default)]
pub(crate) struct Given {
    path: Map<String, Json>,
    query: Map<String, Json>,
    header: Map<String, Json>,
    body: Option<Json>,
    /// Why the type cannot read the body.
    problem: RefCell<Option<String>>,
}

impl Given {
    /// A value of the path.
    pub(crate) fn path<T: Decode>(&self, wire: &str) -> T {
        read(self.path.get(wire))
    }

    /// A value of the query.
    pub(crate) fn query<T: Decode>(&self, wire: &str) -> T {
        read(self.query.get(wire))
    }

    /// A value of a header field; only those that must be sent are given.
    #[allow(dead_code, reason = "an operation may have some, or none may")]
    pub(crate) fn header<T: Decode>(&self, wire: &str) -> T {
        read(self.header.get(wire))
    }

    /// The body; an empty one where the type cannot read it.
    pub(crate) fn body<T: Decode + Default>(&self) -> T {
        decoded(self.body.as_ref()).unwrap_or_else(|error| {
            self.problem.replace(Some(error.to_string()));
            T::default()
        })
    }

    /// Why the type could not read the body.
    pub(crate) fn problem(&self) -> Option<String> {
        self.problem.borrow().clone()
    }

    /// Puts a text of its own into every secret of the request, and returns these texts.
    pub(crate) fn plant(&mut self, operation: &Operation) -> Vec<String> {
        let mut planted = Planted::default();
        let none = Body::default();
        planted.in_fields(&mut self.path, &operation.path_parameters, &none);
        planted.in_fields(&mut self.query, &operation.query_parameters, &none);
        if let (Some(json), Some(body)) = (&mut self.body, &operation.request) {
            planted.in_body(json, body);
        }
        planted.0
    }

    /// The body as JSON, where there is one.
    pub(crate) fn json(&self) -> Option<&Json> {
        self.body.as_ref()
    }
}

fn read<T: Decode>(value: Option<&Json>) -> T {
    decoded(value).expect("the type reads what its page shows")
}

fn decoded<T: Decode>(value: Option<&Json>) -> Result<T, codec::Mismatch> {
    codec::decode(value.unwrap_or(&Json::Null).to_string().as_bytes())
}

/// A value for every parameter of path and query, and the body.
pub(crate) fn given(operation: &Operation, body: Option<&Json>) -> Given {
    let values = |fields: &[Field]| -> Map<String, Json> {
        fields.iter().map(|field| (field.name.clone(), value(field, &Body::default()))).collect()
    };
    let declared = operation.request.as_ref();
    Given {
        path: values(&operation.path_parameters),
        query: values(&operation.query_parameters),
        header: headers(&operation.header_parameters),
        body: declared.map(|declared| body.cloned().unwrap_or_else(|| self::body(declared))),
        problem: RefCell::default(),
    }
}

/// The header fields that must be sent, whose texts are no more than ASCII.
fn headers(fields: &[Field]) -> Map<String, Json> {
    let required = fields.iter().filter(|field| field.required == Some(true));
    let value = |field: &Field| match value(field, &Body::default()) {
        Json::String(_) => json!("value"),
        other => other,
    };
    required.map(|field| (field.name.clone(), value(field))).collect()
}

/// A body with every field.
pub(crate) fn body(body: &Body) -> Json {
    match &body.root {
        Some(root) => of_type(root, body, &[]),
        None => object(&body.fields, body, &[]),
    }
}

/// An object with every field, but for those that hold what it stands in itself: these have no end.
fn object(fields: &[Field], body: &Body, around: &[&str]) -> Json {
    let ends = |field: &&Field| match field.kind.innermost() {
        Type::Struct(name) => !around.contains(&name.as_str()),
        _ => true,
    };
    let fields = fields.iter().filter(ends);
    fields.map(|field| (field.name.clone(), within(field, body, around))).collect::<Map<_, _>>().into()
}

/// A value that the field may hold.
pub(crate) fn value(field: &Field, body: &Body) -> Json {
    within(field, body, &[])
}

fn within(field: &Field, body: &Body, around: &[&str]) -> Json {
    match field.values.first() {
        Some(listed) if field.kind == Type::String => json!(listed.value),
        _ => of_type(&field.kind, body, around),
    }
}

fn of_type(kind: &Type, body: &Body, around: &[&str]) -> Json {
    match kind {
        Type::Array(inner) => json!([of_type(inner, body, around), of_type(inner, body, around)]),
        Type::Map(inner) => json!({"key": of_type(inner, body, around)}),
        Type::Struct(name) => {
            let structure = body.structures.iter().find(|structure| structure.name == *name);
            let around: Vec<&str> = around.iter().copied().chain([name.as_str()]).collect();
            object(&structure.unwrap_or_else(|| panic!("no structure {name}")).fields, body, &around)
        }
        Type::Unknown(text) => panic!("the type {text} is unknown"),
        scalar => match scalar.wire() {
            Wire::Text => json!(TEXT),
            Wire::Integer => json!(7),
            Wire::Number => json!(0.5),
            Wire::Boolean => json!(true),
            Wire::Json => json!({"key": "value"}),
        },
    }
}

/// The texts that were planted.
#[derive(Default)]
pub(crate) struct Planted(pub(crate) Vec<String>);

impl Planted {
    /// Plants a text into every secret of a body.
    pub(crate) fn in_body(&mut self, json: &mut Json, body: &Body) {
        match (&body.root, json) {
            (Some(root), json) => self.in_value(json, root, body),
            (None, Json::Object(object)) => self.in_fields(object, &body.fields, body),
            _ => (),
        }
    }

    fn in_fields(&mut self, object: &mut Map<String, Json>, fields: &[Field], body: &Body) {
        for field in fields {
            match object.get_mut(&field.name) {
                Some(value) if field.secret => self.everywhere(value),
                Some(value) => self.in_value(value, &field.kind, body),
                None => (),
            }
        }
    }

    fn in_value(&mut self, value: &mut Json, kind: &Type, body: &Body) {
        match (kind, value) {
            (Type::Array(inner), Json::Array(list)) => {
                for element in list {
                    self.in_value(element, inner, body);
                }
            }
            (Type::Map(inner), Json::Object(map)) => {
                for value in map.values_mut() {
                    self.in_value(value, inner, body);
                }
            }
            (Type::Struct(name), Json::Object(object)) => {
                let structure = body.structures.iter().find(|structure| structure.name == *name);
                self.in_fields(object, &structure.expect("the body has its structures").fields, body);
            }
            _ => (),
        }
    }

    fn everywhere(&mut self, value: &mut Json) {
        match value {
            Json::Array(list) => list.iter_mut().for_each(|element| self.everywhere(element)),
            Json::Object(map) => map.values_mut().for_each(|value| self.everywhere(value)),
            // What is no text by its type cannot hold one.
            Json::Null | Json::Bool(_) | Json::Number(_) => (),
            other @ Json::String(_) => {
                let text = format!("pl4nted-{}-secret", self.0.len());
                *other = json!(text);
                self.0.push(text);
            }
        }
    }
}
