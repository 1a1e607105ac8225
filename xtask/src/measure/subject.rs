//! What is measured: a client with one of its services, or the runtime alone.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use generator::files::FileSet;

use super::build::Build;
use crate::{cargo, disk, failure::Failure};

/// The client's package, wherever it stands.
pub(super) const PACKAGE: &str = "huaweicloud-client";
/// The package that it calls into, in a folder of its own inside.
const RUNTIME: &str = "huaweicloud-client-core";

/// A client with one service or with several, or the runtime below it.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The features of its services, joined by [`AND`]; empty if it is the runtime alone.
    services: String,
    /// The folder of the client.
    pub(super) client: PathBuf,
    /// The library: of what it depends on, the runtime among that, nothing is measured.
    pub(super) library: Build,
    /// The files of Rust of the services, by path below the folder of all.
    pub(super) files: FileSet,
}

/// Joins the names of services that are measured as one.
const AND: char = '+';

impl Subject {
    /// What is the same whichever services there are.
    pub(super) fn runtime(client: &Path) -> Self {
        let library = Build { folder: client.join("core"), package: RUNTIME, what: "--lib".to_owned() };
        Self { library, ..Self::new(client, String::new(), FileSet::new()) }
    }

    /// The client with each of its services.
    pub(super) fn all(client: &Path) -> Result<Vec<Self>, Failure> {
        let mut services: BTreeMap<String, FileSet> = BTreeMap::new();
        for (path, text) in disk::tree(client.join("src/services"))? {
            let is_rust = Path::new(&path).extension().is_some_and(|extension| extension == "rs");
            if let Some((service, _)) = path.split_once('/').filter(|_| is_rust) {
                services.entry(service.to_owned()).or_default().insert(path, text);
            }
        }
        Ok(services.into_iter().map(|(service, files)| Self::new(client, service, files)).collect())
    }

    /// Several of these as one, by their names.
    pub(super) fn joined(all: &[Self], names: &str) -> Result<Self, Failure> {
        let mut files = FileSet::new();
        let mut client = Path::new("");
        for name in names.split(AND) {
            let Some(one) = all.iter().find(|subject| subject.services == name) else {
                let known: Vec<&str> = all.iter().map(Self::name).collect();
                let known = known.join(", ");
                return Err(Failure::usage(format!("the client has no service `{name}`; it has {known}")));
            };
            files.extend(one.files.clone());
            client = &one.client;
        }
        Ok(Self::new(client, names.to_owned(), files))
    }

    fn new(client: &Path, services: String, files: FileSet) -> Self {
        let features = services.replace(AND, ",");
        let what = format!("--lib --features {features}");
        let client = client.to_owned();
        Self { services, library: Build { folder: client.clone(), package: PACKAGE, what }, client, files }
    }

    /// What the table calls it.
    pub(super) fn name(&self) -> &str {
        if self.services.is_empty() { "the runtime alone" } else { &self.services }
    }

    /// The features that a user of it switches on.
    pub(super) fn features(&self) -> impl Iterator<Item = &str> {
        self.services.split(AND).filter(|service| !service.is_empty())
    }

    /// How many operations the service has: each is an implementation of the trait.
    pub(super) fn operations(&self) -> usize {
        self.files.values().map(|text| text.matches("Operation for ").count()).sum()
    }

    /// The lines of the service for each of its operations.
    pub(super) fn lines_an_operation(&self) -> usize {
        let lines: usize = self.files.values().map(|text| text.lines().count()).sum();
        lines.checked_div(self.operations()).unwrap_or_default()
    }
}

/// How many packages a user's program gets with the client, by the lock file.
pub(super) fn dependencies(client: &str) -> Result<usize, Failure> {
    let tree = cargo::output(&format!(
        "tree --quiet --offline --manifest-path {client}/Cargo.toml --edges normal,build --prefix none --format {{p}}"
    ))?;
    let packages: BTreeSet<&str> =
        tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty()).collect();
    Ok(packages.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_services_are_measured_as_one() {
        let client = Path::new("client");
        let files = |path: &str| FileSet::from([(path.to_owned(), "impl Operation for A {}\n\n".to_owned())]);
        let one = |name: &str| Subject::new(client, name.to_owned(), files(&format!("{name}/a.rs")));
        let all = [one("mrs"), one("vpc"), one("ecs")];
        let both = Subject::joined(&all, "mrs+ecs").unwrap();
        assert_eq!((both.name(), both.operations(), both.lines_an_operation()), ("mrs+ecs", 2, 2));
        assert_eq!(both.library.what, "--lib --features mrs,ecs");
        assert_eq!(both.features().collect::<Vec<_>>(), ["mrs", "ecs"]);
        let runtime = Subject::runtime(client);
        assert_eq!((runtime.features().count(), runtime.client.as_path()), (0, client));
        assert_eq!(runtime.library.folder, Path::new("client/core"));
        let unknown = Subject::joined(&all, "mrs+obs").unwrap_err().message;
        assert!(unknown.contains("`obs`") && unknown.contains("vpc"), "{unknown}");
    }
}
