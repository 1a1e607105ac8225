//! Every committed snapshot belongs to a test that still compares with it.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{Outcome, cargo};
use crate::{console::Console, disk, failure::Failure, workspace::has_ending};

/// The folders that hold snapshots.
const FOLDERS: &[&str] = &["generator", "generated-client", "tests", "xtask"];

/// Runs the tests while the snapshot library notes each file that it compares with.
pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let notes = disk::temporary_path("referenced-snapshots");
    let mut tests = crate::cargo::cargo("test --quiet --workspace --tests");
    tests.env("INSTA_UPDATE", "no").env("INSTA_SNAPSHOT_REFERENCES_FILE", &notes);
    let ending = cargo::passes(tests)?;
    let referenced = disk::text(&notes)?.unwrap_or_default();
    disk::remove(&notes)?;
    if ending == Outcome::Failed {
        return Ok(ending);
    }
    let compared: BTreeSet<PathBuf> =
        referenced.lines().filter_map(|path| disk::canonical(Path::new(path)).ok()).collect();
    let mut ending = Outcome::Passed;
    for path in snapshots()? {
        if !compared.contains(&disk::canonical(Path::new(&path))?) {
            console.failure(&Failure::new(format!("no test compares with {path}")).help("delete it"));
            ending = Outcome::Failed;
        }
    }
    Ok(ending)
}

fn snapshots() -> Result<Vec<String>, Failure> {
    let mut snapshots = Vec::new();
    for folder in FOLDERS {
        let paths = disk::tree(folder)?.into_keys().map(|path| format!("{folder}/{path}"));
        snapshots.extend(paths.filter(|path| has_ending(path, "snap")));
    }
    Ok(snapshots)
}
