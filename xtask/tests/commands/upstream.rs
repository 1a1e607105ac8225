//! Services whose pages a repository of the vendor has: fetched, read where they lie, and done without.

use std::{fs, path::Path, process::Command};

use crate::workspace::{Workspace, test_data};

const SPEC: &str = "spec/operations/sound/v1_list_labels.yaml";
const CLIENT: &str = "generated-client/src/services/sound/v1/list_labels.rs";

fn git(folder: &Path, arguments: &[&str]) -> String {
    let identity =
        ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main"];
    let ran = Command::new("git").current_dir(folder).args(identity).args(arguments).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

/// A repository with the pages of `sound`, one of them in a folder below, and something else besides.
/// Gives the commit with the pages; the newest one has none.
pub(crate) fn repository(workspace: &Workspace) -> String {
    let root = workspace.path("vendor");
    workspace.copy(&test_data().join("sound"), "vendor/zh/API参考/more");
    workspace.write("vendor/zh/API参考/index.md", "# 目录\n");
    workspace.write("vendor/guide/big.md", "# 指南\n");
    git(&root, &["init", "--quiet"]);
    git(&root, &["config", "uploadpack.allowAnySHA1InWant", "true"]);
    git(&root, &["config", "uploadpack.allowFilter", "true"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "--quiet", "--message", "pages"]);
    let commit = git(&root, &["rev-parse", "HEAD"]);
    git(&root, &["rm", "--quiet", "-r", "zh"]);
    git(&root, &["commit", "--quiet", "--message", "no pages"]);
    commit
}

/// A workspace whose service `sound` is of that repository.
fn workspace() -> Workspace {
    let workspace = Workspace::new();
    let commit = repository(&workspace);
    pin(&workspace, &commit);
    workspace.write("spec/corrections/sound.yaml", "names:\n  more-查询标签.md: list_labels\n");
    workspace
}

fn pin(workspace: &Workspace, commit: &str) {
    let address = format!("file://{}", workspace.path("vendor").display());
    workspace.write(
        "spec/sources.toml",
        &format!(
            "[sound]\nrepository = \"{address}\"\ncommit = \"{commit}\"\nfolder = \"zh/API参考\"\ntexts = \"omit\"\n"
        ),
    );
}

#[test]
fn pages_are_fetched_once_and_read_where_they_were_fetched_to() {
    let workspace = workspace();
    let ran = workspace.run(&["fetch"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert!(ran.output.starts_with("sound: 2 pages at "), "{}", ran.output);
    let mut there: Vec<_> = fs::read_dir(workspace.path("target/docs/sound")).unwrap().collect();
    there.sort_by_key(|entry| entry.as_ref().unwrap().file_name());
    let there: Vec<_> = there.into_iter().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(there, ["fetched.txt", "index.md", "more-查询标签.md"]);
    assert_eq!(fs::read_dir(workspace.path("target/docs")).unwrap().count(), 1, "the checkout is gone");
    let again = workspace.run(&["fetch", "sound"]);
    assert!(again.output.starts_with("sound: is there already, at "), "{}", again.output);
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert!(!ran.output.contains("committed spec"), "{}", ran.output);
}

#[test]
fn what_cannot_be_fetched_is_told_and_leaves_nothing() {
    let workspace = workspace();
    let newest = git(&workspace.path("vendor"), &["rev-parse", "HEAD"]);
    for (commit, message) in [
        ("0123456789abcdef0123456789abcdef01234567", "`git fetch --quiet --depth=1"),
        (newest.as_str(), "has no pages in zh/API参考 at"),
    ] {
        pin(&workspace, commit);
        let ran = workspace.run(&["fetch"]);
        assert_eq!(ran.exit_code, 1);
        assert!(ran.errors.contains(message), "{}", ran.errors);
        assert!(!workspace.path("target/docs/sound").exists());
    }
}

#[test]
fn without_pages_the_committed_spec_makes_the_same_client() {
    let workspace = workspace();
    let failed = workspace.run(&["codegen"]);
    assert!(failed.errors.contains("run `cargo xtask fetch sound` first"), "{}", failed.errors);
    workspace.run(&["fetch"]);
    workspace.run(&["codegen"]);
    let before = workspace.generated();
    // Pages of another commit are none.
    workspace.write("target/docs/sound/fetched.txt", "another\n");
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    assert!(
        ran.output.contains(
            "in English: operations 0/1, required 0/1, fields 0/2, values 0/0, from the committed spec\n"
        ),
        "{}",
        ran.output
    );
    assert!(ran.output.contains("\nnothing changed ("), "{}", ran.output);
    // What the client has comes of the spec alone.
    fs::remove_file(workspace.path(CLIENT)).unwrap();
    workspace.run(&["codegen"]);
    assert_eq!(workspace.generated(), before);
}

#[test]
fn a_folder_of_pages_can_be_named_and_texts_are_left_out() {
    let workspace = workspace();
    workspace.copy(&test_data().join("sound"), "docs/sound");
    workspace.write("spec/corrections/sound.yaml", "names:\n  查询标签.md: list_labels\n");
    let ran = workspace.run(&["codegen", "--docs", "docs"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    let spec = workspace.read(SPEC);
    assert!(spec.contains("title: 查询标签\n"), "{spec}");
    assert!(!workspace.generated().iter().any(|(_, text)| text.contains("全部标签")));
}
