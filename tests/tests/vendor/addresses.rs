//! Findings about the vendor's pages lead where a correction works, as those of the cases do.

use std::{
    fs,
    path::{Path, PathBuf},
};

use generator::read_pages;
use tests::{
    addresses::{unresolved, unsettled},
    case::pages,
};

/// Of so many pages of a service, each finding is corrected: that reads a page once for each of them.
const CORRECTED: usize = 3;

/// The folders that directly hold pages: one for each service, however deep.
pub(crate) fn services(corpus: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(corpus).into_iter().flatten().flatten().map(|entry| entry.path());
    let (mut folders, files): (Vec<PathBuf>, Vec<PathBuf>) = entries.partition(|path| path.is_dir());
    folders.sort();
    let inside = folders.iter().flat_map(|folder| services(folder));
    let has_pages = files.iter().any(|file| file.extension().is_some_and(|extension| extension == "md"));
    has_pages.then(|| corpus.to_owned()).into_iter().chain(inside).collect()
}

/// Every finding has a line and leads to a part of the spec, and on some pages a correction there settles it.
pub(crate) fn lead_to_parts(folder: &Path) {
    let pages = pages(folder);
    let faults = unresolved(&read_pages("service", &pages, None));
    assert!(faults.is_empty(), "these lead nowhere:\n{}", faults.join("\n"));
    let step = (pages.len() / CORRECTED).max(1);
    let some = pages.chunks(step).filter_map(|chunk| chunk.first());
    let faults: Vec<String> = some.flat_map(|page| unsettled(std::slice::from_ref(page))).collect();
    assert!(faults.is_empty(), "these stay:\n{}", faults.join("\n"));
}
