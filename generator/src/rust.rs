//! BACK: the spec → Rust source files; knows Rust and no pages.

pub mod emit;
pub mod format;
pub mod lower;
pub mod module;
mod names;
pub mod paths;
mod prose;
pub mod registry;
pub mod surface;

pub use names::module_name;

use rayon::prelude::*;

use self::module::Module;
use crate::files::FileSet;

/// Writes the client of all services: paths are relative to `generated-client/src/services/`.
#[must_use]
pub fn write_client(modules: &[Module]) -> FileSet {
    let mut modules: Vec<&Module> = modules.iter().collect();
    modules.sort_by(|one, other| one.service.cmp(&other.service));
    let index = emit::services(modules.iter().map(|module| module.service.as_str()));
    let mut files = format::format(vec![index]);
    let written: Vec<FileSet> = modules.into_par_iter().map(write_service).collect();
    files.extend(written.into_iter().flatten());
    files
}

/// Writes one service, with the examples that its operations include: paths are relative to
/// `generated-client/src/services/`.
#[must_use]
pub fn write_service(module: &Module) -> FileSet {
    let mut files = format::format(emit::emit(module));
    files.extend(emit::examples(module));
    files
}

/// Writes the names of the services at the root of the client: a path relative to
/// `generated-client/src/services/`.
#[must_use]
pub fn write_exports<'a>(services: impl IntoIterator<Item = &'a str>) -> FileSet {
    format::format(vec![emit::exports(services)])
}
