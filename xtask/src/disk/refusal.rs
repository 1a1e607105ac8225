//! Why the file system refuses something, and what to do about it.

use std::{
    fs::FileType,
    io::{Error, ErrorKind},
    path::Path,
};

use crate::{failure::Failure, workspace::shown};

/// Something that could not be done with a path.
pub(super) fn refused(what: &str, path: &Path, error: &Error) -> Failure {
    Failure::new(format!("cannot {what} {}: {error}", shown(path)))
        .help(advice(error.kind()).unwrap_or_default())
}

/// A folder that takes no files; nothing has been changed by then.
pub(super) fn unwritable(folder: &Path, error: &Error) -> Failure {
    let advice = advice(error.kind()).unwrap_or("make it a folder that you may write to");
    Failure::new(format!("cannot write to the folder {}: {error}", shown(folder)))
        .help(format!("{advice}, and run the command again; nothing was changed"))
}

/// A change that failed while others were made already.
pub(super) fn interrupted(what: &str, path: &Path, error: &Error) -> Failure {
    let advice = advice(error.kind()).map_or(String::new(), |advice| format!("{advice}; "));
    refused(what, path, error)
        .help(format!("{advice}files before this one are changed already: run the command again"))
}

/// What removes the cause, where the kind of error tells.
fn advice(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::StorageFull => "free space on the disk",
        ErrorKind::QuotaExceeded => "free space within your quota",
        ErrorKind::ReadOnlyFilesystem => "mount the file system for writing, or work in a copy elsewhere",
        ErrorKind::PermissionDenied => "give yourself permission for it",
        ErrorKind::NotADirectory => "move the file away that stands where a folder is needed",
        ErrorKind::InvalidFilename => "shorten the name that it is made from",
        _ => return None,
    })
}

/// A name for what is neither a file nor anything else that can be read.
pub(super) fn kind(found: FileType) -> &'static str {
    if found.is_dir() {
        return "a folder";
    }
    if found.is_symlink() {
        return "a symbolic link";
    }
    special(found)
}

#[cfg(unix)]
fn special(found: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if found.is_fifo() {
        "a named pipe"
    } else if found.is_socket() {
        "a socket"
    } else if found.is_file() {
        "a file"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(found: FileType) -> &'static str {
    if found.is_file() { "a file" } else { "no regular file" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_fits_the_cause() {
        let cases = [
            (ErrorKind::StorageFull, "free space on the disk, and run"),
            (ErrorKind::ReadOnlyFilesystem, "mount the file system for writing"),
            (ErrorKind::PermissionDenied, "give yourself permission for it"),
            (ErrorKind::NotADirectory, "move the file away"),
            (ErrorKind::Other, "make it a folder that you may write to, and run"),
        ];
        for (kind, expected) in cases {
            let failure = unwritable(Path::new("a"), &Error::from(kind));
            assert!(failure.help.starts_with(expected), "{kind}: {}", failure.help);
            assert!(failure.help.ends_with("; nothing was changed"), "{}", failure.help);
        }
    }
}
