//! One operation.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::{
    Object,
    components::{Components, ERROR, reference, request_name, response_name},
    insert,
    parameters::{self, Described},
    schema::described,
    text,
};
use crate::spec::{http::PathTemplate, model, resolve::Operation};

/// An operation, and its path cut up.
pub(super) struct Placed<'a> {
    /// The operation.
    pub(super) operation: &'a Operation<'a>,
    /// Its path.
    pub(super) template: PathTemplate,
}

/// An operation, before it is written: others may share its path and method.
pub(super) struct Item {
    /// What the spec calls it.
    pub(super) id: String,
    /// What it does, in a sentence.
    pub(super) summary: String,
    /// What it takes besides the body.
    pub(super) parameters: Vec<Described>,
    /// The schema of the body that is sent, and whether it must be.
    pub(super) request: Option<(Json, bool)>,
    /// What each status brings: a sentence, and the schema of the body.
    pub(super) responses: BTreeMap<String, (String, Option<Json>)>,
    /// Everything else.
    pub(super) rest: Object,
}

/// Describes an operation. `placeholders` are what its path calls them, in their order.
pub(super) fn describe(placed: &Placed, placeholders: &[&str], components: &Components) -> Item {
    let Placed { operation, template } = placed;
    let own = template.placeholders();
    let rename = |name: &str| {
        let at = own.iter().position(|own| *own == name);
        at.and_then(|at| placeholders.get(at)).map_or_else(|| name.to_owned(), |name| (*name).to_owned())
    };
    let request = operation.request.as_ref().map(|_| {
        let required = operation.spec.request.iter().flat_map(|body| &body.fields);
        let is_required = required.into_iter().any(|field| field.required == Some(true));
        (reference(&request_name(operation)), is_required)
    });
    let (summary, rest) = texts(operation.spec);
    Item {
        id: operation.spec.id(),
        summary,
        parameters: parameters::of(operation, components, rename),
        request,
        responses: responses(operation),
        rest,
    }
}

/// The summary, and all other members.
fn texts(spec: &model::Operation) -> (String, Object) {
    let (summary, description) = spec.wording.split_once("\n\n").unwrap_or((&spec.wording, ""));
    let summary = described(summary, &spec.title).to_owned();
    let mut rest = Object::new();
    insert(
        &mut rest,
        [
            ("description", text(described(description, &spec.summary))),
            ("deprecated", spec.deprecated.then(|| true.into())),
            ("tags", spec.group.as_ref().map(|group| json!([group]))),
            ("x-idempotent", spec.idempotent.map(Json::from)),
            ("x-paging", spec.paging.as_ref().map(|paging| json!(paging))),
            ("x-failure-when", spec.failure_when.as_ref().map(|failure| json!(failure))),
            ("x-waiters", (!spec.waiters.is_empty()).then(|| json!(spec.waiters))),
            ("x-permissions", (!spec.permissions.is_empty()).then(|| json!(spec.permissions))),
        ],
    );
    (summary, rest)
}

fn responses(operation: &Operation) -> BTreeMap<String, (String, Option<Json>)> {
    let body = operation.response.as_ref().map(|_| reference(&response_name(operation)));
    let response = |response: &model::Response| {
        let status = response.status.to_string().replace("xx", "XX");
        let kind = if response.is_success() { "Success." } else { "Error." };
        let sentence = described(&response.description, kind).to_owned();
        let body = if response.is_success() { body.clone() } else { Some(reference(ERROR)) };
        (status, (sentence, body))
    };
    let mut responses: BTreeMap<_, _> = operation.spec.responses.iter().map(response).collect();
    if !operation.spec.responses.iter().any(model::Response::is_success) {
        responses.insert("2XX".to_owned(), ("Success.".to_owned(), body));
    }
    responses.insert("default".to_owned(), ("Error.".to_owned(), Some(reference(ERROR))));
    responses
}

impl Item {
    /// The operation as OpenAPI has it.
    pub(super) fn written(self) -> Json {
        let mut object = Object::new();
        object.insert("operationId".to_owned(), self.id.into());
        object.insert("summary".to_owned(), self.summary.into());
        let parameters: Vec<Json> = self.parameters.into_iter().map(Described::written).collect();
        insert(&mut object, [("parameters", (!parameters.is_empty()).then(|| parameters.into()))]);
        let body = self.request.map(|(schema, required)| {
            json!({ "content": { "application/json": { "schema": schema } }, "required": required })
        });
        insert(&mut object, [("requestBody", body)]);
        let responses: Object = self.responses.into_iter().map(response).collect();
        object.insert("responses".to_owned(), responses.into());
        object.extend(self.rest);
        object.into()
    }
}

fn response((status, (sentence, body)): (String, (String, Option<Json>))) -> (String, Json) {
    let mut object = Object::new();
    object.insert("description".to_owned(), sentence.into());
    let content = body.map(|schema| json!({ "application/json": { "schema": schema } }));
    insert(&mut object, [("content", content)]);
    (status, object.into())
}
