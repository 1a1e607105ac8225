//! Which services a folder of pages holds.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use generator::rust::module_name;

use crate::{disk, failure::Failure, pages, workspace};

/// The pages of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// Its folder below the surveyed one, `zh/mrs`, or that folder's own name.
    pub(super) name: String,
    /// What its module and its feature are called: `zh_mrs`.
    pub(super) module: String,
    /// What stands before its pages' names below the surveyed folder: `zh/mrs/`.
    pub(super) prefix: String,
    /// Its pages.
    pub(super) pages: Vec<PathBuf>,
}

/// Every folder that directly holds Markdown files, in the order of their paths.
pub(super) fn find(root: &Path) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    let mut taken = BTreeSet::new();
    for folder in disk::folders(root)? {
        let pages = pages::in_folder(&folder)?;
        if !pages.is_empty() {
            sources.push(source(root, &folder, pages, &mut taken));
        }
    }
    Ok(sources)
}

fn source(root: &Path, folder: &Path, pages: Vec<PathBuf>, taken: &mut BTreeSet<String>) -> Source {
    let below = workspace::shown(folder.strip_prefix(root).unwrap_or(folder));
    let (name, prefix) = if below.is_empty() {
        (root.file_name().unwrap_or_default().to_string_lossy().into_owned(), String::new())
    } else {
        (below.clone(), format!("{below}/"))
    };
    let module = free(&module_name(&name), taken);
    Source { name, module, prefix, pages }
}

/// The name, with a number where another service has it: `a/b` and `a_b` are two services.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let free = [name.to_owned()].into_iter().chain(numbered).find(|name| !taken.contains(name));
    let free = free.expect("there is no end of numbers");
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_modules_are_disambiguated() {
        let mut taken = BTreeSet::new();
        let names = ["a_b", "a_b", "c"].map(|name| free(name, &mut taken));
        assert_eq!(names, ["a_b", "a_b_2", "c"]);
    }
}
