//! Whatever is wrong with its input, codegen says what and where, and leaves the service alone.
//!
//! Each folder of tests/cases is one oddity: the pages and settings of a service `demo`, and beside
//! them what codegen says. A case with `operations` starts from the spec.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "tests make files, look at them, and may panic"
)]

#[allow(dead_code, reason = "the tests of the commands need more of it")]
#[path = "commands/workspace.rs"]
mod workspace;

use std::{fs, process::ExitCode};

use libtest_mimic::{Arguments, Trial};
use workspace::{Workspace, test_data};

fn main() -> ExitCode {
    let cases = fs::read_dir(test_data().join("cases")).unwrap();
    let mut names: Vec<String> =
        cases.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let tests = names.into_iter().map(|name| {
        Trial::test(name.clone(), move || {
            check(&name);
            Ok(())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), tests.collect()).exit_code()
}

fn check(name: &str) {
    let case = test_data().join("cases").join(name);
    let workspace = Workspace::with_case(name);
    let starts_from_spec = case.join("operations").exists();
    if starts_from_spec {
        workspace.run(&["codegen", "--only", "sound"]);
    }
    let before = workspace.generated();
    let start = if starts_from_spec { "spec" } else { "pages" };
    let ran = workspace.run(&["codegen", "--from", start]);
    settings(&case).bind(|| insta::assert_snapshot!("output", ran.errors));
    assert_eq!(ran.exit_code, 1, "there are findings");
    let is_about_all = name == "unknown-key-in-sources";
    assert_eq!(ran.output.contains("sound: "), !is_about_all, "the other service is done all the same");
    let of_demo = |files: Vec<(String, String)>| {
        files.into_iter().filter(|(path, _)| path.contains("/demo/")).collect::<Vec<_>>()
    };
    assert_eq!(
        of_demo(workspace.generated()),
        of_demo(before),
        "nothing is written for a service with findings"
    );
}

fn settings(case: &std::path::Path) -> insta::Settings {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(case);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}
