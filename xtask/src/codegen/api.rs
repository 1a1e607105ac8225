//! What a run means to users of the client.

use std::path::Path;

use generator::{
    SettingsFile,
    diff::{Change, Verdict, write},
    files::FileSet,
    spec::{linked::link, service::Service},
};
use serde::Serialize;

use super::trees::Trees;
use crate::{
    arguments::CodegenOptions, console::Console, diff, disk::Changes, failure::Failure, sources::Source,
};

/// So many changes are shown whole; of more, those that break users.
const SHOWN: usize = 60;

/// A change, as a script reads it.
#[derive(Serialize)]
struct Record<'a> {
    kind: &'static str,
    #[serde(flatten)]
    change: &'a Change,
}

/// What the files of the spec become, against those that are on the disk.
pub(super) fn changes(
    trees: &Trees,
    services: &[Service],
    sources: &[Source],
    wording: &[SettingsFile],
) -> Vec<Change> {
    let changed = trees.changed_services();
    let is_changed = |name: &str| changed.contains(name);
    let old = changed.iter().filter_map(|name| committed(name, sources, &trees.spec.on_disk)).collect();
    let new: Vec<Service> = services.iter().filter(|service| is_changed(&service.name)).cloned().collect();
    diff::changes(&diff::worded(old, wording), &new)
}

fn committed(name: &str, sources: &[Source], spec: &FileSet) -> Option<Service> {
    spec.keys().find(|path| path.starts_with(&format!("{name}/")))?;
    let mut service = generator::read_spec(name, spec).value;
    if let Some(source) = sources.iter().find(|source| source.service == name) {
        link(&mut service, &source.links);
    }
    Some(service)
}

/// Says it, and writes it where it is asked for.
pub(super) fn report(changes: &[Change], options: &CodegenOptions, console: Console) -> Result<(), Failure> {
    for change in changes {
        console.entry(None, &Record { kind: "change", change });
    }
    let breaking = |change: &&Change| change.verdict == Verdict::Breaking;
    let shown: Vec<Change> = if changes.len() > SHOWN {
        changes.iter().filter(breaking).cloned().collect()
    } else {
        changes.to_vec()
    };
    console.line(write::text(&shown));
    if shown.len() < changes.len() {
        console.line(format_args!("… of {} changes; `cargo xtask diff` shows all", changes.len()));
    }
    let current = diff::version()?;
    diff::next_version(changes, current, console);
    let Some(path) = &options.summary else { return Ok(()) };
    let mut files = Changes::default();
    files.write(Path::new(path), &diff::summary(changes, current))?;
    files.apply()
}
