//! Every spec under `cases/specs` against the Rust that is written for it.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use generator::{diagnostic::Outcome, files::FileSet, rust, spec::model::Operation};

/// The cases with the operations of their files, in the order of their names.
fn cases() -> Vec<(PathBuf, Vec<Operation>)> {
    let folders = entries(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/specs")));
    folders.into_iter().map(|folder| (folder.clone(), operations(&folder))).collect()
}

fn operations(folder: &Path) -> Vec<Operation> {
    let files = entries(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.map(read).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn written(operations: Vec<Operation>) -> Outcome<FileSet> {
    rust::write_client(&[("demo".to_owned(), operations)])
}

/// The diagnostics, then every file under its path.
fn shown(outcome: &Outcome<FileSet>) -> String {
    let mut shown = String::new();
    for diagnostic in &outcome.diagnostics {
        let (code, path) = (diagnostic.code.text(), &diagnostic.location.path);
        writeln!(shown, "{code}: {}\n  at {path}: {}\n", diagnostic.message, diagnostic.subject).unwrap();
    }
    for (path, text) in &outcome.value {
        writeln!(shown, "===== {path}\n{text}").unwrap();
    }
    shown
}

#[test]
fn each_case_gives_the_rust_beside_it() {
    for (folder, operations) in cases() {
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("rust", shown(&written(operations)));
        });
    }
}

#[test]
fn the_order_of_the_operations_does_not_matter() {
    let operations: Vec<Operation> = cases().into_iter().flat_map(|(_, operations)| operations).collect();
    let reversed = operations.iter().cloned().rev().collect();
    assert_eq!(written(operations).value, written(reversed).value);
}
