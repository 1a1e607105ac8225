//! What holds of every service of this workspace: the same pages always make the same bytes, and these
//! are what is committed. Of services whose pages are the vendor's, where these lie beside this workspace.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{fs, process::ExitCode};

use generator::{
    docs::source::SourcePage,
    files::{Change, FileSet, plan},
    lower,
    rust::module_name,
    write_client, write_spec,
};
use similar::TextDiff;
use tests::{
    services::{self, Source, workspace},
    suite::{self, Trial, skipped, test},
};

/// So many lines of a difference are shown: the rest is more of the same.
const SHOWN: usize = 30;

fn main() -> ExitCode {
    suite::main(services::ALL.iter().flat_map(of))
}

fn of(source: &'static Source) -> [Trial; 3] {
    [
        check(source, "twice", || {
            assert_same(&made(source, &source.pages()), &made(source, &source.pages()));
        }),
        check(source, "any_order", || {
            let mut reversed = source.pages();
            reversed.reverse();
            assert_same(&made(source, &source.pages()), &made(source, &reversed));
        }),
        check(source, "committed", || assert_same(&committed(source), &made(source, &source.pages()))),
    ]
}

/// A test of pages, which not every machine has.
fn check(source: &Source, name: &str, check: impl FnOnce() + Send + 'static) -> Trial {
    let name = format!("{}::{name}", source.name);
    match source.folder() {
        Some(_) => test(name, check),
        None => skipped(name, "the vendor's pages do not lie beside this workspace"),
    }
}

/// All files that come of pages, by path in the workspace.
fn made(source: &Source, pages: &[SourcePage]) -> FileSet {
    let service = source.read(pages);
    let spec =
        write_spec(&service).value.into_iter().map(|(path, text)| (format!("spec/operations/{path}"), text));
    let lowered = lower(&source.word(service));
    assert_eq!(lowered.diagnostics, []);
    // The list of all services is not this one's.
    let client = write_client(&[lowered.value]).into_iter().filter(|(path, _)| path.contains('/'));
    let client = client.map(|(path, text)| (format!("generated-client/src/services/{path}"), text));
    spec.chain(client).collect()
}

/// The files of a service as they are committed.
fn committed(source: &Source) -> FileSet {
    let module = module_name(&source.name);
    let folders =
        [format!("spec/operations/{}", source.name), format!("generated-client/src/services/{module}")];
    let paths = folders.iter().flat_map(|folder| below(folder));
    paths.map(|path| (path.clone(), fs::read_to_string(workspace().join(&path)).unwrap())).collect()
}

fn below(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(workspace().join(folder)).unwrap().map(|entry| entry.unwrap());
    let of = |entry: fs::DirEntry| {
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() { below(&path) } else { vec![path] }
    };
    entries.flat_map(of).collect()
}

/// Fails with the names of the files that differ, and the first difference as a diff.
fn assert_same(before: &FileSet, after: &FileSet) {
    let changes = plan(before, after);
    let Some((first, _)) =
        changes.iter().find(|(_, change)| **change == Change::Stale).or(changes.iter().next())
    else {
        return;
    };
    let [old, new] = [before, after].map(|files| files.get(first).map_or("", String::as_str));
    let diff = TextDiff::from_lines(old, new).unified_diff().header("before", "after").to_string();
    let shown: Vec<&str> = diff.lines().take(SHOWN).collect();
    panic!("these differ (run `cargo xtask codegen`?): {changes:#?}\n{first}:\n{}", shown.join("\n"));
}
