//! `replay`: successive published states of services, each generated on top of the last.

mod state;
mod step;

use std::path::{Path, PathBuf};

use generator::diff::write;
use serde_json::json;

use self::{state::State, step::Step};
use crate::{
    arguments::ReplayOptions,
    console::{Console, Table},
    disk,
    failure::{Failure, Verdict},
    pages,
};

const HEAD: &[&str] = &[
    "service",
    "state",
    "pages +",
    "pages -",
    "pages ~",
    "YAML +",
    "YAML -",
    "Rust +",
    "Rust -",
    "surface +",
    "surface -",
    "breaking",
    "compatible",
    "docs only",
    "findings +",
    "findings -",
];

/// Replays every service below the folder.
pub(crate) fn run(options: &ReplayOptions, from: &Path, console: Console) -> Result<Verdict, Failure> {
    let folder = disk::canonical(&from.join(&options.folder))?;
    let histories = histories(&folder)?;
    if histories.is_empty() {
        let failure =
            Failure::usage(format!("there are no states of a service below {}", options.folder.display()));
        return Err(failure.help("name a folder of services, each with a folder of pages for each state"));
    }
    let bar = console.bar(histories.iter().map(Vec::len).sum(), "states");
    let mut steps = Vec::new();
    for history in &histories {
        let mut last = State::default();
        for folder in history {
            bar.set_message(folder.display().to_string());
            let state = State::read(folder, &last)?;
            steps.push(Step::between(&last, &state));
            last = state;
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    let mut table = Table::new(HEAD);
    for step in &steps {
        table.push(step.cells());
    }
    for step in steps.iter().filter(|_| options.changes) {
        console.line(format_args!("== {} {}\n{}", step.service, step.state, write::text(&step.changes)));
        step.findings().for_each(|finding| console.line(finding));
    }
    let lines = if options.markdown { vec![table.markdown().trim_end().to_owned()] } else { table.aligned() };
    for line in &lines {
        console.line(line);
    }
    console.entry(None, &json!({"kind": "replay", "table": table}));
    Ok(Verdict::Fine)
}

/// The states of each service, in the order of their names: of one, or of all in a folder.
fn histories(folder: &Path) -> Result<Vec<Vec<PathBuf>>, Failure> {
    let own = states(folder)?;
    if !own.is_empty() {
        return Ok(vec![own]);
    }
    let mut histories = Vec::new();
    for service in disk::entries(folder)? {
        let states = states(&service)?;
        if !states.is_empty() {
            histories.push(states);
        }
    }
    Ok(histories)
}

fn states(service: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !disk::is_folder(service) {
        return Ok(Vec::new());
    }
    let mut states = Vec::new();
    for folder in disk::entries(service)?.into_iter().filter(|folder| disk::is_folder(folder)) {
        if !pages::in_folder(&folder)?.is_empty() {
            states.push(folder);
        }
    }
    Ok(states)
}
