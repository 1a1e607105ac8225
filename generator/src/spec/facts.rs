//! `Service` → JSON: every operation with its fields nested as on the wire, for comparisons.

use serde_json::{Value as Json, json};

use super::{
    model::{Body, Field, Operation, Type},
    service::Service,
};

/// The operations of a service, each with method, path, parameters, body and successful response.
/// `source` gives the page's path as the comparison knows it.
#[must_use]
pub fn facts(service: &Service, name: &str, source: impl Fn(&Operation) -> String) -> Json {
    let operation = |operation: &Operation| {
        json!({
            "method": operation.method,
            "path": operation.path,
            "source": source(operation),
            "service": name,
            "params": parameters(operation),
            "body": operation.request.as_ref().map(nodes).unwrap_or_default(),
            "response": response(operation).map(nodes).unwrap_or_default(),
        })
    };
    service.operations.iter().map(operation).collect()
}

fn parameters(operation: &Operation) -> Vec<Json> {
    let lists = [
        ("path", &operation.path_parameters),
        ("query", &operation.query_parameters),
        ("header", &operation.header_parameters),
    ];
    let of = |(location, fields): (&str, &Vec<Field>)| -> Vec<Json> {
        let parameter = |field: &Field| json!({"in": location, "name": field.name, "type": field.kind.to_string(), "required": field.required});
        fields.iter().map(parameter).collect()
    };
    lists.into_iter().flat_map(of).collect()
}

/// The body of the success.
fn response(operation: &Operation) -> Option<&Body> {
    let mut successes = operation.responses.iter().filter(|response| response.is_success());
    successes.find_map(|response| response.body.as_ref())
}

/// The fields of the root; of a list or a map, those of its elements.
fn nodes(body: &Body) -> Vec<Json> {
    let mut nesting = Nesting { body, open: Vec::new() };
    match body.root.as_ref().map(Type::innermost) {
        Some(Type::Struct(name)) => {
            let structure = body.structures.iter().find(|structure| structure.name == *name);
            structure.map(|structure| nesting.list(&structure.fields)).unwrap_or_default()
        }
        _ => nesting.list(&body.fields),
    }
}

/// The structures that are being written, so that one that holds itself ends.
struct Nesting<'a> {
    body: &'a Body,
    open: Vec<&'a str>,
}

impl<'a> Nesting<'a> {
    fn list(&mut self, fields: &'a [Field]) -> Vec<Json> {
        fields.iter().map(|field| self.node(field)).collect()
    }

    fn node(&mut self, field: &'a Field) -> Json {
        let kind = said(&field.kind);
        let mut node = json!({"name": field.name, "type": kind, "required": field.required});
        if let Type::Struct(name) = field.kind.innermost()
            && !self.open.contains(&name.as_str())
            && let Some(structure) = self.body.structures.iter().find(|structure| structure.name == *name)
        {
            self.open.push(name);
            node["fields"] = self.list(&structure.fields).into();
            self.open.pop();
        }
        node
    }
}

/// The type without the names of structures, which are the page's own.
fn said(kind: &Type) -> String {
    match kind {
        Type::Array(inner) => format!("array<{}>", said(inner)),
        Type::Map(inner) => format!("map<{}>", said(inner)),
        Type::Struct(_) | Type::Object => "object".to_owned(),
        Type::Unknown(text) => text.clone(),
        Type::DateTime => "string".to_owned(),
        other => other.to_string(),
    }
}
