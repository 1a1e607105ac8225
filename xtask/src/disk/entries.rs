//! What lies in folders. Links are told from what they lead to.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, ErrorKind},
    path::{Component, Path, PathBuf},
};

use generator::files::FileSet;

use super::{bytes, canonical, refusal::kind, refused};
use crate::{failure::Failure, workspace::shown};

/// What lies directly in a folder, in the order of the names; nothing if there is no such folder.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
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

/// A folder and all folders below it, in the order of their paths.
///
/// A link to a folder is followed, unless that leads back into the tree or to what another link led
/// to: each folder is found once, however the links turn.
pub(crate) fn folders(root: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut links = BTreeSet::from([root.to_owned()]);
    while let Some(link) = links.pop_first() {
        let mut open = vec![link];
        while let Some(folder) = open.pop() {
            if !seen.insert(canonical(&folder)?) {
                continue;
            }
            for path in entries(&folder)?.into_iter().filter(|path| path.is_dir()) {
                // What links lead to waits until everything else has been seen.
                if path.is_symlink() {
                    links.insert(path);
                } else {
                    open.push(path);
                }
            }
            found.push(folder);
        }
    }
    found.sort();
    Ok(found)
}

/// The paths of all files below a folder, relative to it, without links and without what lies directly in it under one
/// of those names.
pub(crate) fn paths(root: &Path, left_out: &[&str]) -> Result<BTreeSet<String>, Failure> {
    let mut files = BTreeSet::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for path in entries(&folder)?.into_iter().filter(|path| !path.is_symlink()) {
            let name = shown(path.strip_prefix(root).unwrap_or(&path));
            if left_out.contains(&name.as_str()) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(name);
            }
        }
    }
    Ok(files)
}

/// All files in a folder that only this program writes, and in the folders below it, by path
/// relative to it. Anything but files and folders is refused: what a link leads to is not ours, and
/// a pipe can be read for ever. Text that is not UTF-8 is read as far as it goes: it is to be
/// compared and shown, not understood.
pub(crate) fn tree(folder: impl AsRef<Path>) -> Result<FileSet, Failure> {
    let folder = folder.as_ref();
    let mut files = FileSet::new();
    let mut folders = vec![PathBuf::from(folder)];
    refuse_links(folder)?;
    while let Some(current) = folders.pop() {
        for path in entries(&current)? {
            let found = refuse_links(&path)?;
            if found.is_some_and(|found| found.is_dir()) {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap_or(&path);
                let text = String::from_utf8_lossy(&bytes(&path)?).into_owned();
                files.insert(shown(relative), text);
            }
        }
    }
    Ok(files)
}

/// A path below a folder that only this program writes. A path that leads out of the folder, by
/// its steps or by a link on the way, is refused.
pub(crate) fn path_below(folder: &Path, relative: &str) -> Result<PathBuf, Failure> {
    let mut path = folder.to_owned();
    for step in Path::new(relative).components() {
        if !matches!(step, Component::Normal(_)) {
            let failure = Failure::new(format!("`{relative}` leads out of {}", shown(folder)));
            return Err(failure.help("correct the name; nothing was changed"));
        }
        path.push(step);
        refuse_links(&path)?;
    }
    Ok(path)
}

/// The type of what has this path: a file, a folder or nothing at all.
fn refuse_links(path: &Path) -> Result<Option<fs::FileType>, Failure> {
    let found = match fs::symlink_metadata(path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        found => found.map_err(|error| refused("read", path, &error))?.file_type(),
    };
    if found.is_file() || found.is_dir() {
        return Ok(Some(found));
    }
    let failure = Failure::new(format!("{} is {}", shown(path), kind(found)));
    Err(failure.help("only files and folders belong there: remove it; nothing was changed"))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_in_a_circle_come_to_an_end_and_each_folder_is_found_once() {
        let outside = tempfile::tempdir().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("zh/mrs")).unwrap();
        symlink(".", root.join("one")).unwrap();
        symlink(".", root.join("zh/two")).unwrap();
        symlink(outside.path(), root.join("a")).unwrap();
        symlink(outside.path(), root.join("b")).unwrap();
        symlink("nowhere", root.join("c")).unwrap();
        let expected = ["", "a", "zh", "zh/mrs"].map(|path| root.join(path));
        assert_eq!(folders(root).unwrap(), expected);
    }

    #[test]
    fn no_place_leads_out_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        symlink("/", root.join("out")).unwrap();
        assert_eq!(path_below(root, "a/b").unwrap(), root.join("a/b"));
        for relative in ["../x", "a/../../x", "/etc/x", "out/etc/x", "out"] {
            assert!(path_below(root, relative).is_err(), "{relative}");
        }
    }

    #[test]
    fn a_tree_of_ours_holds_no_links() {
        let folder = tempfile::tempdir().unwrap();
        symlink("/", folder.path().join("out")).unwrap();
        let failure = tree(folder.path().to_str().unwrap()).unwrap_err();
        assert!(failure.message.ends_with("out is a symbolic link"), "{failure:?}");
    }
}
