//! BACK: `Resolved` → an OpenAPI 3.1 description, for users of any other language; knows no pages and no Rust.
//!
//! Whatever OpenAPI has a word for is said in its words: types, constraints, servers, security. What it has
//! none for stands in members that begin with `x-`: paging, states that are waited for, codes of errors,
//! secrets, units. A list of values is open, as in every output: the service may know more.

mod components;
mod definitions;
mod merge;
mod operation;
mod parameters;
mod paths;
mod schema;

use serde_json::{Map, Value as Json, json};

use crate::spec::{model::ErrorCode, resolve::Resolved};
use components::Components;

/// The version of OpenAPI that is written.
const VERSION: &str = "3.1.0";

/// An object in the making.
type Object = Map<String, Json>;

/// Describes one service. What cannot be sent is not part of it: [`Resolved::refused`] says why.
#[must_use]
pub fn openapi(service: &Resolved) -> Json {
    let components = Components::of(service);
    json!({
        "openapi": VERSION,
        "info": info(service),
        "servers": [server(service.service)],
        "security": [{ "signature": [] }, { "token": [] }],
        "paths": paths::paths(service, &components),
        "components": {
            "schemas": definitions::definitions(service, &components),
            "securitySchemes": security_schemes(),
        },
        "x-error-codes": service.error_codes.iter().map(error_code).collect::<Vec<_>>(),
    })
}

fn info(service: &Resolved) -> Json {
    let mut versions: Vec<&str> =
        service.operations.iter().map(|operation| operation.spec.version.as_str()).collect();
    versions.sort_unstable();
    versions.dedup();
    json!({
        "title": service.service,
        "version": versions.join(", "),
        "description": "Unofficial: made from the published API reference, not by its vendor.",
    })
}

fn server(service: &str) -> Json {
    json!({
        "url": format!("https://{service}.{{region}}.myhuaweicloud.com"),
        "description": "The common form of a host; some services and regions have others.",
        "variables": { "region": { "default": "cn-north-4", "description": "ID of the region." } },
    })
}

fn security_schemes() -> Json {
    json!({
        "signature": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "An access key signs each request: `SDK-HMAC-SHA256`.",
        },
        "token": {
            "type": "apiKey",
            "in": "header",
            "name": "X-Auth-Token",
            "description": "The token of a user, issued by IAM.",
        },
    })
}

fn error_code(code: &ErrorCode) -> Json {
    let mut object = Object::new();
    object.insert("code".to_owned(), code.code.clone().into());
    let members = [
        ("status", code.status.map(Json::from)),
        ("class", code.class.map(|class| class.name().into())),
        ("message", text(&code.message)),
        ("description", text(&code.description)),
        ("handling", text(&code.handling)),
    ];
    insert(&mut object, members);
    object.into()
}

/// A text, if there is one.
fn text(text: &str) -> Option<Json> {
    (!text.is_empty()).then(|| text.into())
}

/// Adds the members that there are.
fn insert<'a>(object: &mut Object, members: impl IntoIterator<Item = (&'a str, Option<Json>)>) {
    object.extend(members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
}
