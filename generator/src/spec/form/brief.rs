//! An operation in its full form ↔ as it stands in its file, where nothing is said that goes without saying.

use serde_json::{Map, Value as Json, json};

use super::values;
use crate::spec::model::SCHEMA;

/// What a field says that does not say whether it must be sent.
#[derive(Clone, Copy)]
enum Unsaid {
    /// A placeholder of the path: without it there is no path.
    Required,
    /// Anything else that is sent.
    Optional,
    /// What is received: pages never say what a response always holds.
    Unknown,
}

/// Leaves out what goes without saying.
pub(super) fn brief(operation: &mut Json) {
    fields(operation, &mut |field, unsaid| {
        shorten_required(field, unsaid);
        fold_values(field);
    });
    let operation = operation.as_object_mut().expect("an operation is an object");
    operation.shift_remove("service");
    if operation.get("schema") == Some(&json!(SCHEMA)) {
        operation.shift_remove("schema");
    }
    let mut before: Vec<Json> = Vec::new();
    let responses = operation.get_mut("responses").and_then(Json::as_array_mut);
    for response in responses.into_iter().flatten() {
        let original = response.clone();
        shorten_body(response, &before);
        before.push(original);
    }
}

/// The reverse of [`brief`], of an operation of that service.
pub(super) fn full(operation: &mut Json, service: &str) {
    if let Some(members) = operation.as_object_mut() {
        members.entry("service").or_insert_with(|| json!(service));
        members.entry("schema").or_insert_with(|| json!(SCHEMA));
    }
    let mut before: Vec<Json> = Vec::new();
    let responses = operation.get_mut("responses").and_then(Json::as_array_mut);
    for response in responses.into_iter().flatten() {
        restore_body(response, &before);
        before.push(response.clone());
    }
    fields(operation, &mut |field, unsaid| {
        restore_required(field, unsaid);
        unfold_values(field);
    });
}

/// Takes the examples out of an operation.
pub(super) fn examples(operation: &mut Json) -> Json {
    let operation = operation.as_object_mut().expect("an operation is an object");
    let lists = ["request_examples", "response_examples"];
    let taken = lists.iter().filter_map(|list| Some(((*list).to_owned(), operation.shift_remove(*list)?)));
    Json::Object(taken.collect())
}

/// All fields of an operation that stand in it in full.
fn fields(operation: &mut Json, visit: &mut dyn FnMut(&mut Map<String, Json>, Unsaid)) {
    let lists = [
        ("path_parameters", Unsaid::Required),
        ("query_parameters", Unsaid::Optional),
        ("header_parameters", Unsaid::Optional),
    ];
    for (list, unsaid) in lists {
        of_list(operation.get_mut(list), unsaid, visit);
    }
    of_body(operation.get_mut("request"), Unsaid::Optional, visit);
    for response in items(operation.get_mut("responses")) {
        of_list(response.get_mut("headers"), Unsaid::Unknown, visit);
        of_body(response.get_mut("body"), Unsaid::Unknown, visit);
    }
}

fn of_body(body: Option<&mut Json>, unsaid: Unsaid, visit: &mut dyn FnMut(&mut Map<String, Json>, Unsaid)) {
    let Some(body) = body else { return };
    of_list(body.get_mut("fields"), unsaid, visit);
    for structure in items(body.get_mut("structures")) {
        of_list(structure.get_mut("fields"), unsaid, visit);
    }
}

fn of_list(list: Option<&mut Json>, unsaid: Unsaid, visit: &mut dyn FnMut(&mut Map<String, Json>, Unsaid)) {
    for field in items(list).filter_map(Json::as_object_mut) {
        visit(field, unsaid);
    }
}

fn items(list: Option<&mut Json>) -> impl Iterator<Item = &mut Json> {
    list.and_then(Json::as_array_mut).into_iter().flatten()
}

fn shorten_required(field: &mut Map<String, Json>, unsaid: Unsaid) {
    let usual = match unsaid {
        Unsaid::Required => Some(true),
        Unsaid::Optional => Some(false),
        Unsaid::Unknown => None,
    };
    match (field.get("required").and_then(Json::as_bool), usual) {
        (Some(said), Some(usual)) if said == usual => {
            field.shift_remove("required");
        }
        (None, Some(_)) => insert_after_type(field, "required", json!("unknown")),
        _ => {}
    }
}

