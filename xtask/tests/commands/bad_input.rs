//! Whatever is wrong with its input, codegen says what and where, and leaves the service alone.
//!
//! Each folder of tests/cases is one oddity: the pages and settings of a service `demo`, and beside
//! them what codegen says. A case with `operations` starts from the spec.

use std::{fs, panic};

use crate::workspace::{Workspace, test_data};

#[test]
fn each_case_is_told_as_its_snapshot_says() {
    let mut names: Vec<String> = fs::read_dir(test_data().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let failed: Vec<_> = names.iter().filter(|name| panic::catch_unwind(|| check(name)).is_err()).collect();
    assert!(failed.is_empty(), "these cases are told differently: {failed:?}");
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
