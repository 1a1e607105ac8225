//! What report writes, and what it says of changes, of pages that are not there and of bad names.

use crate::workspace::Workspace;

const PAGE: &str = "spec/pages/sound/查询标签.md";

#[test]
fn a_row_stands_beside_its_field_and_its_line() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let ran = workspace.run(&["report", "sound", "--output", "page.html"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert!(ran.output.contains("page.html: 1 operation, 0 findings to decide about"), "{}", ran.output);
    let page = workspace.read("page.html");
    let row = page.lines().find(|line| line.contains("<b>labels</b>")).unwrap();
    assert!(
        row.contains("labels: array&lt;string&gt;") && row.contains(".labels: Vec&lt;String&gt;"),
        "{row}"
    );
}

#[test]
fn what_changes_since_a_state_is_on_top() {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    let ran = workspace.run(&["report", "sound"]);
    assert!(ran.errors.contains("there is no commit with a spec"), "{}", ran.errors);
    workspace.copy(&workspace.path("spec/operations"), "old");
    let page = workspace.read(PAGE).replace("Array of strings", "Array of integers");
    workspace.write(PAGE, &page);
    let ran = workspace.run(&["report", "sound", "--since", "old"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    let page = workspace.read("target/report/sound.html");
    assert!(page.contains("<del>Vec&lt;String&gt;</del> → <ins>Vec&lt;i64&gt;</ins>"), "{page}");
    let ran = workspace.run(&["report", "--since", "no-such-state"]);
    assert_eq!(ran.exit_code, 1, "{}", ran.errors);
    assert!(ran.errors.contains("`no-such-state` is neither a folder nor a revision"), "{}", ran.errors);
}

#[test]
fn findings_are_shown_and_stop_nothing() {
    let workspace = Workspace::with_case("unknown-type");
    let ran = workspace.run(&["report"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    let page = workspace.read("target/report/services.html");
    assert!(page.contains("<code>unknown-type</code>"), "{page}");
}

#[test]
fn a_service_that_there_is_not_is_named() {
    let ran = Workspace::new().run(&["report", "silence"]);
    assert_eq!(ran.exit_code, 2, "{}", ran.errors);
    assert!(ran.errors.contains("there is no service `silence`"), "{}", ran.errors);
}
