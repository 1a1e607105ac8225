//! What keeps a type one, where pages that described it alike no longer do.

use serde_json::Value as Json;

use super::side::{Declared, Side, Sides};
use crate::{
    rust::{module::RustType, paths::SHARED},
    spec::{
        address::Address,
        model::{self, Body, Field, Operation},
    },
};

/// A structure where a page of the new side describes it.
struct Described<'a> {
    page: &'a str,
    at: Address,
    structure: &'a model::Structure,
}

/// The corrections that give each page the fields that another one has: a sentence, and the entries below it.
pub(super) fn keep_whole(declared: &Declared, new: &Side) -> String {
    let ids = declared.documented_by.iter();
    let operations: Vec<&Operation> = ids.filter_map(|id| Some(new.operations.get(id)?.spec)).collect();
    let described: Vec<Described> =
        operations.iter().flat_map(|operation| described(operation, &declared.name)).collect();
    let entries: Vec<String> = described.iter().flat_map(|one| missing(one, &described)).collect();
    let pages = declared.documented_by.join(", ");
    if entries.is_empty() {
        return format!(
            "if the pages mean one type, correct `{}` so that all describe it alike: {pages}",
            declared.name
        );
    }
    format!(
        "if the pages mean one structure, these corrections keep `{}` one type:\n{}",
        declared.name,
        entries.join("\n")
    )
}

fn described<'a>(operation: &'a Operation, name: &str) -> Vec<Described<'a>> {
    let request = operation.request.iter().map(|body| (Address::default().step("request"), body));
    let responses = operation.responses.iter().filter_map(|response| {
        let at = Address::default().step("responses").step(response.status.to_string()).step("body");
        Some((at, response.body.as_ref()?))
    });
    let of_body = |(at, body): (Address, &'a Body)| {
        let structure = body.structures.iter().find(|structure| structure.name == name)?;
        Some(Described { page: operation.page.as_str(), at: at.step("structures").step(name), structure })
    };
    request.chain(responses).filter_map(of_body).collect()
}

/// An entry for each field that another page has and this one has not.
fn missing(one: &Described, all: &[Described]) -> Vec<String> {
    let has = |field: &Field, fields: &[Field]| fields.iter().any(|own| own.name == field.name);
    let mut lacking: Vec<&Field> = Vec::new();
    for field in all.iter().flat_map(|other| &other.structure.fields) {
        if !has(field, &one.structure.fields) && lacking.iter().all(|known| known.name != field.name) {
            lacking.push(field);
        }
    }
    let entry = |field: &Field| {
        let at = one.at.step("fields").step(&field.name).to_string();
        // Whether it must be sent is for each page to say.
        let field = Field { required: None, ..field.clone() };
        let now = serde_json::to_value(&field).unwrap_or(Json::Null);
        let [page, at] = [one.page, &at].map(|text| Json::from(text).to_string());
        format!("- {{page: {page}, at: {at}, now: {now}, because: TODO}}")
    };
    lacking.into_iter().map(entry).collect()
}

/// Why a field has another type, where that is the same type of the pages, and what keeps it one.
pub(super) fn split(
    old: &RustType,
    new: &RustType,
    (before, after): Sides,
) -> Option<(String, Option<String>)> {
    let (old_path, new_path) = (named(old)?, named(new)?);
    let (ours, theirs) = (before.types.get(old_path)?, after.types.get(new_path)?);
    if old_path == new_path || ours.name != theirs.name || !is_shared(old_path) {
        return None;
    }
    let reason = format!("it splits: a value of `{old_path}` is none of `{new_path}`");
    Some((reason, Some(keep_whole(ours, after))))
}

fn named(kind: &RustType) -> Option<&str> {
    match kind {
        RustType::Named(path) => Some(path),
        RustType::Vec(inner) | RustType::Map(inner) | RustType::Boxed(inner) | RustType::Secret(inner) => {
            named(inner)
        }
        _ => None,
    }
}

/// Whether it is the path of a type that several operations share.
pub(super) fn is_shared(path: &str) -> bool {
    path.split("::").next() == Some(SHARED)
}
