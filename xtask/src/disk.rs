//! The file system; nothing else in this workspace's tools touches it.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "only this module may use them")]

mod changes;
mod entries;
mod lock;
mod refusal;

use std::{
    env,
    ffi::OsStr,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use generator::diagnostic::LineIndex;

use crate::{failure::Failure, workspace::shown};

pub(crate) use changes::Changes;
pub(crate) use entries::{entries, folders, path_below, paths, tree};
pub(crate) use lock::Lock;
use refusal::{kind, refused};

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

/// Whether there is such a folder.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// A path without links and detours, so that two of them can be compared.
pub(crate) fn canonical(path: &Path) -> Result<PathBuf, Failure> {
    fs::canonicalize(path).map_err(|error| refused("find", path, &error))
}

/// The content of a file. Whatever else has a path (a folder, a pipe that nobody fills) is refused
/// instead of waited for.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let found = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound && path.is_symlink() => {
            return Err(Failure::new(format!(
                "cannot read {}: it is a link that leads nowhere",
                shown(path)
            ))
            .help("remove the link, or put there what it leads to"));
        }
        found => found.map_err(|error| refused("read", path, &error))?,
    };
    if !found.is_file() {
        let what = kind(found.file_type());
        return Err(Failure::new(format!("cannot read {}: it is {what}", shown(path)))
            .help("put a file there, or give it another name"));
    }
    fs::read(path).map_err(|error| refused("read", path, &error))
}

/// The content of a text file, if there is one.
pub(crate) fn text(path: impl AsRef<Path>) -> Result<Option<String>, Failure> {
    let path = path.as_ref();
    if matches!(fs::symlink_metadata(path), Err(error) if error.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    String::from_utf8(bytes(path)?).map(Some).map_err(|error| {
        let text = String::from_utf8_lossy(error.as_bytes());
        let (line, column) = LineIndex::new(&text).position(&text, error.utf8_error().valid_up_to());
        Failure::new(format!("{}:{line}:{column}: not UTF-8 from here on", shown(path)))
            .help("save the file as UTF-8")
    })
}

/// A path for a file that nobody needs after this run.
pub(crate) fn temporary_path(name: impl AsRef<OsStr>) -> PathBuf {
    let name = name.as_ref().to_string_lossy();
    env::temp_dir().join(format!("{name}-{}", std::process::id()))
}

/// Removes a folder and all that is in it, if there is one.
pub(crate) fn remove_folder(path: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(refused("remove", path, &error)),
        _ => Ok(()),
    }
}

/// Moves a file or a folder, and makes the folder that it moves to.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    let made = fs::create_dir_all(to.parent().unwrap_or(Path::new(".")));
    made.and_then(|()| fs::rename(from, to)).map_err(|error| refused("write", to, &error))
}

/// Removes a file, if there is one.
pub(crate) fn remove(path: &Path) -> Result<(), Failure> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(refused("remove", path, &error)),
        _ => Ok(()),
    }
}
