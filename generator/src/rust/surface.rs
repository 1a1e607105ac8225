//! `Module` → text: all that a user of a service can name, one line an item, in the order of the lines.
//!
//! ```text
//! types::Tag.key: String, required
//! v2::StopJob.job_id: String, path
//! v2::StopJob::new(job_id) -> () by POST /v2/{project_id}/job-executions/{job_id}/kill
//! v2::create_cluster::ClusterType::Analysis = "ANALYSIS"
//! v2::create_cluster::Tag = types::Tag
//! ```
//!
//! A name of the wire stands behind the name in Rust where they differ (`key "tagKey"`), types of the same
//! module without their path.

use std::collections::BTreeSet;

use super::{
    module::{EnumValue, Field, File, Item, Module, OpenEnum, Payload, Presence, RustType, Setters, Struct},
    paths::{Scope, spelled},
};

/// The lines of a service.
#[must_use]
pub fn surface(module: &Module) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for version in &module.versions {
        for file in &version.files {
            let scope = Scope::of_file(version, file);
            lines.extend(operation(&version.name, file, &scope));
            lines.extend(file.all_structs().flat_map(|item| structure(item, &scope)));
            lines.extend(file.enums.iter().flat_map(|item| open_enum(item, &scope)));
            let import = |name: &str| format!("{}::{name} = {}", scope.module, scope.path(name));
            lines.extend(file.imports.iter().map(|imported| import(&imported.here)));
        }
    }
    for shared in &module.types {
        let scope = Scope::of_shared(shared);
        lines.extend(match &shared.item {
            Item::Struct(item) => structure(item, &scope),
            Item::OpenEnum(item) => open_enum(item, &scope),
        });
    }
    lines
}

fn operation(version: &str, file: &File, scope: &Scope) -> Vec<String> {
    let operation = &file.operation;
    let path = format!("{version}::{}", operation.name);
    let given = operation.parameters.iter().map(|each| &each.field);
    let given: Vec<&str> =
        given.filter(|field| field.presence == Presence::Given).map(|field| field.name.as_str()).collect();
    let output = typed(&operation.output, scope);
    let metadata = &operation.metadata;
    let deprecated = if file.deprecated { ", deprecated" } else { "" };
    let mut lines = vec![format!(
        "{path}::new({}) -> {output} by {} {}{deprecated}",
        given.join(", "),
        metadata.method,
        metadata.path
    )];
    let parameters = operation.parameters.iter();
    lines.extend(
        parameters.map(|each| format!("{path}{}, {}", field(&each.field, scope), each.location.word())),
    );
    match &operation.body {
        Some(Payload::Fields(body)) => lines.push(format!("{path}.body: {}", body.name)),
        Some(Payload::Whole(body)) => lines.push(format!("{path}{}, body", field(body, scope))),
        None => {}
    }
    lines.extend(
        operation.paging.as_ref().map(|paging| format!("{path}::items() -> {}", typed(&paging.item, scope))),
    );
    lines.extend(operation.waiters.iter().map(|waiter| format!("{path}::{}()", waiter.name)));
    lines
}

fn structure(item: &Struct, scope: &Scope) -> Vec<String> {
    let path = format!("{}::{}", scope.module, item.name);
    let mut lines: Vec<String> =
        item.fields.iter().map(|each| format!("{path}{}", setting(each, item, scope))).collect();
    if item.setters == Setters::Itself {
        lines.push(format!("{path}::new()"));
    }
    if lines.is_empty() {
        lines.push(path);
    }
    lines
}

/// A field, and its setter where that is called otherwise.
fn setting(item: &Field, owner: &Struct, scope: &Scope) -> String {
    let differs = item.setter != item.name && owner.setters != Setters::Nowhere;
    let setter = if differs { format!(", set by {}", item.setter) } else { String::new() };
    format!("{}{setter}", field(item, scope))
}

fn field(field: &Field, scope: &Scope) -> String {
    let wire = if field.wire == field.name { String::new() } else { format!(" {:?}", field.wire) };
    let required = if field.presence == Presence::Required { ", required" } else { "" };
    let deprecated = if field.deprecated { ", deprecated" } else { "" };
    format!(".{}{wire}: {}{required}{deprecated}", field.name, typed(&field.kind, scope))
}

fn open_enum(item: &OpenEnum, scope: &Scope) -> Vec<String> {
    let path = format!("{}::{}", scope.module, item.name);
    let value = |value: &EnumValue| match value {
        EnumValue::Text(text) => format!("{text:?}"),
        EnumValue::Number(number) => number.to_string(),
    };
    item.variants
        .iter()
        .map(|variant| format!("{path}::{} = {}", variant.name, value(&variant.value)))
        .collect()
}

/// The type; what stands in the same module without its path.
fn typed(kind: &RustType, scope: &Scope) -> String {
    spelled(&scope.resolved(kind)).replace(&format!("{}::", scope.module), "")
}
