//! What is measured: a client with one of its services, or with none.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use generator::files::FileSet;

use super::build::Build;
use crate::{cargo, disk, failure::Failure};

/// The client's package, wherever it stands.
pub(super) const PACKAGE: &str = "huaweicloud-client";

/// A client with one service, or with none.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The service's feature and module, unless it is the runtime alone.
    service: Option<String>,
    /// The library.
    pub(super) library: Build,
    /// The service's files of Rust, by path in its folder.
    pub(super) files: FileSet,
}

impl Subject {
    /// The client without a service.
    pub(super) fn runtime(client: &Path) -> Self {
        Self { service: None, library: library(client, None), files: FileSet::new() }
    }

    /// The client with each of its services.
    pub(super) fn all(client: &Path) -> Result<Vec<Self>, Failure> {
        let mut services: BTreeMap<String, FileSet> = BTreeMap::new();
        for (path, text) in disk::tree(client.join("src/services"))? {
            let is_rust = Path::new(&path).extension().is_some_and(|extension| extension == "rs");
            if let Some((service, path)) = path.split_once('/').filter(|_| is_rust) {
                services.entry(service.to_owned()).or_default().insert(path.to_owned(), text);
            }
        }
        let subject = |(service, files): (String, FileSet)| Self {
            library: library(client, Some(&service)),
            service: Some(service),
            files,
        };
        Ok(services.into_iter().map(subject).collect())
    }

    /// What the table calls it.
    pub(super) fn name(&self) -> &str {
        self.service.as_deref().unwrap_or("none: the runtime")
    }

    /// The features that a user of it switches on.
    pub(super) fn features(&self) -> impl Iterator<Item = &str> {
        self.service.as_deref().into_iter()
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

fn library(client: &Path, service: Option<&str>) -> Build {
    let features = service.map(|service| format!(" --features {service}")).unwrap_or_default();
    Build { folder: client.to_owned(), package: PACKAGE, what: format!("--lib{features}") }
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
