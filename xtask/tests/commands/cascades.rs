//! One mistake is told once, or from both sides that may be wrong: what follows from it is no finding.

use std::{fs, path::Path};

use serde_json::Value as Json;

use crate::workspace::Workspace;

const PAGE: &str = "spec/pages/mrs/创建集群.md";
/// Where the page declares its operation: its six examples show it without escapes.
const URI: &str = "\nPOST /v2/\\{project\\_id\\}/clusters\n";

/// The pages of this project with everything that is decided about them.
fn workspace() -> Workspace {
    workspace_with("spec/wording")
}

/// The same with another part instead of the English text.
fn workspace_with(part: &str) -> Workspace {
    let workspace = Workspace::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for part in ["spec/sources.toml", "spec/pages/mrs", "spec/corrections", part] {
        workspace.copy(&root.join(part), part);
    }
    workspace
}

/// The codes and lines of what is found after an edit of a file.
fn found(path: &str, edit: impl FnOnce(String) -> String) -> Vec<String> {
    let workspace = workspace();
    let before = workspace.read(path);
    let after = edit(before.clone());
    assert_ne!(before, after, "nothing is edited");
    workspace.write(path, &after);
    codes(&workspace)
}

fn codes(workspace: &Workspace) -> Vec<String> {
    let ran = workspace.run(&["codegen", "--only", "mrs", "--message-format", "json"]);
    assert_eq!(ran.exit_code, 1);
    let records = ran.errors.lines().map(|line| serde_json::from_str::<Json>(line).unwrap());
    let findings = records.filter(|record| record["kind"] == "finding");
    findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_wrong_uri_is_told_against_the_overview_and_against_the_examples() {
    let contradicted = ["overview-mismatch", "example-request-line"];
    assert_eq!(found(PAGE, |page| page.replace(URI, &URI.replace("/clusters", "/closters"))), contradicted);
    assert_eq!(found(PAGE, |page| page.replace(URI, &URI.replace("POST", "PUT"))), contradicted);
}

#[test]
fn a_lost_uri_is_told_and_not_what_was_decided_about_the_operation() {
    let codes = found(PAGE, |page| page.replace(URI, "\n"));
    assert_eq!(codes, ["no-request-line"]);
}

#[test]
fn of_half_a_page_only_what_is_open_is_told() {
    let half = |page: String| page[..page.floor_char_boundary(page.len() / 2)].to_owned();
    let codes = found(PAGE, half);
    assert!(!codes.is_empty() && codes.iter().all(|code| code == "unclosed-tag"), "{codes:?}");
}

#[test]
fn a_page_that_is_gone_is_told_by_the_decisions() {
    let workspace = workspace();
    fs::remove_file(workspace.path(PAGE)).unwrap();
    assert_eq!(codes(&workspace), ["correction-not-found"]);
}

#[test]
fn each_page_with_another_name_is_told_once_and_changes_nothing_else() {
    let workspace = workspace_with("spec/operations/mrs");
    let pages = ["创建集群.md", "批量删除作业.md", "查询主机列表.md"];
    for page in pages {
        let folder = workspace.path("spec/pages/mrs");
        fs::rename(folder.join(page), folder.join(format!("新的{page}"))).unwrap();
    }
    assert_eq!(codes(&workspace), ["correction-not-found"; 3]);
    let said = workspace.run(&["codegen", "--only", "mrs"]).errors;
    for entries in [
        "`新的创建集群.md: create_cluster` and `page: 新的创建集群.md` in the place of the old name",
        "`新的批量删除作业.md: batch_delete_jobs` and `page: 新的批量删除作业.md` in the place",
        "`新的查询主机列表.md: list_hosts` in the place",
    ] {
        assert!(said.contains(entries), "{entries}: {said}");
    }
    let path = "spec/corrections/mrs.yaml";
    let renamed = |text: String, page: &&str| text.replace(page, &format!("新的{page}"));
    workspace.write(path, &pages.iter().fold(workspace.read(path), renamed));
    let ran = workspace.run(&["codegen", "--only", "mrs"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.contains("\nAPI: 3 docs only\n"), "{}", ran.output);
}

#[test]
fn a_slip_in_the_corrections_is_told_alone() {
    let slip = |corrections: String| corrections + "\n  - x: [\n";
    assert_eq!(found("spec/corrections/mrs.yaml", slip), ["invalid-settings"]);
}

#[test]
fn an_unknown_spelling_is_told_alone() {
    assert_eq!(found(PAGE, |page| page.replacen("## 请求参数", "## 请求的参量", 1)), ["unknown-heading"]);
}
