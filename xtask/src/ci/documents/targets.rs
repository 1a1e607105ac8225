//! Packages, tests, benchmarks and examples that documents name in calls of cargo, held against those that cargo knows.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::failure::Failure;

/// What is called by each flag: the kinds of targets, and packages.
const FLAGS: &[(&str, &str)] = &[
    ("--package", PACKAGE),
    ("-p", PACKAGE),
    ("--test", "test"),
    ("--bench", "bench"),
    ("--example", "example"),
    ("--bin", "bin"),
];
const PACKAGE: &str = "package";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// A crate of the workspace.
#[derive(Deserialize)]
pub(super) struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// The crates of the workspace.
pub(super) fn packages() -> Result<Vec<Package>, Failure> {
    let metadata = crate::cargo::output("metadata --offline --no-deps --format-version 1")?;
    let metadata: Metadata = serde_json::from_str(&metadata)
        .map_err(|error| Failure::new(format!("cannot read what cargo says of the workspace: {error}")))?;
    Ok(metadata.packages)
}

/// What is wrong with a line, if it calls cargo.
pub(super) fn complaint(line: &str, packages: &[Package], files: &BTreeSet<String>) -> Option<String> {
    let named = named(line);
    let of_package = |package: &&Package| {
        let mut chosen = named.iter().filter(|(kind, _)| *kind == PACKAGE).peekable();
        chosen.peek().is_none() || chosen.any(|(_, name)| *name == package.name)
    };
    let is_there = |(kind, name): &(&str, &str)| match *kind {
        PACKAGE => packages.iter().any(|package| package.name == *name),
        kind => {
            let mut targets = packages.iter().filter(of_package).flat_map(|package| &package.targets);
            targets.any(|target| target.name == *name && target.kind.iter().any(|each| each == kind))
                || is_template(name, files)
        }
    };
    let (kind, name) = named.iter().find(|one| !is_placeholder(one.1) && !is_there(one))?;
    Some(format!("`{}`: there is no {kind} `{name}`", line.trim_start_matches("$ ")))
}

/// What a call of cargo names, by kind.
fn named(line: &str) -> Vec<(&'static str, &str)> {
    let mut words = line.split_whitespace().take_while(|word| *word != "--" && !word.starts_with('#'));
    if !words.by_ref().any(|word| word == "cargo") {
        return Vec::new();
    }
    let mut named = Vec::new();
    while let Some(word) = words.next() {
        let (flag, value) = word.split_once('=').map_or((word, None), |(flag, value)| (flag, Some(value)));
        if let Some((_, kind)) = FLAGS.iter().find(|(known, _)| *known == flag) {
            named.extend(value.or_else(|| words.next()).map(|name| (*kind, name)));
        }
    }
    named
}

/// What the reader chooses is written large: `--test NAME`.
fn is_placeholder(name: &str) -> bool {
    !name.contains(|each: char| each.is_ascii_lowercase())
}

/// Whether a command writes the example, into a crate that is none of the workspace.
fn is_template(name: &str, files: &BTreeSet<String>) -> bool {
    files.iter().any(|file| file.ends_with(&format!("/templates/{name}/main.rs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        let target = |name: &str, kind: &str| Target { name: name.to_owned(), kind: vec![kind.to_owned()] };
        let package = |name: &str, targets| Package { name: name.to_owned(), targets };
        let packages = [
            package("tests", vec![target("pages", "test"), target("speed", "bench")]),
            package("client", vec![target("tour", "example"), target("client", "lib")]),
        ];
        let files = BTreeSet::from(["xtask/templates/round_trip/main.rs".to_owned()]);
        complaint(line, &packages, &files).unwrap_or_default()
    }

    #[test]
    fn what_cargo_knows_passes() {
        for line in [
            "cargo test --package tests --test pages NAME-OF-THE-FOLDER",
            "$ INSTA_UPDATE=always cargo test --test=pages -- --test gone",
            "cargo bench -p tests --bench speed",
            "cargo run -p client --example tour # --example gone",
            "cargo run --all-features --example round_trip",
            "cargo test --test NAME",
            "tests --test gone",
        ] {
            assert_eq!(said(line), "", "{line}");
        }
    }

    #[test]
    fn what_it_does_not_know_is_told() {
        for (line, expected) in [
            ("cargo test --package gone", "there is no package `gone`"),
            ("cargo test -p gone --lib", "there is no package `gone`"),
            ("cargo test --test gone", "there is no test `gone`"),
            ("cargo test --package client --test pages", "there is no test `pages`"),
            ("cargo test --test speed", "there is no test `speed`"),
            ("$ cargo bench --bench=pages", "there is no bench `pages`"),
            ("cargo run --example client", "there is no example `client`"),
        ] {
            assert!(said(line).ends_with(expected), "{line}: {}", said(line));
        }
    }
}
