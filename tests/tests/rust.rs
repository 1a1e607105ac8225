//! Every spec under `cases/specs` against the Rust that is written for it.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use generator::{
    diagnostic::Outcome,
    files::FileSet,
    lower,
    spec::{model::Operation, service::Service},
    write_client,
};
use tests::{
    folder::entries,
    suite::{self, test},
};

fn main() -> ExitCode {
    let of = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        test(name, move || has_its_snapshot(&folder, operations(&folder)))
    };
    let of_all =
        test("the_order_of_the_operations_does_not_matter", the_order_of_the_operations_does_not_matter);
    suite::main(cases().into_iter().map(of).chain([of_all]))
}

fn cases() -> Vec<PathBuf> {
    entries(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/specs")))
}

fn operations(folder: &Path) -> Vec<Operation> {
    let files = entries(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    files.map(read).collect()
}

fn written(operations: Vec<Operation>) -> Outcome<FileSet> {
    lower(&Service { name: "demo".to_owned(), operations, ..Service::default() })
        .map(|module| write_client(&[module]))
}

/// The diagnostics, then every file under its path. The indexes of a single operation say nothing:
/// those of the cases with several stand for them.
fn shown(outcome: &Outcome<FileSet>, operations: usize) -> String {
    let mut shown = String::new();
    for diagnostic in &outcome.diagnostics {
        let (code, path) = (diagnostic.code.text(), &diagnostic.location.path);
        writeln!(shown, "{code}: {}\n  at {path}: {}\n", diagnostic.message, diagnostic.subject).unwrap();
    }
    let is_shown = |path: &String| operations > 1 || !path.ends_with("mod.rs");
    for (path, text) in outcome.value.iter().filter(|(path, _)| is_shown(path)) {
        writeln!(shown, "===== {path}\n{text}").unwrap();
    }
    shown
}

fn has_its_snapshot(folder: &Path, operations: Vec<Operation>) {
    let count = operations.len();
    insta::with_settings!({
        snapshot_path => folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("rust", shown(&written(operations), count));
    });
}

fn the_order_of_the_operations_does_not_matter() {
    let operations: Vec<Operation> = cases().iter().flat_map(|folder| operations(folder)).collect();
    let reversed = operations.iter().cloned().rev().collect();
    assert_eq!(written(operations).value, written(reversed).value);
}
