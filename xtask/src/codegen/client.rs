//! The client of all services, whichever of them are written in this run.

use std::slice;

use generator::{
    SettingsFile,
    diagnostic::{Diagnostic, Outcome},
    files::FileSet,
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

/// The client of all services. What a service's spec makes impossible to say in Rust becomes a
/// finding of its draft, and so does what is wrong with its wording.
///
/// Some files list all services. Those that are not written in this run stand there by their
/// committed spec, whose own findings are not this run's.
pub(super) fn write(
    drafts: &mut [Draft],
    sources: &[Source],
    spec: &FileSet,
    wording: &[SettingsFile],
) -> Result<Client, Failure> {
    for draft in drafts.iter_mut().filter(|draft| draft.is_clean()) {
        let service = slice::from_ref(&draft.service);
        match defect::contained(&draft.name, || generator::write_client(service)) {
            Ok(client) => draft.findings = client.diagnostics,
            Err(failure) => draft.failure = Some(failure),
        }
    }
    let mut worded = word(services(drafts, sources, spec), wording)?;
    let findings = wording::assign(drafts, sources, worded.diagnostics);
    if drafts.iter().any(|draft| !draft.is_clean()) {
        worded = word(services(drafts, sources, spec), wording)?;
    }
    wording::cover(drafts, &worded.value);
    let services: Vec<_> = worded.value.into_iter().map(|worded| worded.service).collect();
    defect::contained("all services", || {
        let mut files = generator::write_client(&services).value;
        files.extend(generator::write_exports(&services));
        Client { services: files, registry: generator::write_registry(&services), findings }
    })
}

fn word(services: Vec<Service>, wording: &[SettingsFile]) -> Result<Outcome<Vec<Worded>>, Failure> {
    defect::contained("the wording", || generator::word(services, wording))
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
