//! The client of all services, whichever of them are written in this run.

use std::slice;

use generator::{files::FileSet, spec::service::Service};

use super::draft::Draft;
use crate::{defect, failure::Failure, sources::Source};

/// What the back half makes of all services.
pub(super) struct Client {
    /// The client's files.
    pub(super) services: FileSet,
    /// The list of all operations, for the tests.
    pub(super) registry: FileSet,
}

/// The client of all services. What a service's spec makes impossible to say in Rust becomes a
/// finding of its draft.
///
/// Some files list all services. Those that are not written in this run stand there by their
/// committed spec, whose own findings are not this run's.
pub(super) fn write(drafts: &mut [Draft], sources: &[Source], spec: &FileSet) -> Result<Client, Failure> {
    for draft in drafts.iter_mut().filter(|draft| draft.is_clean()) {
        let service = slice::from_ref(&draft.service);
        match defect::contained(&draft.name, || generator::write_client(service)) {
            Ok(client) => draft.findings = client.diagnostics,
            Err(failure) => draft.failure = Some(failure),
        }
    }
    defect::contained("all services", || {
        let services = services(drafts, sources, spec);
        let mut files = generator::write_client(&services).value;
        files.extend(generator::write_exports(&services));
        Client { services: files, registry: generator::write_registry(&services) }
    })
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
