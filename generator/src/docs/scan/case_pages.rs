//! The pages of all cases, for tests that hold two readers against each other.
#![allow(clippy::disallowed_methods, reason = "the tests read the pages of the cases")]

use std::{fs, path::Path};

/// All of them that are text.
pub(super) fn all() -> Vec<String> {
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/pages"))
}

fn below(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the cases are a part of the tree").flatten();
    let mut pages = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            pages.extend(below(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.extend(fs::read_to_string(path));
        }
    }
    pages
}
