//! Documents name only what there is, and so the steps of `ci`.

use crate::workspace::Workspace;

/// A workspace with one crate, which has a test.
fn workspace(document: &str) -> Workspace {
    let workspace = Workspace::new();
    workspace.write("Cargo.toml", "[package]\nname = \"boxes\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    workspace.write("src/lib.rs", "");
    workspace.write("tests/lids.rs", "");
    workspace.write("README.md", document);
    workspace
}

#[test]
fn what_there_is_may_be_named() {
    let document = "`cargo xtask ci shape` and `cargo test --package boxes --test lids` of `src/lib.rs`.\n\n```\n$ cargo xtask diff --changelog\n```\n";
    let ran = workspace(document).run(&["ci", "documents"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.errors);
}

#[test]
fn each_name_of_nothing_is_told_with_its_line() {
    let named = [
        ("cargo xtask codgen", "there is no command `codgen`"),
        ("cargo xtask codegen --dry", "there is no `--dry`"),
        ("cargo xtask ci shapes", "there is no step `shapes`"),
        ("src/lip.rs", "there is no `src/lip.rs`"),
        ("cargo test --package bixes", "there is no package `bixes`"),
        ("cargo test --test lid", "there is no test `lid`"),
        ("cargo bench --bench lids", "there is no bench `lids`"),
        ("cargo run --example lids", "there is no example `lids`"),
    ];
    let document = named.map(|(code, _)| format!("`{code}`\n")).concat();
    let ran = workspace(&format!("{document}\n```\ncargo test --test lid\n```\n[it](lib.rs)\n"))
        .run(&["ci", "documents"]);
    assert_eq!(ran.exit_code, 1);
    let said: Vec<&str> = ran.errors.lines().filter(|line| line.contains("README.md:")).collect();
    for (at, (_, expected)) in named.iter().enumerate() {
        let line = format!("README.md:{}: ", at + 1);
        let is_told = said.iter().any(|said| said.contains(&line) && said.contains(expected));
        assert!(is_told, "{line}{expected}: {said:#?}");
    }
    assert_eq!(said.len(), named.len() + 2, "{said:#?}");
}
