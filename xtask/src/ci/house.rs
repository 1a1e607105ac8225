//! What the project asks of its files and no compiler looks at.

use std::path::Path;

use super::Outcome;
use crate::{
    console::Console,
    disk,
    failure::Failure,
    workspace::{CORRECTIONS, REGISTRY, SERVICES, TODO, has_ending},
};

/// The crates of the workspace.
const CRATES: &[&str] = &["generator", "generated-client", "tests", "xtask"];
/// Whoever reads a file wants to see where it ends.
const MOST_LINES: usize = 400;
/// An operation, however large.
const MOST_GENERATED_LINES: usize = 2000;
/// Names under which anything could stand.
const VAGUE_NAMES: &[&str] = &["common", "helper", "helpers", "manager", "misc", "util", "utils"];

pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let mut complaints = Vec::new();
    for folder in CRATES {
        for (path, text) in disk::tree(folder)? {
            let path = format!("{folder}/{path}");
            if has_ending(&path, "rs") {
                complaints.extend(complaint(&path, &text).map(|complaint| format!("{path} {complaint}")));
            }
        }
    }
    for (path, text) in disk::tree(CORRECTIONS)? {
        complaints.extend(undecided(&text).map(|line| format!("{CORRECTIONS}/{path}:{line} says {TODO}")));
    }
    for complaint in &complaints {
        console.failure(&Failure::new(complaint));
    }
    Ok(Outcome::passed_if(complaints.is_empty()))
}

/// The lines of decisions that a draft left to a person, from one on.
fn undecided(text: &str) -> impl Iterator<Item = usize> {
    let lines = text.lines().enumerate();
    lines.filter(|(_, line)| line.contains(&format!("because: {TODO}"))).map(|(at, _)| at + 1)
}

/// The first rule that the file breaks.
fn complaint(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    let stem = Path::new(path).file_stem()?.to_str()?;
    if path.starts_with(SERVICES) || path.starts_with(REGISTRY) {
        return (lines > MOST_GENERATED_LINES)
            .then(|| format!("has {lines} lines; {MOST_GENERATED_LINES} are the most for a generated file"));
    }
    if lines > MOST_LINES {
        return Some(format!("has {lines} lines; {MOST_LINES} are the most"));
    }
    if stem == "mod" {
        return Some("is a `mod.rs`; name the file after its module".to_owned());
    }
    if VAGUE_NAMES.contains(&stem) {
        return Some("has a name that says nothing; name it after what it does".to_owned());
    }
    (!text.starts_with("//! "))
        .then(|| "does not open with a `//!` sentence that says what it is for".to_owned())
}

#[cfg(test)]
mod tests {
    use super::{complaint, undecided};

    #[test]
    fn a_draft_that_nobody_decided_is_told() {
        let text = "accepted:\n- {code: ragged-row, because: TODO}\n- {code: long-name, because: it is so}\n";
        assert_eq!(undecided(text).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn each_rule_speaks() {
        let long = "//! Long.\n".repeat(401);
        let cases = [
            ("xtask/src/disk.rs", "//! The disk.\n", None),
            ("xtask/src/disk.rs", "use std::fs;\n", Some("does not open with")),
            ("xtask/src/disk.rs", long.as_str(), Some("has 401 lines")),
            ("xtask/src/disk/mod.rs", "//! The disk.\n", Some("is a `mod.rs`")),
            ("xtask/src/utils.rs", "//! The disk.\n", Some("has a name that says nothing")),
            ("generated-client/src/services/mod.rs", "// @generated\n", None),
        ];
        for (path, text, expected) in cases {
            let found = complaint(path, text);
            assert_eq!(found.is_some(), expected.is_some(), "{path}: {found:?}");
            assert!(found.unwrap_or_default().starts_with(expected.unwrap_or_default()), "{path}");
        }
    }
}
