//! The file system; nothing else in this workspace's tools touches it.
#![expect(clippy::disallowed_methods, reason = "this is the one file that may call them")]

use std::{
    env, fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use generator::files::FileSet;

use crate::{failure::Failure, workspace};

/// The folder that relative paths start from.
pub(crate) fn working_folder() -> Result<PathBuf, Failure> {
    env::current_dir().map_err(|error| Failure::new(format!("there is no working folder: {error}")))
}

/// Makes a folder the one that relative paths start from.
pub(crate) fn enter(folder: &Path) -> Result<(), Failure> {
    env::set_current_dir(folder).map_err(|error| refused("enter", folder, &error))
}

/// Whether there is such a file.
pub(crate) fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// A path without links and detours, so that two of them can be compared.
pub(crate) fn canonical(path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|error| refused("find", path, &error))
}

/// What a file holds.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| refused("read", path, &error))
}

/// What a text file holds, if there is one.
pub(crate) fn text(path: impl AsRef<Path>) -> Result<Option<String>, Failure> {
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refused("read", path.as_ref(), &error)),
    }
}

/// A path for a file that nobody needs after this run.
pub(crate) fn temporary_path(name: &str) -> PathBuf {
    env::temp_dir().join(format!("{name}-{}", std::process::id()))
}

/// Removes a file, if there is one.
pub(crate) fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(refused("remove", path, &error)),
        _ => Ok(()),
    }
}

/// The names of the files directly in a folder, in their order; none if there is no such folder.
pub(crate) fn file_names(folder: impl AsRef<Path>) -> Result<Vec<String>, Failure> {
    let entries = entries(folder.as_ref())?;
    let files = entries.iter().filter(|path| path.is_file());
    Ok(files.filter_map(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned()).collect())
}

/// A folder and all folders below it, in the order of their paths.
pub(crate) fn folders(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        open.extend(entries(&folder)?.into_iter().filter(|path| path.is_dir()));
        found.push(folder);
    }
    found.sort();
    Ok(found)
}

/// All files in a folder and the folders below it, by path relative to it. What is not UTF-8 is
/// read as far as it goes: it is to be compared and shown, not understood.
pub(crate) fn tree(folder: &str) -> Result<FileSet, Failure> {
    let mut files = FileSet::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(current) = folders.pop() {
        for path in entries(&current)? {
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap_or(&path);
                let text = String::from_utf8_lossy(&bytes(&path)?).into_owned();
                files.insert(workspace::shown(relative), text);
            }
        }
    }
    Ok(files)
}

/// What lies directly in a folder, in the order of the names; nothing if there is no such folder.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()
        }),
    };
    let mut paths = entries.map_err(|error| refused("read", folder, &error))?;
    paths.sort();
    Ok(paths)
}

/// Changes to files that happen together: everything is written beside its place before anything
/// is put there, so that a full disk or a folder without permission is noticed before the first
/// file changes. What was not put in its place disappears again.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files beside their places, with those places.
    written: Vec<(PathBuf, PathBuf)>,
    /// Files that go.
    deleted: Vec<PathBuf>,
    /// Folders that were made for the files.
    made: Vec<PathBuf>,
}

impl Changes {
    /// Writes a file beside its place.
    pub(crate) fn write(&mut self, path: &Path, text: &str) -> Result<(), Failure> {
        if path.is_dir() {
            return Err(Failure::new(format!(
                "cannot write {}: a folder has this name",
                workspace::shown(path)
            ))
            .help("move the folder away; nothing was changed"));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        self.make_folder(folder).map_err(|error| unwritable(folder, &error))?;
        let beside = beside(path);
        self.written.push((beside.clone(), path.to_owned()));
        fs::write(&beside, text).map_err(|error| unwritable(folder, &error))
    }

    /// Marks a file that is to go.
    pub(crate) fn delete(&mut self, path: &Path) -> Result<(), Failure> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let probe = beside(path);
        // Whoever may add a file to a folder may take one out.
        fs::write(&probe, "")
            .and_then(|()| fs::remove_file(&probe))
            .map_err(|error| unwritable(folder, &error))?;
        self.deleted.push(path.to_owned());
        Ok(())
    }

    /// Puts everything in its place and takes out what is to go, with folders that become empty.
    pub(crate) fn apply(mut self) -> Result<(), Failure> {
        while let Some((beside, path)) = self.written.pop() {
            if let Err(error) = fs::rename(&beside, &path) {
                self.written.push((beside, path.clone()));
                return Err(interrupted("write", &path, &error));
            }
        }
        self.made.clear();
        for path in &self.deleted {
            fs::remove_file(path).map_err(|error| interrupted("delete", path, &error))?;
            // Fails for the first folder that still holds something, which is where to stop.
            let _ = path.ancestors().skip(1).try_for_each(fs::remove_dir);
        }
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<_> =
            folder.ancestors().take_while(|each| !each.as_os_str().is_empty() && !each.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.made.push(folder.to_owned());
        }
        Ok(())
    }
}

impl Drop for Changes {
    /// There is nobody left to tell if this fails; the next run deletes what it finds.
    fn drop(&mut self) {
        for (beside, _) in &self.written {
            let _ = fs::remove_file(beside);
        }
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

fn refused(what: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", workspace::shown(path)))
}

fn unwritable(folder: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot write to the folder {}: {error}", workspace::shown(folder)))
        .help("make it a folder that you may write to, and run the command again; nothing was changed")
}

fn interrupted(what: &str, path: &Path, error: &io::Error) -> Failure {
    refused(what, path, error).help("files before this one are changed already; run the command again")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_changes_before_everything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("new/deep/file");
        let mut changes = Changes::default();
        changes.write(&place, "text").unwrap();
        assert!(!place.exists());
        drop(changes);
        assert_eq!(entries(folder.path()).unwrap(), [] as [PathBuf; 0], "what was begun is taken back");
    }

    #[test]
    fn deleting_the_last_file_deletes_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let mut changes = Changes::default();
        changes.write(&root.join("kept"), "1").unwrap();
        changes.write(&root.join("a/b/gone"), "1").unwrap();
        changes.apply().unwrap();
        let mut changes = Changes::default();
        changes.delete(&root.join("a/b/gone")).unwrap();
        changes.apply().unwrap();
        assert_eq!(entries(root).unwrap(), [root.join("kept")]);
    }

    #[test]
    fn says_which_folder_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let failure = Changes::default().write(&file.join("inner"), "").unwrap_err();
        assert!(
            failure.message.starts_with(&format!("cannot write to the folder {}", workspace::shown(&file)))
        );
    }
}
