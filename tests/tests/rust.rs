//! Every spec under `cases/specs` against the Rust that is written for it.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{fmt::Write as _, fs, path::PathBuf};

use generator::{diagnostic::Outcome, files::FileSet, rust, spec::model::Operation};

/// The cases, in the order of their names.
fn cases() -> Vec<(PathBuf, Operation)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/specs");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
        .into_iter()
        .map(|folder| {
            let text = fs::read_to_string(folder.join("spec.yaml")).unwrap();
            let operation =
                serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            (folder, operation)
        })
        .collect()
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
    for (folder, operation) in cases() {
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("rust", shown(&written(vec![operation])));
        });
    }
}

#[test]
fn the_order_of_the_operations_does_not_matter() {
    let operations: Vec<Operation> = cases().into_iter().map(|(_, operation)| operation).collect();
    let reversed = operations.iter().cloned().rev().collect();
    assert_eq!(written(operations).value, written(reversed).value);
}
