//! `[Operation]` → `Module`: every name, type and sentence of a service's client is decided.

mod answer;
mod bodies;
mod docs;
mod example;
mod fields;
mod findings;
mod known;
mod operation;
mod page;
mod parameters;
mod recursion;
mod sharing;
mod structures;
mod types;
mod values;
mod wire;

use std::collections::BTreeMap;

use self::findings::Findings;
use super::module::{File, Module, Version};
use crate::{diagnostic::Outcome, spec::model::Operation};

/// Lowers the reviewed operations of one service. What cannot be said in Rust is left out and reported.
#[must_use]
pub fn lower(service: &str, operations: &[Operation]) -> Outcome<Module> {
    let mut diagnostics = Vec::new();
    let mut versions: BTreeMap<String, BTreeMap<String, File>> = BTreeMap::new();
    for operation in operations {
        let mut findings = Findings::new(source(service, operation));
        let version = operation.module();
        let is_known = |files: &BTreeMap<String, File>| files.contains_key(&operation.name);
        if versions.get(&version).is_some_and(is_known) {
            findings.collision(&operation.name, "two operations of one version have this name");
        } else if let Some(file) = operation::lower(service, operation, &mut findings) {
            versions.entry(version).or_default().insert(file.name.clone(), file);
        }
        diagnostics.extend(findings.into_diagnostics());
    }
    Outcome { value: module(service, versions), diagnostics }
}

fn module(service: &str, versions: BTreeMap<String, BTreeMap<String, File>>) -> Module {
    let versions = versions.into_iter().map(|(name, files)| Version {
        docs: vec![format!("Version `{}` of the API of `{service}`.", name.replace('_', "."))],
        name,
        files: files.into_values().collect(),
    });
    Module {
        service: service.to_owned(),
        docs: vec![format!("The operations of the service `{service}`, by version of its API.")],
        versions: versions.collect(),
    }
}

/// The file of the spec that an operation stands in.
fn source(service: &str, operation: &Operation) -> String {
    format!("spec/operations/{service}/{}.yaml", operation.id())
}
