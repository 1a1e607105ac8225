//! Which line of the client's surface a part of the spec became.
//!
//! Bodies and types are walked side by side: a field of the spec is the field of Rust with its name on the wire.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    rust::{
        module::{self, File, Item, Module, Payload, RustType, Struct},
        paths::Scope,
        surface,
    },
    spec::{
        address,
        model::{Body, Field, Operation, Type},
    },
};

/// The client of a service.
pub(super) struct Client<'a> {
    /// The lines of its surface, by the path that each begins with.
    lines: BTreeMap<String, String>,
    structs: BTreeMap<String, (&'a Struct, Scope<'a>)>,
    operations: BTreeMap<String, (&'a File, Scope<'a>, String)>,
}

/// Lines by the address of the field that became each.
pub(super) type Lines = BTreeMap<String, String>;

impl<'a> Client<'a> {
    pub(super) fn new(module: &'a Module) -> Self {
        let path = |line: &str| line.split(' ').next().unwrap_or(line).trim_end_matches(':').to_owned();
        let lines = surface::surface(module).into_iter().map(|line| (path(&line), line)).collect();
        let mut client = Self { lines, structs: BTreeMap::new(), operations: BTreeMap::new() };
        for version in &module.versions {
            for file in &version.files {
                let scope = Scope::of_file(version, file);
                let own = file.all_structs().map(|item| (scope.path(&item.name), (item, scope.clone())));
                client.structs.extend(own);
                let path = format!("{}::{}", version.name, file.operation.name);
                client.operations.insert(format!("{}_{}", version.name, file.name), (file, scope, path));
            }
        }
        for shared in &module.types {
            let scope = Scope::of_shared(shared);
            if let Item::Struct(item) = &shared.item {
                client.structs.insert(scope.path(&item.name), (item, scope));
            }
        }
        client
    }

    /// The line of the constructor; none where the client does not have the operation.
    pub(super) fn constructor(&self, operation: &Operation) -> Option<&str> {
        let (_, _, path) = self.operations.get(&operation.id())?;
        let start = format!("{path}::new(");
        let (found, line) = self.lines.range(start.clone()..).next()?;
        found.starts_with(&start).then_some(line.as_str())
    }

    /// The lines of an operation's parameters and fields.
    pub(super) fn of(&self, operation: &Operation) -> Lines {
        let mut lines = Lines::new();
        let Some((file, scope, path)) = self.operations.get(&operation.id()) else { return lines };
        let locations = [
            ("path_parameters", module::Location::Path),
            ("query_parameters", module::Location::Query),
            ("header_parameters", module::Location::Header),
        ];
        for (list, location) in locations {
            let parameters = file.operation.parameters.iter().filter(|each| each.location == location);
            for field in parameters.map(|parameter| &parameter.field) {
                self.line(under(list, &field.wire), &format!("{path}.{}", field.name), &mut lines);
            }
        }
        if let (Some(body), Some(payload)) = (&operation.request, &file.operation.body) {
            let kind = match payload {
                Payload::Fields(item) => RustType::Named(item.name.clone()),
                Payload::Whole(field) => field.kind.clone(),
            };
            self.body(("request", body), &scope.resolved(&kind), &mut lines);
        }
        let output = scope.resolved(&file.operation.output);
        for response in operation.responses.iter().filter(|response| response.is_success()) {
            if let Some(body) = &response.body {
                self.body((&format!("responses/{}/body", response.status), body), &output, &mut lines);
            }
        }
        lines
    }

    fn line(&self, address: String, path: &str, lines: &mut Lines) {
        lines.extend(self.lines.get(path).map(|line| (address, line.clone())));
    }

    /// The lines of a body's own fields, and of each structure where a field first leads to it.
    fn body(&self, (address, body): (&str, &Body), kind: &RustType, lines: &mut Lines) {
        let mut seen = BTreeSet::new();
        let mut next: Vec<(String, &[Field], RustType)> = match body.root.as_ref().map(Type::innermost) {
            Some(Type::Struct(name)) => structure(body, address, name, kind.clone()).into_iter().collect(),
            _ => vec![(format!("{address}/fields"), body.fields.as_slice(), kind.clone())],
        };
        while let Some((address_of_fields, fields, kind)) = next.pop() {
            let RustType::Named(path) = innermost(&kind) else { continue };
            let Some((item, scope)) =
                self.structs.get(path).filter(|_| seen.insert(address_of_fields.clone()))
            else {
                continue;
            };
            for field in fields {
                let Some(rust) = item.fields.iter().find(|rust| rust.wire == field.name) else { continue };
                self.line(under(&address_of_fields, &field.name), &format!("{path}.{}", rust.name), lines);
                if let Type::Struct(name) = field.kind.innermost() {
                    next.extend(structure(body, address, name, scope.resolved(&rust.kind)));
                }
            }
        }
    }
}

fn structure<'b>(
    body: &'b Body,
    address: &str,
    name: &str,
    kind: RustType,
) -> Option<(String, &'b [Field], RustType)> {
    let found = body.structures.iter().find(|structure| structure.name == name)?;
    let address = under(&format!("{address}/structures"), name);
    Some((format!("{address}/fields"), found.fields.as_slice(), kind))
}

/// The address of an element of a list.
pub(super) fn under(address: &str, name: &str) -> String {
    format!("{address}/{}", address::escape(name))
}

/// The type with all that is around it taken off.
fn innermost(kind: &RustType) -> &RustType {
    match kind {
        RustType::Vec(inner) | RustType::Map(inner) | RustType::Boxed(inner) | RustType::Secret(inner) => {
            innermost(inner)
        }
        other => other,
    }
}
