//! Failures of which only an example tells what they say: without a table, or with one that repeats the success.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::address;
use crate::{
    diagnostic::Code,
    docs::{
        examples::showing,
        interpret::{
            Sources,
            recorder::{Recorder, Subject},
            shown::common,
        },
        vocabulary::errors::looks_like_an_error,
    },
    spec::{
        evidence::{Aspect, Evidence},
        model::{Body, Field, Response, Status, Type},
    },
};

/// Gives the failures what only examples tell of them.
pub(super) fn complete(
    sources: &Sources<'_>,
    recorder: &mut Recorder,
    responses: &mut BTreeMap<Status, Response>,
) {
    let success = responses.values().find(|response| response.is_success());
    let success = success.and_then(|response| response.body.clone()).unwrap_or_default();
    for response in responses.values_mut().filter(|response| !response.is_success()) {
        if let Some(body) = &mut response.body {
            copy_types(&success, body);
        }
        add_error(sources, recorder, response);
    }
}

/// What an example tells of the table of the success holds for one that repeats it.
fn copy_types(success: &Body, failure: &mut Body) {
    let names = |body: &Body| -> Vec<String> { body.fields.iter().map(|field| field.name.clone()).collect() };
    if names(success) != names(failure) {
        return;
    }
    let is_shown = |field: &Field| field.evidence.get(&Aspect::Type) == Some(&Evidence::Example);
    for (known, field) in success.fields.iter().zip(&mut failure.fields) {
        if is_shown(known) && known.kind.innermost() == field.kind.innermost() && known.kind != field.kind {
            field.kind = known.kind.clone();
            field.evidence.insert(Aspect::Type, Evidence::Example);
        }
    }
}

/// Adds to a failure what its examples show where they tell of an error, and no table has any of it.
fn add_error(sources: &Sources<'_>, recorder: &mut Recorder, response: &mut Response) {
    let Status::Code(status) = response.status else { return };
    if response.body.as_ref().is_some_and(|body| body.root.is_some()) {
        return;
    }
    let shown = showing(sources.examples, Some(response.status));
    let mut shown = shown.filter(|shown| shown.example.status == Some(status));
    let Some((place, error)) =
        shown.find_map(|shown| Some((shown.span(sources.page), error(shown.example.body.as_ref()?)?)))
    else {
        return;
    };
    let described = response.body.as_ref().map(|body| body.fields.as_slice()).unwrap_or_default();
    if described.iter().any(|field| error.contains_key(&field.name)) {
        return;
    }
    let body = address(response.status).step("body");
    let message = "going by the example, the failure has an error code or message that no table lists";
    let finding = recorder.finding(Code::PlacedByExample, place, message);
    recorder.report(finding, Subject::Part(body.clone()));
    for (name, value) in error {
        recorder.origin(body.step("fields").step(name), place.clone());
        response.body.get_or_insert_with(Body::default).fields.push(field(name, value));
    }
}

fn error(body: &Json) -> Option<&serde_json::Map<String, Json>> {
    body.as_object().filter(|members| looks_like_an_error(members.keys().map(String::as_str)))
}

fn field(name: &str, value: &Json) -> Field {
    let kind = common(&[value]).unwrap_or(Type::Any);
    let mut field = Field { name: name.to_owned(), kind, ..Field::default() };
    field.evidence.insert(Aspect::Location, Evidence::Example);
    field
}
