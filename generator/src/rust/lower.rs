//! `[Operation]` → `Module`: every name, type and sentence of a service's client is decided.

mod answer;
mod bodies;
mod candidates;
mod docs;
mod example;
mod fields;
mod findings;
mod imported;
mod known;
mod models;
mod operation;
mod page;
mod parameters;
mod recursion;
mod shapes;
mod sharing;
mod structures;
mod types;
mod values;
mod wire;

use std::collections::BTreeMap;

use self::{candidates::candidates, findings::Findings, models::Models};
use super::module::{File, Module, Version};
use crate::{diagnostic::Outcome, spec::model::Operation};

/// Lowers the reviewed operations of one service. What cannot be said in Rust is left out and reported.
#[must_use]
pub fn lower(service: &str, operations: &[Operation]) -> Outcome<Module> {
    let Outcome { value: candidates, mut diagnostics } = candidates(service, operations);
    let models = Models::of(service, &candidates);
    let mut versions: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for candidate in &candidates {
        let mut findings = Findings::of(service, candidate.operation);
        let file = operation::lower(service, candidate, &models, &mut findings);
        versions.entry(candidate.operation.module()).or_default().push(file);
        diagnostics.extend(findings.into_diagnostics());
    }
    diagnostics.sort_by(|one, other| one.location.path.cmp(&other.location.path));
    Outcome { value: module(service, versions, models), diagnostics }
}

fn module(service: &str, versions: BTreeMap<String, Vec<File>>, models: Models) -> Module {
    let versions = versions.into_iter().map(|(name, files)| Version {
        docs: vec![format!("Version `{}` of the API of `{service}`.", name.replace('_', "."))],
        name,
        files,
    });
    Module {
        service: service.to_owned(),
        docs: vec![format!("The operations of the service `{service}`, by version of its API.")],
        versions: versions.collect(),
        models: models.into_models(),
    }
}
