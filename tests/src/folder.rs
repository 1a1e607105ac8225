//! What lies in a folder.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The paths of what lies in a folder, in the order of their names.
///
/// # Panics
///
/// Where the folder cannot be read.
#[must_use]
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let listed =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{} cannot be read: {error}", folder.display()));
    let mut entries: Vec<PathBuf> =
        listed.map(|entry| entry.expect("the folder can be read").path()).collect();
    entries.sort();
    entries
}
