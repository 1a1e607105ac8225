//! Where things stand in the workspace.

use std::path::{Path, PathBuf};

use crate::{disk, failure::Failure};

/// Which services there are and where their pages lie.
pub(crate) const SOURCES: &str = "spec/sources.toml";
/// What people decided about the pages, a file for each service.
pub(crate) const CORRECTIONS: &str = "spec/corrections";
/// The spec, a folder for each service.
pub(crate) const OPERATIONS: &str = "spec/operations";
/// The schemas of the spec's files.
pub(crate) const SCHEMAS: &str = "spec/schema";
/// The client's generated part, a folder for each service.
pub(crate) const SERVICES: &str = "generated-client/src/services";
/// The list of all operations, for the tests over all of them.
pub(crate) const REGISTRY: &str = "tests/generated";

/// Makes the workspace's root the working folder, and returns the one that it was before.
///
/// The root is the nearest folder around the working folder that has a spec/sources.toml, or else
/// the workspace that this command was built in.
pub(crate) fn enter() -> Result<PathBuf, Failure> {
    let from = disk::working_folder()?;
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let root =
        from.ancestors().chain(built_in).find(|folder| disk::is_file(&folder.join(SOURCES))).ok_or_else(
            || {
                Failure::new(format!("there is no {SOURCES} here or in a folder above"))
                    .help("run the command within the workspace")
            },
        )?;
    disk::enter(root)?;
    Ok(from)
}

/// Whether a file's name ends so: `md`.
pub(crate) fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// A path as messages name it: with `/` between folders.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
