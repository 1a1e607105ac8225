//! The client of everything that was surveyed: a crate of its own, with a feature for each service.

mod explanations;
mod manifest;
mod round_trip;

use generator::{
    diagnostic::Diagnostic,
    files::FileSet,
    rust::{emit, format, write_service},
    spec::service::Service,
};

use self::explanations::Explanations;
use super::services::Source;
use crate::{disk, failure::Failure, workspace::RUNTIME};

/// The hand-written root of the client.
const ROOT: &str = "generated-client/src/lib.rs";
const GENERATED: &str = "services/";
/// Files that a crate has beside its manifest.
const BESIDE: &[&str] = &["Cargo.lock", "clippy.toml"];

/// What the crate has of one service.
pub(super) struct Client {
    pub(super) files: FileSet,
    /// Why the others could not, where their pages say what is in the way.
    pub(super) findings: Vec<Diagnostic>,
}

/// Writes one service: its module, and its examples with what takes them through their types and
/// what `read`, the findings about its pages, says of them.
pub(super) fn service(service: &Service, read: &[Diagnostic]) -> Client {
    let lowered = generator::lower(service);
    let module = lowered.value;
    let explanations = Explanations { service, read, lowered: &lowered.diagnostics };
    let mut files = generated(write_service(&module));
    files.extend(round_trip::service(service, &module, &explanations));
    let findings = lowered.diagnostics.into_iter().map(|finding| on_page(service, finding)).collect();
    Client { files, findings }
}

/// What all services have in common: the manifest, the runtime, and the lists of the services.
pub(super) fn frame(sources: &[Source]) -> Result<FileSet, Failure> {
    let services: Vec<&str> = sources.iter().map(|source| source.module.as_str()).collect();
    let names = || services.iter().copied();
    let mut files = generated(format::format(vec![emit::services(names()), emit::exports(names())]));
    files.extend(disk::text(ROOT)?.map(|text| ("src/lib.rs".to_owned(), text)));
    let runtime = disk::tree(format!("{RUNTIME}/src"))?;
    files.extend(runtime.into_iter().map(|(path, text)| (format!("core/src/{path}"), text)));
    files.insert("core/Cargo.toml".to_owned(), manifest::of_runtime()?);
    files.insert("Cargo.toml".to_owned(), manifest::of_client(&services)?);
    for name in BESIDE {
        files.extend(disk::text(name)?.map(|text| ((*name).to_owned(), text)));
    }
    files.extend(round_trip::frame(&services));
    Ok(files)
}

/// Files of the services, by path in the crate.
fn generated(files: FileSet) -> FileSet {
    files.into_iter().map(|(path, text)| (format!("src/{GENERATED}{path}"), text)).collect()
}

/// A finding about a file of the spec, at the page that the file would come from.
fn on_page(service: &Service, mut finding: Diagnostic) -> Diagnostic {
    // Of two operations with one name, the finding is about the second.
    let mut operations = service.operations.iter();
    let operation = operations.rfind(|operation| explanations::is_about(&finding, operation));
    if let Some(operation) = operation {
        finding.location = service.origins.location(&operation.page, "path");
    }
    finding
}
