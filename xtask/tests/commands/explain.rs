//! What explain shows of a page.

use crate::workspace::{Workspace, test_data};

const PAGE: &str = "spec/pages/sound/查询标签.md";

#[test]
fn each_stage_shows_its_own() {
    let workspace = Workspace::new();
    let stages = [
        ("document", "heading:"),
        ("page", "method: GET"),
        ("spec", "name: list_labels"),
        ("module", "name: \"ListLabels\""),
        ("rust", "pub struct ListLabels"),
    ];
    for (stage, expected) in stages {
        let ran = workspace.run(&["explain", PAGE, "--stage", stage]);
        assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""), "{stage}");
        assert!(ran.output.contains(expected), "{stage}: {}", ran.output);
    }
}

#[test]
fn the_spec_is_the_file_that_codegen_writes() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let ran = workspace.run(&["explain", PAGE]);
    assert_eq!(ran.output, workspace.read("spec/operations/sound/v1_list_labels.yaml"));
}

#[test]
fn a_page_may_lie_anywhere() {
    let page = test_data().join("cases/dangling-link/pages/查询玩具.md");
    let ran = Workspace::new().run(&["explain", page.to_str().unwrap()]);
    assert_eq!(ran.exit_code, 1, "{}", ran.errors);
    assert!(ran.output.contains("from the pages of pages."), "{}", ran.output);
    assert!(ran.errors.contains("error[dangling-link]"), "{}", ran.errors);
}

#[test]
fn a_page_that_there_is_not_is_named() {
    let ran = Workspace::new().run(&["explain", "spec/pages/sound/none.md"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("none.md"), "{}", ran.errors);
}
