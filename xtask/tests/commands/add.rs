//! A new service is one entry, one feature, one corrections file and what codegen makes; or nothing at all.

use std::collections::BTreeMap;

use crate::{
    upstream::repository,
    workspace::{Ran, Workspace, test_data},
};

const SOURCES: &str = "spec/sources.toml";
const MANIFEST: &str = "generated-client/Cargo.toml";
const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// A client with the service `sound`, and beside it the pages of others.
fn workspace() -> Workspace {
    let workspace = Workspace::new();
    let features = "[features]\ndefault = [\"serde\"]\nall = [\"sound\"] # all of them\nsound = []\n# Beside.\nserde = []\n";
    workspace.write(MANIFEST, features);
    let ran = workspace.run(&["codegen"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
    workspace.copy(&test_data().join("cases/unknown-type/pages"), "docs/toys");
    workspace.copy(&test_data().join("two/pages/rooms"), "docs/as");
    workspace.write("docs/empty/notes.txt", "");
    workspace
}

fn added(workspace: &Workspace, arguments: &[&str]) -> Ran {
    workspace.run(&[&["add"], arguments].concat())
}

/// The files that are otherwise than before, and those that are new.
fn changed(before: &[(String, String)], after: &[(String, String)]) -> [Vec<String>; 2] {
    let before: BTreeMap<_, _> = before.iter().cloned().collect();
    let is_new = |path: &String| !before.contains_key(path);
    let changed = after.iter().filter(|(path, text)| before.get(path) != Some(text));
    let (new, changed) = changed.map(|(path, _)| path.clone()).partition(is_new);
    [changed, new]
}

#[test]
fn a_service_of_this_workspace_is_added_with_a_draft_of_each_decision() {
    let workspace = workspace();
    workspace.copy(&test_data().join("cases/unknown-type/pages"), "spec/pages/toys");
    let before = workspace.all();
    let ran = added(&workspace, &["toys", "--pages", "spec/pages/toys"]);
    assert_eq!(ran.exit_code, 0, "{}{}", ran.output, ran.errors);
    assert_eq!(
        workspace.read(SOURCES),
        "[sound]\npages = \"spec/pages/sound\"\n\n[toys]\npages = \"spec/pages/toys\"\n"
    );
    assert_eq!(
        workspace.read(MANIFEST),
        "[features]\ndefault = [\"serde\"]\nall = [\"sound\", \"toys\"] # all of them\nsound = []\ntoys = []\n# Beside.\nserde = []\n"
    );
    let corrections = workspace.read("spec/corrections/toys.yaml");
    assert!(
        corrections.starts_with("# yaml-language-server: $schema=../schema/corrections.json\n"),
        "{corrections}"
    );
    assert!(
        corrections.contains("\ncorrections:\n") && corrections.contains("because: TODO"),
        "{corrections}"
    );
    let [changed, new] = changed(&before, &workspace.all());
    let lists = [
        MANIFEST,
        "generated-client/src/services/README.md",
        "generated-client/src/services/exports.rs",
        "generated-client/src/services/mod.rs",
        SOURCES,
        "tests/generated/mod.rs",
    ];
    assert_eq!(changed, lists);
    let is_its_own = |path: &&String| path.contains("/toys/") || path.contains("/toys.");
    assert_eq!(new.iter().filter(|path| !is_its_own(path)).collect::<Vec<_>>(), [] as [&String; 0]);
    assert!(ran.errors.contains("next: read each entry of spec/corrections/toys.yaml"), "{}", ran.errors);
    let ran = workspace.run(&["codegen", "--check"]);
    assert_eq!((ran.exit_code, ran.errors.as_str()), (0, ""));
}

#[test]
fn a_service_of_a_repository_is_fetched_and_a_name_of_rust_gets_another_feature() {
    let workspace = workspace();
    let commit = repository(&workspace);
    let address = format!("file://{}", workspace.path("vendor").display());
    let newest = added(&workspace, &["as", "--repository", &address, "--folder", "zh/API参考"]);
    assert_eq!(newest.exit_code, 1, "the newest commit has no pages");
    assert!(newest.errors.contains("has no pages in zh/API参考 at "), "{}", newest.errors);
    let ran =
        added(&workspace, &["as", "--repository", &address, "--folder", "zh/API参考", "--commit", &commit]);
    assert_eq!(ran.exit_code, 0, "{}{}", ran.output, ran.errors);
    let entry = format!(
        "[as]\nrepository = \"{address}\"\ncommit = \"{commit}\"\nfolder = \"zh/API参考\"\ntexts = \"omit\"\n\n[sound]\n"
    );
    assert!(workspace.read(SOURCES).starts_with(&entry), "{}", workspace.read(SOURCES));
    assert!(
        workspace.read(MANIFEST).contains("\nas_service = []\nsound = []\n"),
        "{}",
        workspace.read(MANIFEST)
    );
    assert!(workspace.path("generated-client/src/services/as_service").exists());
}

#[test]
fn pages_that_lie_elsewhere_are_read_there() {
    let workspace = workspace();
    let repository = ["--repository", "https://docs.example/as", "--folder", "zh", "--commit", COMMIT];
    let ran = added(&workspace, &[&["as", "--docs", "docs"], repository.as_slice()].concat());
    assert_eq!(ran.exit_code, 0, "{}{}", ran.output, ran.errors);
    // The next one is where this one is, unless it is said otherwise.
    let ran = added(&workspace, &["toys", "--docs", "docs", "--commit", COMMIT]);
    assert_eq!(ran.exit_code, 0, "{}{}", ran.output, ran.errors);
    let entry = format!(
        "\n[toys]\nrepository = \"https://docs.example/toys\"\ncommit = \"{COMMIT}\"\nfolder = \"zh\"\ntexts = \"omit\"\n"
    );
    assert!(workspace.read(SOURCES).ends_with(&entry), "{}", workspace.read(SOURCES));
}

#[test]
fn what_cannot_be_added_changes_nothing() {
    let workspace = workspace();
    workspace.write("spec/corrections/orphan.yaml", "");
    let before = workspace.all();
    let repository = ["--repository", "https://docs.example/x", "--folder", "zh", "--commit", COMMIT];
    for (arguments, message, help) in [
        (
            &["sound", "--pages", "x"][..],
            "the service `sound` is there already",
            "run `cargo xtask codegen --only sound`",
        ),
        (&["../x", "--pages", "x"], "`../x` cannot be the name of a service", "use small letters"),
        (
            &["serde", "--pages", "docs/as"],
            "the client has a feature `serde` that is no service",
            "another name",
        ),
        (&["as", "--pages", "none"], "there is no folder of pages none", "nothing was added"),
        (&["as", "--pages", "docs/empty"], "docs/empty holds no pages", "nothing was added"),
        (
            &["orphan", "--pages", "docs/as"],
            "spec/corrections/orphan.yaml is there already",
            "move the file away",
        ),
        (&["as"], "nothing says in which repository the pages of `as` lie", "--repository"),
        (&["gone", "--docs", "docs"], "there is no folder of pages ", "nothing was added"),
        (&["as", "--docs", "docs", "--commit", "main"], "`main` is no commit", ""),
    ] {
        let is_upstream = arguments.contains(&"--docs");
        let beside = if is_upstream {
            &repository[..if arguments.contains(&"--commit") { 4 } else { 6 }]
        } else {
            &[]
        };
        let ran = added(&workspace, &[arguments, beside].concat());
        assert_eq!(ran.exit_code, 1, "{arguments:?}: {}", ran.output);
        assert!(ran.errors.contains(message) && ran.errors.contains(help), "{arguments:?}: {}", ran.errors);
        assert_eq!(workspace.all(), before, "{arguments:?}");
    }
}
