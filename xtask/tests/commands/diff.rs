//! What a change of the pages or of the spec means to users.

use std::process::Command;

use crate::workspace::{Workspace, run_in};

const PAGE: &str = "spec/pages/sound/查询标签.md";

/// A workspace whose spec is generated and committed.
fn committed() -> Workspace {
    committed_with(&[])
}

/// The same with more files.
fn committed_with(files: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::new();
    workspace.run(&["codegen"]);
    for (path, text) in files {
        workspace.write(path, text);
    }
    for arguments in [
        ["init", "--quiet"].as_slice(),
        &["add", "."],
        &["-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "All of it"],
    ] {
        let ran = Command::new("git").args(arguments).current_dir(workspace.path("")).status().unwrap();
        assert!(ran.success(), "{arguments:?}");
    }
    workspace
}

/// Makes the operation's method another one.
fn edit(workspace: &Workspace) {
    let spec = "spec/operations/sound/v1_list_labels.yaml";
    workspace.write(spec, &workspace.read(spec).replace("method: GET", "method: PUT"));
}

#[test]
fn a_revision_and_folders_are_compared() {
    let workspace = committed();
    let nothing = workspace.run(&["diff"]);
    assert_eq!(
        (nothing.output.as_str(), nothing.exit_code),
        ("API: nothing that users can see\n", 0),
        "{}",
        nothing.errors
    );
    workspace.copy(&workspace.path("spec/operations"), "before");
    edit(&workspace);
    let change = "sound v1_list_labels\n  compatible  request changed, GET /v1/{project_id}/labels → PUT /v1/{project_id}/labels\n";
    for arguments in [
        ["diff"].as_slice(),
        &["diff", "HEAD", "."],
        &["diff", "before", "spec/operations"],
        &["diff", "before/sound", "spec/operations/sound"],
    ] {
        let ran = workspace.run(arguments);
        assert!(ran.output.starts_with(change), "{arguments:?}: {}{}", ran.output, ran.errors);
    }
    let within = run_in(&workspace.path("spec"), &["diff", "HEAD", "operations"]);
    assert!(within.output.starts_with(change), "{}{}", within.output, within.errors);
}

#[test]
fn a_diff_is_text_markdown_or_json() {
    let workspace = committed();
    edit(&workspace);
    let markdown = workspace.run(&["diff", "--format", "markdown"]).output;
    for line in [
        "The next version after 0.0.0 is **0.0.1**: compatible.\n",
        "## For the changelog\n\n#### Changed\n\n- `sound::v1::ListLabels`: ",
    ] {
        assert!(markdown.contains(line), "{markdown}");
    }
    let json = workspace.run(&["diff", "--format", "json"]).output;
    let changes: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(changes[0]["verdict"], "compatible", "{changes}");
    assert_eq!(changes[0]["item"], "sound::v1::ListLabels", "{changes}");
}

#[test]
fn what_is_neither_a_folder_nor_a_revision_is_said_to_be_so() {
    let ran = committed().run(&["diff", "nowhere"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("`nowhere` is neither a folder nor a revision"), "{}", ran.errors);
}

#[test]
fn codegen_ends_with_what_it_means_to_users() {
    let workspace = Workspace::new();
    let first = workspace.run(&["codegen"]).output;
    assert!(first.contains("\nsound v1_list_labels\n  compatible  operation added, "), "{first}");
    let edited = workspace.read(PAGE).replace("/labels", "/tags");
    workspace.write(PAGE, &edited);
    let ran = workspace.run(&["codegen", "--summary", "summary.md"]);
    let end = "API: 1 compatible\nthe next version after 0.0.0 is 0.0.1\n";
    assert!(ran.output.ends_with(end), "{}{}", ran.output, ran.errors);
    assert!(workspace.read("summary.md").starts_with("## API: 1 compatible\n"));
    let last = workspace.run(&["codegen"]).output;
    assert!(last.lines().last().unwrap().starts_with("nothing changed"), "{last}");
}

#[test]
fn entries_are_put_into_the_changelog_once() {
    let workspace = committed();
    let before = "# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- Begun.\n";
    workspace.write("CHANGELOG.md", before);
    let ran = workspace.run(&["diff", "--changelog"]);
    assert!(ran.errors.contains("CHANGELOG.md says it already"), "{}", ran.errors);
    edit(&workspace);
    let ran = workspace.run(&["diff", "--changelog"]);
    assert!(ran.output.ends_with("\nthe next version after 0.0.0 is 0.0.1\n"), "{}", ran.output);
    let after = workspace.read("CHANGELOG.md");
    let entry = "## Unreleased\n\n### Changed\n\n- `sound::v1::ListLabels`: request changed, GET /v1/";
    assert!(after.contains(entry) && after.ends_with("\n\n## 0.1.0\n\n- Begun.\n"), "{after}");
    workspace.run(&["diff", "--changelog"]);
    assert_eq!(workspace.read("CHANGELOG.md"), after);
    workspace.write("CHANGELOG.md", "# Changelog\n");
    let ran = workspace.run(&["diff", "--changelog"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("CHANGELOG.md has no `## Unreleased`"), "{}", ran.errors);
}

#[test]
fn a_version_is_made_once_or_not_at_all() {
    let manifest = "[workspace.package]\nversion = \"0.1.0\" # of all crates\n";
    let lock = "[[package]]\nname = \"a\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"b\"\nversion = \"0.1.0\"\nsource = \"elsewhere\"\n";
    let changelog = "# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- Begun.\n";
    let files = ["Cargo.toml", "Cargo.lock", "CHANGELOG.md"];
    let workspace = committed_with(&[(files[0], manifest), (files[1], lock), (files[2], changelog)]);
    let refused = |arguments: &[&str], message: &str| {
        let before = files.map(|file| workspace.read(file));
        let ran = workspace.run(arguments);
        assert_eq!(ran.exit_code, 1, "{arguments:?}");
        assert!(ran.errors.contains(message), "{arguments:?}: {}", ran.errors);
        assert_eq!(files.map(|file| workspace.read(file)), before, "{arguments:?}");
    };
    refused(&["diff", "--release"], "no change asks for another version than 0.1.0");
    edit(&workspace);
    refused(&["diff", "--release"], "CHANGELOG.md says nothing below `## Unreleased`");
    workspace.run(&["diff", "--changelog"]);
    let ran = workspace.run(&["diff", "--release"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
    assert!(ran.errors.contains("have version 0.1.1"), "{}", ran.errors);
    let [new_manifest, new_lock, new_changelog] = files.map(|file| workspace.read(file));
    assert_eq!(new_manifest, manifest.replace("0.1.0", "0.1.1"));
    assert_eq!(new_lock, lock.replacen("0.1.0", "0.1.1", 1));
    let part = "## Unreleased\n\n## 0.1.1\n\n### Changed\n\n- `sound::v1::ListLabels`: request changed, ";
    assert!(new_changelog.contains(part), "{new_changelog}");
    refused(&["diff", "--changelog", "--release"], "there is a version 0.1.1 already: Cargo.toml has 0.1.1");
    workspace.write("Cargo.toml", manifest);
    refused(
        &["diff", "--changelog", "--release"],
        "there is a version 0.1.1 already: CHANGELOG.md has a heading",
    );
}
