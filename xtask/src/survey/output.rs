//! A folder that surveys write.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use generator::files::FileSet;

use crate::{
    disk::{self, Changes},
    failure::Failure,
    workspace,
};

/// The list of what the last survey wrote there.
const LIST: &str = ".survey";

/// The folder after this run holds what this run wants, and whatever else somebody put there.
#[derive(Debug)]
pub(super) struct Output {
    folder: PathBuf,
    before: BTreeSet<String>,
    wanted: BTreeSet<String>,
    changes: Changes,
}

impl Output {
    /// Nothing wanted yet.
    pub(super) fn open(folder: PathBuf) -> Result<Self, Failure> {
        let list = disk::text(folder.join(LIST))?.unwrap_or_default();
        let before: BTreeSet<String> = list.lines().map(str::to_owned).collect();
        for path in &before {
            disk::path_below(&folder, path).map_err(|failure| {
                let list = workspace::shown(&folder.join(LIST));
                failure.help(format!("{list} is not as a survey wrote it: delete it; nothing was changed"))
            })?;
        }
        Ok(Self { folder, before, wanted: BTreeSet::new(), changes: Changes::default() })
    }

    /// Prepares files. One that is there as it should be keeps its time, so that a compiler need not
    /// look at it again.
    pub(super) fn want(&mut self, files: FileSet) -> Result<(), Failure> {
        for (path, text) in files {
            write(&mut self.changes, &disk::path_below(&self.folder, &path)?, &text)?;
            self.wanted.insert(path);
        }
        Ok(())
    }

    /// Puts all files in position and deletes what an earlier survey wrote and this one did not.
    pub(super) fn apply(mut self) -> Result<(), Failure> {
        for path in self.before.difference(&self.wanted) {
            let path = disk::path_below(&self.folder, path)?;
            if disk::is_file(&path) {
                self.changes.delete(&path)?;
            }
        }
        let list: String = self.wanted.iter().flat_map(|path| [path.as_str(), "\n"]).collect();
        write(&mut self.changes, &self.folder.join(LIST), &list)?;
        self.changes.apply()
    }
}

fn write(changes: &mut Changes, path: &Path, text: &str) -> Result<(), Failure> {
    match disk::text(path)? {
        Some(found) if found == text => {
            Changes::tidy(path);
            Ok(())
        }
        _ => changes.write(path, text),
    }
}
