//! The client of all services, whichever of them are written in this run.

use generator::{
    SettingsFile,
    diagnostic::{Diagnostic, Outcome},
    files::FileSet,
    rust::module::Module,
    spec::{linked::link, service::Service, word::Worded},
};

use rayon::prelude::*;

use super::{candidate::Candidate, overview, wording};
use crate::{defect, failure::Failure, sources::Source};

/// What the back half makes of all services.
pub(super) struct Client {
    /// The client's files.
    pub(super) services: FileSet,
    /// The list of all operations, for the tests.
    pub(super) registry: FileSet,
    /// The services with their English text.
    pub(super) worded: Vec<Service>,
    /// What is wrong with the wording of no service in particular.
    pub(super) findings: Vec<Diagnostic>,
}

/// The client of all services, each lowered once. What a service's spec makes impossible to send
/// becomes a finding of its candidate, and so does what is wrong with its wording.
///
/// Some files list all services. Those that are not written in this run stand there by their
/// committed spec, whose own findings are not this run's.
pub(super) fn write(
    candidates: &mut [Candidate],
    sources: &[Source],
    spec: &FileSet,
    wording: &[SettingsFile],
) -> Result<Client, Failure> {
    let mut worded = word(services(candidates, sources, spec), wording)?;
    let findings = wording::assign(candidates, sources, worded.diagnostics);
    let mut modules = modules(&worded.value, candidates);
    if candidates.iter().any(|candidate| !candidate.is_clean()) {
        // What was not written in the end stands there as it is committed.
        worded = word(services(candidates, sources, spec), wording)?;
        modules = self::modules(&worded.value, candidates);
    }
    wording::cover(candidates, &worded.value);
    defect::contained("all services", || {
        let mut services = generator::write_client(&modules);
        services.extend(generator::write_exports(&modules));
        services.insert("README.md".to_owned(), overview::overview(&worded.value));
        let worded = worded.value.into_iter().map(|worded| worded.service).collect();
        Client { services, registry: generator::write_registry(&modules), worded, findings }
    })
}

fn word(services: Vec<Service>, wording: &[SettingsFile]) -> Result<Outcome<Vec<Worded>>, Failure> {
    defect::contained("the wording", || generator::word(services, wording))
}

/// Lowers the services side by side. What cannot be lowered is a matter of its candidate.
fn modules(worded: &[Worded], candidates: &mut [Candidate]) -> Vec<Module> {
    let lower = |worded: &Worded| {
        let service = &worded.service;
        (service.name.clone(), defect::contained(&service.name, || generator::lower(service)))
    };
    let lowered: Vec<_> = worded.par_iter().map(lower).collect();
    lowered.into_iter().filter_map(|(name, lowered)| module(&name, lowered, candidates)).collect()
}

fn module(
    name: &str,
    lowered: Result<Outcome<Module>, Failure>,
    candidates: &mut [Candidate],
) -> Option<Module> {
    let candidate = candidates.iter_mut().find(|candidate| candidate.name == name && candidate.is_clean());
    match (lowered, candidate) {
        (Ok(lowered), Some(candidate)) => {
            candidate.findings = lowered.diagnostics;
            Some(lowered.value)
        }
        (Ok(lowered), None) => Some(lowered.value),
        (Err(failure), Some(candidate)) => {
            candidate.failure = Some(failure);
            None
        }
        (Err(_), None) => None,
    }
}

fn services(candidates: &[Candidate], sources: &[Source], spec: &FileSet) -> Vec<Service> {
    let services = sources.iter().filter_map(|source| {
        let mut service = service(&source.service, candidates, spec)?;
        link(&mut service, &source.links);
        Some(service)
    });
    services.collect()
}

fn service(name: &str, candidates: &[Candidate], spec: &FileSet) -> Option<Service> {
    let candidate = candidates.iter().find(|candidate| candidate.name == name && candidate.is_clean());
    let is_committed = || spec.keys().any(|path| path.starts_with(&format!("{name}/")));
    match candidate {
        Some(candidate) => Some(candidate.service.clone()),
        None => is_committed().then(|| generator::read_spec(name, spec).value),
    }
}
