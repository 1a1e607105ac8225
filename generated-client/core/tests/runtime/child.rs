//! A test in a process of its own, whose environment can be chosen.

use std::process::Command;

/// Runs one test of this program, marked as ignored, with these variables.
pub(crate) fn in_child(name: &str, variables: &[(&str, &str)]) {
    let program = std::env::current_exe().unwrap();
    let mut command = Command::new(program);
    command.args(["--exact", "--ignored", name]).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}");
}
