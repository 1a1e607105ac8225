//! `pictures`: what the README shows, drawn from what the commands do with files of this workspace.

mod cell;
mod terminal;

use std::path::Path;

use generator::files::{self, Change, FileSet};

use crate::{
    console::{Console, counted},
    disk::{self, Changes},
    failure::{Failure, Verdict},
};

/// The folder that only this command writes.
const FOLDER: &str = "pictures";

/// Draws all of them anew.
pub(crate) fn run(console: Console) -> Result<Verdict, Failure> {
    let (drawn, on_disk) = (draw()?, disk::tree(FOLDER)?);
    let plan = files::plan(&on_disk, &drawn);
    let mut changes = Changes::default();
    for (name, change) in &plan {
        let path = disk::path_below(Path::new(FOLDER), name)?;
        match change {
            Change::Missing | Change::Stale => changes.write(&path, &drawn[name])?,
            Change::Orphaned => changes.delete(&path)?,
        }
    }
    changes.apply()?;
    console.note(&format!("{} in {FOLDER}, {} changed", counted(drawn.len(), "picture"), plan.len()));
    Ok(Verdict::Fine)
}

/// Whether those on the disk are what would be drawn.
pub(crate) fn is_fresh(console: Console) -> Result<bool, Failure> {
    let (drawn, on_disk) = (draw()?, disk::tree(FOLDER)?);
    let stale = files::plan(&on_disk, &drawn);
    for name in stale.keys() {
        console.failure(&Failure::new(format!("{FOLDER}/{name} is not what would be drawn now")));
    }
    Ok(stale.is_empty())
}

fn draw() -> Result<FileSet, Failure> {
    Ok(FileSet::from([
        ("cell.svg".to_owned(), cell::draw()?),
        ("finding.svg".to_owned(), terminal::finding()?),
        ("diff.svg".to_owned(), terminal::diff()?),
    ]))
}
