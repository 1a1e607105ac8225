//! BACK: the spec → Rust source files; knows Rust and no pages.

pub mod emit;
pub mod format;
pub mod lower;
pub mod module;
mod names;
mod prose;
pub mod registry;

pub use names::module_name;

use crate::{diagnostic::Outcome, files::FileSet, spec::model::Operation};

/// Writes the client of all services: paths are relative to `generated-client/src/services/`.
///
/// Each service comes by name with the operations of its spec. An operation that cannot be said in
/// Rust is left out and reported, so that the rest still compiles.
#[must_use]
pub fn write_client(services: &[(String, Vec<Operation>)]) -> Outcome<FileSet> {
    let mut diagnostics = Vec::new();
    let mut modules = Vec::new();
    for (service, operations) in services {
        let lowered = lower::lower(service, operations);
        diagnostics.extend(lowered.diagnostics);
        modules.push(lowered.value);
    }
    modules.sort_by(|one, other| one.service.cmp(&other.service));
    let mut files = vec![emit::services(&modules)];
    files.extend(modules.iter().flat_map(emit::emit));
    Outcome { value: format::format(files), diagnostics }
}

/// Writes the names of the services at the root of the client: a path relative to
/// `generated-client/src/services/`.
#[must_use]
pub fn write_exports<'a>(services: impl IntoIterator<Item = &'a str>) -> FileSet {
    format::format(vec![emit::exports(services)])
}

/// Writes the list of all operations: paths are relative to `tests/generated/`.
#[must_use]
pub fn write_registry(services: &[(String, Vec<Operation>)]) -> FileSet {
    let lower = |(service, operations): &(String, Vec<Operation>)| lower::lower(service, operations).value;
    let modules: Vec<_> = services.iter().map(lower).collect();
    registry::registry(&modules)
}
