//! Changes to files that happen together, or not at all.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use super::refusal::{interrupted, unwritable};
use crate::{failure::Failure, workspace::shown};

/// Everything is written beside its target before anything is put there, so that a full disk or a
/// folder without permission is noticed before the first file changes. What was not renamed to it
/// disappears again; after a kill, the next run takes it away.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// Files beside their targets, with those targets.
    written: Vec<(PathBuf, PathBuf)>,
    /// Files that go.
    deleted: Vec<PathBuf>,
    /// Folders that were made for the files.
    made: Vec<PathBuf>,
}

impl Changes {
    /// Writes a file beside its target.
    pub(crate) fn write(&mut self, path: &Path, text: &str) -> Result<(), Failure> {
        if path.is_dir() {
            return Err(Failure::new(format!("cannot write {}: a folder has this name", shown(path)))
                .help("move the folder away; nothing was changed"));
        }
        if is_special(path) {
            // A rename would replace the device for every program of the machine.
            return Err(Failure::new(format!(
                "cannot write {}: it is a device, pipe or socket",
                shown(path)
            ))
            .help("name a file; nothing was changed"));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        self.make_folder(folder).map_err(|error| unwritable(folder, &error))?;
        let beside = beside(path);
        self.written.push((beside.clone(), path.to_owned()));
        fresh(&beside, text).map_err(|error| unwritable(folder, &error))
    }

    /// Marks a file that is to go.
    pub(crate) fn delete(&mut self, path: &Path) -> Result<(), Failure> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let probe = beside(path);
        // Whoever may add a file to a folder may take one out.
        fresh(&probe, "")
            .and_then(|()| fs::remove_file(&probe))
            .map_err(|error| unwritable(folder, &error))?;
        self.deleted.push(path.to_owned());
        Ok(())
    }

    /// Renames everything to its target and takes out what is to go, with folders that become empty.
    pub(crate) fn apply(mut self) -> Result<(), Failure> {
        while let Some((beside, path)) = self.written.pop() {
            if let Err(error) = fs::rename(&beside, &path) {
                self.written.push((beside, path.clone()));
                return Err(interrupted("write", &path, &error));
            }
        }
        self.made.clear();
        for path in &self.deleted {
            match fs::remove_file(path) {
                // What a killed run left beside a file was renamed to it above.
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(interrupted("delete", path, &error));
                }
                _ => {}
            }
            // Fails for the first folder that still holds something, which is where to stop.
            let _ = path.ancestors().skip(1).try_for_each(fs::remove_dir);
        }
        Ok(())
    }

    /// Removes what a killed run may have left beside a file.
    pub(crate) fn tidy(path: &Path) {
        let _ = fs::remove_file(beside(path));
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

/// Whether something is there that is neither file nor folder; a link is replaced, not followed.
fn is_special(path: &Path) -> bool {
    let kind = fs::symlink_metadata(path).map(|found| found.file_type());
    kind.is_ok_and(|kind| !kind.is_file() && !kind.is_dir() && !kind.is_symlink())
}

/// Writes a file that is new: what has the path, a link even, goes first and is not written through.
fn fresh(path: &Path, text: &str) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

#[cfg(test)]
mod tests {
    use super::{super::entries, *};

    #[test]
    fn nothing_changes_before_everything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("new/deep/file");
        let mut changes = Changes::default();
        changes.write(&target, "text").unwrap();
        assert!(!target.exists());
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

    /// A killed run leaves files beside their targets, which the next finds in the tree.
    #[test]
    fn what_a_killed_run_left_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let (kept, left) = (folder.path().join("kept"), folder.path().join(".kept.new"));
        fs::write(&left, "half").unwrap();
        let mut changes = Changes::default();
        changes.write(&kept, "whole").unwrap();
        changes.delete(&left).unwrap();
        changes.apply().unwrap();
        assert_eq!(entries(folder.path()).unwrap(), std::slice::from_ref(&kept));
        assert_eq!(fs::read_to_string(kept).unwrap(), "whole");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_beside_a_file_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (target, outside) = (folder.path().join("file"), folder.path().join("outside"));
        fs::write(&outside, "theirs").unwrap();
        std::os::unix::fs::symlink(&outside, beside(&target)).unwrap();
        let mut changes = Changes::default();
        changes.write(&target, "ours").unwrap();
        changes.apply().unwrap();
        assert_eq!(fs::read_to_string(outside).unwrap(), "theirs");
        assert_eq!(fs::read_to_string(target).unwrap(), "ours");
    }

    #[test]
    fn says_which_folder_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let failure = Changes::default().write(&file.join("inner"), "").unwrap_err();
        assert!(failure.message.starts_with(&format!("cannot write to the folder {}", shown(&file))));
        assert!(failure.help.starts_with("move the file away"), "{}", failure.help);
    }
}
