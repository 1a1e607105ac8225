//! Where things stand in the workspace.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crate::{disk, failure::Failure};

/// What cargo knows of the workspace, the version among it.
pub(crate) const MANIFEST: &str = "Cargo.toml";
/// The client's manifest, with a feature for each service.
pub(crate) const CLIENT_MANIFEST: &str = "generated-client/Cargo.toml";
/// What the services call into, a crate inside the folder of the client.
pub(crate) const RUNTIME: &str = "generated-client/core";
/// The feature that is all services, which tests and documentation switch on.
pub(crate) const ALL_SERVICES: &str = "all";
/// Which services there are and where their pages lie.
pub(crate) const SOURCES: &str = "spec/sources.toml";
/// What people decided about the pages, a file for each service.
pub(crate) const CORRECTIONS: &str = "spec/corrections";
/// What a draft says where a person is to say why; `ci` refuses it.
pub(crate) const TODO: &str = "TODO";
/// English text for the documentation, a file for each service and one for all.
pub(crate) const WORDING: &str = "spec/wording";
/// The spec, a folder for each service.
pub(crate) const OPERATIONS: &str = "spec/operations";
/// Pages that were fetched, a folder for each service.
pub(crate) const DOCS: &str = "target/docs";
/// The schemas of the spec's files.
pub(crate) const SCHEMAS: &str = "spec/schema";
/// The client's generated part, a folder for each service.
pub(crate) const SERVICES: &str = "generated-client/src/services";
/// The list of all operations, for the tests over all of them.
pub(crate) const REGISTRY: &str = "tests/generated";

/// A file that every workspace of cargo has at its root.
pub(crate) const CARGO_LOCK: &str = "Cargo.lock";

/// Makes the workspace's root the working folder, and returns the one that it was before.
///
/// The root is the nearest folder around the working folder that has a spec/sources.toml. One that
/// has lost it is nothing to write in, and neither is a workspace around it.
pub(crate) fn enter() -> Result<PathBuf, Failure> {
    let from = disk::working_folder()?;
    let has = |folder: &Path, file: &str| disk::is_file(&folder.join(file));
    let root = from.ancestors().find(|folder| has(folder, SOURCES) || has(folder, CARGO_LOCK));
    match root {
        Some(root) if has(root, SOURCES) => disk::enter(root)?,
        Some(root) => {
            return Err(Failure::new(format!("there is no {SOURCES} in {}", shown(root)))
                .help("restore the file, or run the command in a workspace that has it"));
        }
        None => {
            return Err(Failure::new(format!("there is no {SOURCES} here or in a folder above"))
                .help("run the command within the workspace"));
        }
    }
    Ok(from)
}

/// Whether a file's name ends so: `md`.
pub(crate) fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// A path as messages name it: with `/` between folders, and a byte that is no text as `%FF`.
pub(crate) fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        shown.push_str(chunk.valid());
        shown.extend(chunk.invalid().iter().map(|byte| format!("%{byte:02X}")));
    }
    if MAIN_SEPARATOR == '/' { shown } else { shown.replace(MAIN_SEPARATOR, "/") }
}

#[cfg(all(test, unix))]
mod tests {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    use super::*;

    #[test]
    fn a_name_that_is_no_text_is_shown_byte_by_byte() {
        assert_eq!(shown(Path::new(OsStr::from_bytes(b"a/b\\c\xff\xfe.md"))), "a/b\\c%FF%FE.md");
    }
}
