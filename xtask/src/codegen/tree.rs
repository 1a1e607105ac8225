//! A folder that only `codegen` writes.

use std::{collections::BTreeMap, iter::Sum, ops::Add, path::Path};

use generator::files::{self, Change, FileSet};

use crate::{
    console::Console,
    disk::{self, Changes},
    failure::Failure,
};

/// What the folder holds and what it should hold.
#[derive(Debug)]
pub(super) struct Tree {
    folder: &'static str,
    /// What it holds.
    pub(super) on_disk: FileSet,
    wanted: FileSet,
    changes: BTreeMap<String, Change>,
}

impl Tree {
    /// Reads the folder. As long as nobody wants anything of it, it stays as it is.
    pub(super) fn read(folder: &'static str) -> Result<Self, Failure> {
        Ok(Self { folder, on_disk: disk::tree(folder)?, wanted: FileSet::new(), changes: BTreeMap::new() })
    }

    /// Says what the part that is covered should hold; the rest stays as it is.
    pub(super) fn want(&mut self, wanted: &FileSet, covers: impl Fn(&str) -> bool) {
        let covered = |files: &FileSet| -> FileSet {
            files
                .iter()
                .filter(|(path, _)| covers(path))
                .map(|(path, text)| (path.clone(), text.clone()))
                .collect()
        };
        self.wanted = covered(wanted);
        self.changes = files::plan(&covered(&self.on_disk), &self.wanted);
    }

    /// Prepares all changes.
    pub(super) fn stage(&self, staged: &mut Changes) -> Result<(), Failure> {
        for (path, change) in &self.changes {
            let file = disk::path_below(Path::new(self.folder), path)?;
            match change {
                Change::Missing | Change::Stale => staged.write(&file, &self.wanted[path])?,
                Change::Orphaned => staged.delete(&file)?,
            }
        }
        Ok(())
    }

    /// Shows all changes.
    pub(super) fn show(&self, console: Console) {
        for path in self.changes.keys() {
            let text = |files: &FileSet| files.get(path).cloned();
            let (old, new) = (text(&self.on_disk), text(&self.wanted));
            console.difference(&format!("{}/{path}", self.folder), old.as_deref(), new.as_deref());
        }
    }

    /// What happens to which file, by path in the workspace.
    pub(super) fn changes(&self) -> impl Iterator<Item = (String, Change)> {
        self.changes.iter().map(|(path, change)| (format!("{}/{path}", self.folder), *change))
    }

    /// The files to which something happens, by path below the folder.
    pub(super) fn changed(&self) -> impl Iterator<Item = &str> {
        self.changes.keys().map(String::as_str)
    }

    /// Counts the files of a part.
    pub(super) fn count(&self, covers: impl Fn(&str) -> bool) -> Counts {
        let changes = self.changes.iter().filter(|(path, _)| covers(path));
        let (deleted, written): (Vec<_>, Vec<_>) =
            changes.partition(|(_, change)| **change == Change::Orphaned);
        Counts {
            written: written.len(),
            deleted: deleted.len(),
            unchanged: self.wanted.keys().filter(|path| covers(path)).count() - written.len(),
        }
    }
}

/// What happens to files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) written: usize,
    pub(super) deleted: usize,
    pub(super) unchanged: usize,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            written: self.written + other.written,
            deleted: self.deleted + other.deleted,
            unchanged: self.unchanged + other.unchanged,
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}