fn restore_required(field: &mut Map<String, Json>, unsaid: Unsaid) {
    let usual = match unsaid {
        Unsaid::Required => true,
        Unsaid::Optional => false,
        Unsaid::Unknown => return,
    };
    if field.get("required") == Some(&json!("unknown")) {
        field.shift_remove("required");
    } else if !field.contains_key("required") {
        insert_after_type(field, "required", json!(usual));
    }
}

/// Members stand in the order of the model, where this one follows the type.
fn insert_after_type(field: &mut Map<String, Json>, key: &str, value: Json) {
    let at = field.keys().position(|key| key == "type").map_or(field.len(), |at| at + 1);
    field.shift_insert(at, key.to_owned(), value);
}

fn fold_values(field: &mut Map<String, Json>) {
    rewrite_description(field, values::fold);
    for listed in items(field.get_mut("values")) {
        // A value of which no more is known stands for itself.
        if listed.as_object().is_some_and(|members| members.len() == 1) {
            *listed = listed["value"].take();
        }
    }
}

fn unfold_values(field: &mut Map<String, Json>) {
    for listed in items(field.get_mut("values")).filter(|listed| listed.is_string()) {
        *listed = json!({ "value": listed.take() });
    }
    rewrite_description(field, values::unfold);
}

fn rewrite_description(field: &mut Map<String, Json>, rewrite: fn(&str, &[(&str, &str)]) -> String) {
    let text =
        |value: &'_ Json, key: &str| value.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let listed = field.get("values").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let listed: Vec<(String, String)> =
        listed.iter().map(|value| (text(value, "value"), text(value, "meaning"))).collect();
    let listed: Vec<(&str, &str)> =
        listed.iter().map(|(value, meaning)| (value.as_str(), meaning.as_str())).collect();
    if let Some(Json::String(description)) = field.get_mut("description").filter(|_| !listed.is_empty()) {
        *description = rewrite(description, &listed);
    }
}

/// A body that holds all that an earlier one holds, and perhaps more fields, says so.
fn shorten_body(response: &mut Json, before: &[Json]) {
    let Some(body) = response.get("body").and_then(Json::as_object) else { return };
    let more = before
        .iter()
        .find_map(|base| Some((base.get("status")?, more(base.get("body")?.as_object()?, body)?)));
    if let Some((status, more)) = more {
        let mut short = Map::from_iter([("same_as".to_owned(), status.clone())]);
        if !more.is_empty() {
            short.insert("fields".to_owned(), Json::Array(more));
        }
        response["body"] = Json::Object(short);
    }
}

/// The fields that a body has besides those of another, where that is all they differ in.
fn more(base: &Map<String, Json>, body: &Map<String, Json>) -> Option<Vec<Json>> {
    let fields =
        |body: &Map<String, Json>| body.get("fields").and_then(Json::as_array).cloned().unwrap_or_default();
    let rest = |body: &Map<String, Json>| {
        let mut rest = body.clone();
        rest.shift_remove("fields");
        rest
    };
    let (of_base, of_body) = (fields(base), fields(body));
    let is_same = rest(base) == rest(body)
        && of_body.starts_with(&of_base)
        && !(of_base.is_empty() && rest(base).is_empty());
    is_same.then(|| of_body[of_base.len()..].to_vec())
}

fn restore_body(response: &mut Json, before: &[Json]) {
    let Some(body) = response.get_mut("body").and_then(Json::as_object_mut) else { return };
    let Some(status) = body.get("same_as") else { return };
    let base = before.iter().find(|base| base.get("status") == Some(status));
    // Nothing there: the member stays and is refused as unknown.
    let Some(mut full) = base.and_then(|base| base.get("body")).cloned() else { return };
    if let Some(Json::Array(more)) = body.get("fields") {
        let members = full.as_object_mut().expect("a body is an object");
        match members.get_mut("fields").and_then(Json::as_array_mut) {
            Some(fields) => fields.extend(more.iter().cloned()),
            None => {
                members.insert("fields".to_owned(), Json::Array(more.clone()));
            }
        }
    }
    response["body"] = full;
}
