//! The guide MAINTAINING.md, run: its `diff` blocks are applied to a copy of the workspace, its `console` blocks are
//! run there, and what these print is what the guide shows.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{
    env, fs,
    io::{Read, Seek, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What the commands of the guide read and write.
const COPIED: &[&str] =
    &["Cargo.toml", "Cargo.lock", "CHANGELOG.md", "spec", "generated-client/src/services", "tests/generated"];

/// A part of the guide.
#[derive(Clone, Copy)]
enum Block {
    Text,
    Console,
    Diff,
}

#[test]
fn each_command_prints_what_the_guide_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("MAINTAINING.md");
    let guide = fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for each in COPIED {
        copy(&root.join(each), &folder.path().join(each));
    }
    for command in ["git init --quiet", "git add --all", "git commit --quiet --message start"] {
        assert_eq!(output(command, folder.path()), "", "{command}");
    }
    let followed = follow(&guide, folder.path());
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &followed).unwrap();
    }
    assert_eq!(followed, guide, "run with INSTA_UPDATE=always, and read the diff");
}

/// Does what the guide says, and gives it back with what came of that.
fn follow(guide: &str, folder: &Path) -> String {
    let mut followed = String::new();
    let mut block = Block::Text;
    let mut diff = String::new();
    for line in guide.lines() {
        match (block, line) {
            (Block::Text, "```console") => block = Block::Console,
            (Block::Text, "```diff") => block = Block::Diff,
            (Block::Diff, "```") => {
                apply(&std::mem::take(&mut diff), folder);
                block = Block::Text;
            }
            (Block::Console, "```") => block = Block::Text,
            (Block::Diff, line) => diff.extend([line, "\n"]),
            (Block::Console, line) => {
                if let Some(command) = line.strip_prefix("$ ") {
                    let output = timeless(&output(command, folder));
                    followed.extend([line, "\n", &output]);
                }
                continue;
            }
            (Block::Text, _) => {}
        }
        followed.extend([line, "\n"]);
    }
    followed
}

fn apply(diff: &str, folder: &Path) {
    let mut git = Command::new("git");
    git.args(["apply", "--unidiff-zero", "-"]).current_dir(folder).stdin(Stdio::piped());
    let mut git = git.spawn().unwrap();
    git.stdin.take().unwrap().write_all(diff.as_bytes()).unwrap();
    assert!(git.wait().unwrap().success(), "this does not apply:\n{diff}");
}

/// What a command prints on both ways, in its order, as somebody at a terminal reads it.
fn output(command: &str, folder: &Path) -> String {
    let mut words = command.split(' ');
    let program: PathBuf = match (words.next().unwrap(), words.clone().next()) {
        ("cargo", Some("xtask")) => {
            words.next();
            env!("CARGO_BIN_EXE_xtask").into()
        }
        (git @ "git", _) => git.into(),
        (program, _) => panic!("the guide may not run {program}"),
    };
    let mut file = tempfile::tempfile().unwrap();
    let mut command = Command::new(program);
    command
        .args(words)
        .current_dir(folder)
        .stdout(file.try_clone().unwrap())
        .stderr(file.try_clone().unwrap());
    // Nothing of this machine's own settings.
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1").env("NO_COLOR", "1");
    let settings =
        [("user.name", "a"), ("user.email", "a@b"), ("core.quotePath", "no"), ("core.abbrev", "7")];
    command.env("GIT_CONFIG_COUNT", settings.len().to_string());
    for (at, (key, value)) in settings.iter().enumerate() {
        command.env(format!("GIT_CONFIG_KEY_{at}"), key).env(format!("GIT_CONFIG_VALUE_{at}"), value);
    }
    command.status().unwrap();
    file.rewind().unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    text
}

/// Without how long it took, and without blanks that editors take away.
fn timeless(output: &str) -> String {
    let line = |line: &str| match line.rsplit_once(" (") {
        Some((before, time)) if time.ends_with(" ms)") => format!("{before}\n"),
        _ => format!("{}\n", line.trim_end()),
    };
    output.trim_end().lines().map(line).collect()
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}
