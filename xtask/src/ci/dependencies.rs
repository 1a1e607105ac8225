//! Every dependency that a crate of the workspace asks for is named in its code.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Outcome;
use crate::{console::Console, disk, failure::Failure, workspace::has_ending};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_root: String,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    rename: Option<String>,
}

pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let metadata = crate::cargo::output("metadata --offline --no-deps --format-version 1")?;
    let metadata: Metadata = serde_json::from_str(&metadata)
        .map_err(|error| Failure::new(format!("cannot read what cargo says of the workspace: {error}")))?;
    let folder = |package: &Package| {
        let below = package.manifest_path.strip_prefix(&metadata.workspace_root).unwrap_or_default();
        below.trim_start_matches('/').trim_end_matches("/Cargo.toml").to_owned()
    };
    let folders: Vec<String> = metadata.packages.iter().map(folder).collect();
    let mut ending = Outcome::Passed;
    for (package, folder) in metadata.packages.iter().zip(&folders) {
        let code = code(folder, &folders)?;
        for dependency in package.dependencies.iter().filter(|dependency| !is_named(dependency, &code)) {
            let failure =
                Failure::new(format!("{} does not use its dependency {}", package.name, dependency.name));
            console.failure(&failure.help(format!("delete it from {folder}/Cargo.toml")));
            ending = Outcome::Failed;
        }
    }
    Ok(ending)
}

/// The code of a crate, without that of crates inside its folder.
fn code(folder: &str, folders: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let inner: Vec<String> = folders
        .iter()
        .filter_map(|other| other.strip_prefix(&format!("{folder}/")).map(|other| format!("{other}/")))
        .collect();
    let mut code = disk::tree(folder)?;
    code.retain(|path, _| has_ending(path, "rs") && !inner.iter().any(|inner| path.starts_with(inner)));
    Ok(code)
}

fn is_named(dependency: &Dependency, code: &BTreeMap<String, String>) -> bool {
    let name = dependency.rename.as_ref().unwrap_or(&dependency.name).replace('-', "_");
    code.values().any(|text| names(text, &name))
}

/// Whether a path in the text begins with the name: `page.bytes` and `super::bytes::x` name no crate. One that
/// is given on as a whole has another name there.
fn names(text: &str, name: &str) -> bool {
    let is_inside = |each: char| each.is_alphanumeric() || "_.:".contains(each);
    text.match_indices(name).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + name.len()..]);
        !before.ends_with(is_inside)
            && (behind.starts_with("::") || before.ends_with("use ") && behind.starts_with(" as "))
    })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_crate_is_named_where_a_path_begins() {
        assert!(names("use serde::Serialize;", "serde"));
        assert!(names("insta::assert_snapshot!(x)", "insta"));
        assert!(names("pub use demo_core as core;", "demo_core"));
        assert!(!names("use serde_json::Value; // deserde::", "serde"));
        assert!(!names("use demo_core as core; // a demo as core", "demo"));
        assert!(!names("page.bytes, super::bytes::read", "bytes"));
    }
}
