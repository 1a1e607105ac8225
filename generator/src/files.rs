//! Files as values: what the tree should hold, and what must happen so that it does.

use std::collections::BTreeMap;

/// The files that a run wants, by path relative to the folder they are for.
pub type FileSet = BTreeMap<String, String>;

/// One difference between what is on disk and what is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Wanted, not there.
    Missing,
    /// There, with another content.
    Stale,
    /// There, not wanted.
    Orphaned,
}

/// Compares what is there with what is wanted. Writing and checking both start from this list.
#[must_use]
pub fn plan(on_disk: &FileSet, wanted: &FileSet) -> BTreeMap<String, Change> {
    let mut changes = BTreeMap::new();
    for (path, content) in wanted {
        match on_disk.get(path) {
            None => changes.insert(path.clone(), Change::Missing),
            Some(found) if found != content => changes.insert(path.clone(), Change::Stale),
            Some(_) => None,
        };
    }
    for path in on_disk.keys().filter(|path| !wanted.contains_key(*path)) {
        changes.insert(path.clone(), Change::Orphaned);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> FileSet {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn tells_missing_stale_and_orphaned_files_apart() {
        let on_disk = files(&[("kept", "1"), ("changed", "1"), ("gone", "1")]);
        let wanted = files(&[("kept", "1"), ("changed", "2"), ("new", "1")]);
        let changes: Vec<_> = plan(&on_disk, &wanted).into_iter().collect();
        assert_eq!(
            changes,
            [
                ("changed".to_owned(), Change::Stale),
                ("gone".to_owned(), Change::Orphaned),
                ("new".to_owned(), Change::Missing),
            ]
        );
    }
}
