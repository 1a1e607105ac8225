//! The client of all services, whichever of them are written in this run.

use generator::{
    SettingsFile,
    diagnostic::{Diagnostic, Outcome},
    files::FileSet,
    rust::module::Module,
    spec::{service::Service, word::Worded},
};

use super::{draft::Draft, wording};
use crate::{defect, failure::Failure, sources::Source};

/// What the back half makes of all services.
pub(super) struct Client {
    /// The client's files.
    pub(super) services: FileSet,
    /// The list of all operations, for the tests.
    pub(super) registry: FileSet,
    /// What is wrong with the wording of no service in particular.
    pub(super) findings: Vec<Diagnostic>,
}

/// The client of all services, each lowered once. What a service's spec makes impossible to send
/// becomes a finding of its draft, and so does what is wrong with its wording.
///
/// Some files list all services. Those that are not written in this run stand there by their
/// committed spec, whose own findings are not this run's.
pub(super) fn write(
    drafts: &mut [Draft],
    sources: &[Source],
    spec: &FileSet,
    wording: &[SettingsFile],
) -> Result<Client, Failure> {
    let mut worded = word(services(drafts, sources, spec), wording)?;
    let findings = wording::assign(drafts, sources, worded.diagnostics);
    let mut modules = modules(&worded.value, drafts);
    if drafts.iter().any(|draft| !draft.is_clean()) {
        // What was not written in the end stands there as it is committed.
        worded = word(services(drafts, sources, spec), wording)?;
        modules = self::modules(&worded.value, drafts);
    }
    wording::cover(drafts, &worded.value);
    defect::contained("all services", || {
        let mut services = generator::write_client(&modules);
        services.extend(generator::write_exports(&modules));
        Client { services, registry: generator::write_registry(&modules), findings }
    })
}

fn word(services: Vec<Service>, wording: &[SettingsFile]) -> Result<Outcome<Vec<Worded>>, Failure> {
    defect::contained("the wording", || generator::word(services, wording))
}

/// Lowers the services.
fn modules(worded: &[Worded], drafts: &mut [Draft]) -> Vec<Module> {
    worded.iter().filter_map(|worded| module(&worded.service, drafts)).collect()
}

fn module(service: &Service, drafts: &mut [Draft]) -> Option<Module> {
    let draft = drafts.iter_mut().find(|draft| draft.name == service.name && draft.is_clean());
    let lowered = defect::contained(&service.name, || generator::lower(service));
    match (lowered, draft) {
        (Ok(lowered), Some(draft)) => {
            draft.findings = lowered.diagnostics;
            Some(lowered.value)
        }
        (Ok(lowered), None) => Some(lowered.value),
        (Err(failure), Some(draft)) => {
            draft.failure = Some(failure);
            None
        }
        (Err(_), None) => None,
    }
}

fn services(drafts: &[Draft], sources: &[Source], spec: &FileSet) -> Vec<Service> {
    sources.iter().filter_map(|source| service(&source.service, drafts, spec)).collect()
}

fn service(name: &str, drafts: &[Draft], spec: &FileSet) -> Option<Service> {
    let draft = drafts.iter().find(|draft| draft.name == name && draft.is_clean());
    let is_committed = || spec.keys().any(|path| path.starts_with(&format!("{name}/")));
    match draft {
        Some(draft) => Some(draft.service.clone()),
        None => is_committed().then(|| generator::read_spec(name, spec).value),
    }
}
