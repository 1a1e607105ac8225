//! What users of each service can name, one line an item: what a change of the pages means to them is a few lines of
//! `surface/<service>.snap`.

use std::{path::Path, process::ExitCode};

use generator::{lower, rust::surface::surface};
use tests::{
    services::{ALL, Source},
    suite::{self, test},
};

fn main() -> ExitCode {
    suite::main(ALL.iter().map(|source| test(source.name.as_str(), || has_its_snapshot(source))))
}

fn has_its_snapshot(source: &Source) {
    let lines: Vec<String> = surface(&lower(&source.spec()).value).into_iter().collect();
    insta::with_settings!({
        snapshot_path => Path::new(env!("CARGO_MANIFEST_DIR")).join("surface"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(source.name.as_str(), lines.join("\n"));
    });
}
