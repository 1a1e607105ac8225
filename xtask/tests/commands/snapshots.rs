//! A snapshot that no test compares with is told by `ci`.

use crate::workspace::Workspace;

/// Does what the library of snapshots does where it compares: it notes the file.
const TEST: &str = r#"
#[test]
fn compares() {
    let notes = std::env::var("INSTA_SNAPSHOT_REFERENCES_FILE").unwrap();
    let compared = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lids.snap\n");
    std::fs::write(notes, compared).unwrap();
}
"#;

#[test]
fn a_snapshot_without_a_test_is_told_and_others_are_not() {
    let workspace = Workspace::new();
    workspace.write("Cargo.toml", "[package]\nname = \"boxes\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    workspace.write("src/lib.rs", "");
    workspace.write("tests/lids.rs", TEST);
    workspace.write("tests/lids.snap", "lids\n");
    assert_eq!(workspace.run(&["ci", "snapshots"]).exit_code, 0);
    workspace.write("tests/orphan.snap", "nobody's\n");
    let ran = workspace.run(&["ci", "snapshots"]);
    assert_eq!(ran.exit_code, 1);
    assert!(ran.errors.contains("no test compares with tests/orphan.snap"), "{}", ran.errors);
    assert!(!ran.errors.contains("lids.snap"), "{}", ran.errors);
}
