//! A program that touches all that a client offers: it compiles against another client as long as nothing is gone
//! or has another type.

use std::fmt::Write;

use generator::rust::{
    module::{
        Field, File, Item, Module, OpenEnum, Operation, Payload, Presence, RustType, Setters, Struct, Version,
    },
    paths::{self, Scope, spelled},
};

/// The program for the service of a module.
pub(super) fn caller(module: &Module) -> String {
    let mut lines = Vec::new();
    for version in &module.versions {
        for file in &version.files {
            lines.extend(operation(
                version,
                file,
                &Names { service: &module.service, scope: Scope::of_file(version, file) },
            ));
        }
    }
    for shared in &module.types {
        let names = Names { service: &module.service, scope: Scope::of_shared(shared) };
        match &shared.item {
            Item::Struct(item) => lines.extend(structure(item, &names)),
            Item::OpenEnum(item) => lines.extend(open_enum(item, &names)),
        }
    }
    if !module.error_codes.is_empty() {
        lines.push(format!("let _ = boxes::{}::error_codes::ALL;", module.service));
    }
    let body: String = lines.into_iter().fold(String::new(), |mut body, line| {
        let _ = writeln!(body, "    {line}");
        body
    });
    format!(
        "#![allow(deprecated, unused_must_use)]\nuse boxes::core::{{Body, Json, Secret}};\nuse std::collections::BTreeMap;\n\n\
         fn main() {{\n    let _: Option<(Body, Json, Secret<String>, BTreeMap<(), ()>)> = None;\n{body}}}\n"
    )
}

struct Names<'a> {
    service: &'a str,
    scope: Scope<'a>,
}

impl Names<'_> {
    /// A type as the program writes it: by the path where the file exports it.
    fn kind(&self, kind: &RustType) -> String {
        let own = |name: &str| format!("boxes::{}::{}::{name}", self.service, self.scope.module);
        spelled(&paths::renamed(kind, &own))
    }

    /// The same by the paths where what it names is declared.
    fn declared(&self, kind: &RustType) -> String {
        let path = |name: &str| format!("boxes::{}::{}", self.service, self.scope.path(name));
        spelled(&paths::renamed(kind, &path))
    }

    fn path(&self, name: &str) -> String {
        self.kind(&RustType::Named(name.to_owned()))
    }
}

fn operation(version: &Version, file: &File, names: &Names) -> Vec<String> {
    let operation = &file.operation;
    let path = format!("boxes::{}::{}::{}", names.service, version.name, operation.name);
    let given: Vec<String> = operation
        .parameters
        .iter()
        .filter(|each| each.field.presence == Presence::Given)
        .map(|each| names.kind(&each.field.kind))
        .collect();
    let arguments: Vec<String> = (0..given.len()).map(|at| format!("a{at}")).collect();
    let typed: Vec<String> =
        arguments.iter().zip(&given).map(|(name, kind)| format!("{name}: {kind}")).collect();
    let mut lines = vec![format!("let _ = |{}| {path}::new({});", typed.join(", "), arguments.join(", "))];
    if given.is_empty() {
        lines.push(format!("let _ = <{path} as Default>::default;"));
    }
    let output = names.kind(&operation.output);
    lines.push(format!(
        "let _ = |it: &{path}, client: &boxes::Client| {{ let _: boxes::Call<{output}> = it.send(client); }};"
    ));
    for each in &operation.parameters {
        lines.extend(field(&path, "", (&each.field, true), names));
    }
    match &operation.body {
        Some(Payload::Fields(body)) => {
            lines
                .push(format!("let _ = |it: &{path}| {{ let _: &{} = &it.body; }};", names.path(&body.name)));
            for each in &body.fields {
                lines.extend(field(&path, "body.", (each, true), names));
            }
        }
        Some(Payload::Whole(body)) => lines.extend(field(&path, "", (body, true), names)),
        None => {}
    }
    lines.extend(behaviour(operation, &path, names));
    lines.extend(file.structs.iter().flat_map(|item| structure(item, names)));
    lines.extend(file.enums.iter().flat_map(|item| open_enum(item, names)));
    lines.extend(
        file.imports.iter().map(|import| format!("let _: Option<{}> = None;", names.path(&import.here))),
    );
    lines
}

fn behaviour(operation: &Operation, path: &str, names: &Names) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(paging) = &operation.paging {
        let item = names.kind(&paging.item);
        lines.push(format!("let _: Option<<{path} as boxes::core::Paged>::Item> = None::<{item}>;"));
        lines.push(format!(
            "let _ = |it: &{path}, client: &boxes::Client| {{ it.items(client); it.pages(client); }};"
        ));
    }
    let output = names.kind(&operation.output);
    let waiters = operation.waiters.iter();
    lines
        .extend(waiters.map(|waiter| {
            format!("let _: fn(&{output}) -> Result<bool, String> = {path}::{};", waiter.name)
        }));
    lines
}

/// A field that is read, and its setter if it has one.
fn field(owner: &str, within: &str, (field, is_set): (&Field, bool), names: &Names) -> Vec<String> {
    let kind = names.kind(&field.kind);
    let (name, setter) = (&field.name, &field.setter);
    if field.presence == Presence::Given {
        return vec![format!("let _ = |it: &{owner}| {{ let _: &{kind} = &it.{name}; }};")];
    }
    let reads =
        |kind: String| format!("let _ = |it: &{owner}| {{ let _: &Option<{kind}> = &it.{within}{name}; }};");
    let sets = |kind: String| format!("let _ = |it: {owner}, value: {kind}| it.{setter}(value);");
    let mut lines = vec![reads(kind), reads(names.declared(&field.kind))];
    if is_set {
        let given = given(&field.kind);
        lines.extend([sets(names.kind(given)), sets(names.declared(given))]);
    }
    lines.dedup();
    lines
}

/// What a setter takes: what the runtime wraps is given as it is.
fn given(kind: &RustType) -> &RustType {
    match kind {
        RustType::Secret(inner) | RustType::Boxed(inner) => given(inner),
        kind => kind,
    }
}

fn structure(item: &Struct, names: &Names) -> Vec<String> {
    let path = names.path(&item.name);
    let is_made = item.setters == Setters::Itself;
    let mut lines = vec![format!("let _: Option<{path}> = None;")];
    if is_made {
        lines.push(format!("let _ = {path}::new;"));
    }
    lines.extend(item.fields.iter().flat_map(|each| field(&path, "", (each, is_made), names)));
    lines
}

fn open_enum(item: &OpenEnum, names: &Names) -> Vec<String> {
    let path = names.path(&item.name);
    item.variants.iter().map(|variant| format!("let _ = {path}::{};", variant.name)).collect()
}
