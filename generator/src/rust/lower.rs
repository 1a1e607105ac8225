//! `Resolved` → `Module`: every name, type and sentence of a service's client is decided.

mod behaviour;
mod context;
mod docs;
mod errors;
mod example;
mod fields;
mod naming;
mod operation;
mod page;
mod shared;
mod structs;
mod types;
mod values;

use std::collections::BTreeMap;

use self::shared::Shared;
use super::{
    module::{File, Module, Version},
    module_name,
};
use crate::{
    diagnostic::Outcome,
    spec::resolve::{Findings, Resolved},
};

/// The names of types that stay although the rule would give others, with the digests of the shapes that have them: `Tag` of a
/// shared type, `v2_create_cluster::Tag` of one in the module of an operation.
#[must_use]
pub fn kept(old: &Resolved, new: &Resolved) -> BTreeMap<String, String> {
    let mut kept = shared::kept(old, new);
    kept.extend(naming::kept(old, new));
    kept
}

/// Lowers a service. What cannot be sent is left out and reported.
#[must_use]
pub fn lower(resolved: &Resolved) -> Outcome<Module> {
    let mut diagnostics: Vec<_> =
        resolved.refused.iter().flat_map(|refused| refused.reasons.iter().cloned()).collect();
    let mut findings = Findings::new(format!("spec/operations/{}", resolved.service));
    let shared = Shared::of(resolved, &mut findings);
    diagnostics.extend(findings.into_diagnostics());
    let mut versions: BTreeMap<String, Vec<File>> = BTreeMap::new();
    for operation in &resolved.operations {
        let mut findings = Findings::of(resolved.service, operation.spec);
        let file = operation::lower(resolved, operation, &shared, &mut findings);
        versions.entry(operation.spec.module()).or_default().push(file);
        diagnostics.extend(findings.into_diagnostics());
    }
    let versions = versions.into_iter().map(|(name, files)| version(resolved.service, name, files));
    let service = resolved.service;
    let value = Module {
        service: module_name(service),
        spec: service.to_owned(),
        docs: vec![format!("The operations of the service `{service}`, by version of its API.")],
        versions: versions.collect(),
        types: shared.into_types(resolved),
        error_codes: errors::known(resolved.error_codes),
    };
    diagnostics.sort_by(|one, other| one.location.path.cmp(&other.location.path));
    Outcome { value, diagnostics }
}

fn version(service: &str, name: String, files: Vec<File>) -> Version {
    let docs = page::version_docs(service, &name, &files);
    Version { name, docs, files }
}
