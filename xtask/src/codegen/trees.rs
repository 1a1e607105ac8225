//! The folders that only `codegen` writes, and which part of them a run is about.

use std::collections::BTreeSet;

use generator::{files::Change, rust::module_name};

use super::{
    candidate::Candidate,
    client::Client,
    tree::{Counts, Tree},
};
use crate::{
    arguments::CodegenOptions,
    console::Console,
    disk::Changes,
    failure::Failure,
    workspace::{OPERATIONS, REGISTRY, SCHEMAS, SERVICES},
};

/// All machine-owned folders.
#[derive(Debug)]
pub(super) struct Trees {
    /// The spec.
    pub(super) spec: Tree,
    schemas: Tree,
    client: Tree,
    registry: Tree,
}

impl Trees {
    /// Reads the folders.
    pub(super) fn read() -> Result<Self, Failure> {
        Ok(Self {
            spec: Tree::read(OPERATIONS)?,
            schemas: Tree::read(SCHEMAS)?,
            client: Tree::read(SERVICES)?,
            registry: Tree::read(REGISTRY)?,
        })
    }

    /// Says what the folders should hold after this run. A run whose services all have findings
    /// is about nothing.
    pub(super) fn want(&mut self, candidates: &[Candidate], client: &Client, options: &CodegenOptions) {
        let clean: Vec<_> = candidates.iter().filter(|candidate| candidate.is_clean()).collect();
        if clean.is_empty() && !candidates.is_empty() {
            return;
        }
        let names = |candidates: &[&Candidate]| -> BTreeSet<String> {
            candidates.iter().map(|candidate| candidate.name.clone()).collect()
        };
        let read = names(&candidates.iter().collect::<Vec<_>>());
        // A service that there is not is an orphan, which only a run over all services can tell.
        let is_orphan =
            |service: &str, read: &BTreeSet<String>| options.only.is_none() && !read.contains(service);
        let made: Vec<_> = clean.iter().copied().filter(|candidate| candidate.spec.is_some()).collect();
        if !made.is_empty() {
            let spec = made.iter().filter_map(|candidate| candidate.spec.clone()).flatten().collect();
            let written = names(&made);
            self.spec.want(&spec, |path| {
                service_of(path).is_none_or(|service| written.contains(service) || is_orphan(service, &read))
            });
        }
        let modules = |names: &BTreeSet<String>| names.iter().map(|name| module_name(name)).collect();
        let (written, read): (BTreeSet<String>, BTreeSet<String>) = (modules(&names(&clean)), modules(&read));
        // A file of no service lists them all.
        let covers = |path: &str| {
            service_of(path).is_none_or(|service| written.contains(service) || is_orphan(service, &read))
        };
        self.schemas.want(&generator::write_schemas(), |_| true);
        self.client.want(&client.services, covers);
        self.registry.want(&client.registry, covers);
    }

    /// Makes the folders hold what they should.
    pub(super) fn write(&self) -> Result<(), Failure> {
        let mut changes = Changes::default();
        for tree in self.all() {
            tree.stage(&mut changes)?;
        }
        changes.apply()
    }

    /// Shows in what the folders differ from what they should hold.
    pub(super) fn show(&self, console: Console) {
        for tree in self.all() {
            tree.show(console);
        }
    }

    /// What happens to which file, by path in the workspace.
    pub(super) fn changes(&self) -> Vec<(String, Change)> {
        self.all().iter().flat_map(|tree| tree.changes()).collect()
    }

    /// The services of which a file changes.
    pub(super) fn changed_services(&self) -> BTreeSet<String> {
        let paths = self.all().into_iter().flat_map(Tree::changed);
        paths.filter_map(service_of).map(str::to_owned).collect()
    }

    /// Counts the files of one service.
    pub(super) fn count(&self, service: &str) -> Counts {
        let module = module_name(service);
        let spec = self.spec.count(|path| service_of(path) == Some(service));
        let others = [&self.client, &self.registry];
        let others = others.map(|tree| tree.count(|path| service_of(path) == Some(module.as_str())));
        [spec].into_iter().chain(others).sum()
    }

    /// Counts all files.
    pub(super) fn count_all(&self) -> Counts {
        self.all().map(|tree| tree.count(|_| true)).into_iter().sum()
    }

    /// How many files differ from what they should hold.
    pub(super) fn differences(&self) -> usize {
        let all = self.count_all();
        all.written + all.deleted
    }

    fn all(&self) -> [&Tree; 4] {
        [&self.spec, &self.schemas, &self.client, &self.registry]
    }
}

/// The service that a file belongs to: by its folder, or by its own name if that is a module's.
fn service_of(path: &str) -> Option<&str> {
    let module = || path.strip_suffix(".rs").filter(|name| !["mod", "exports"].contains(name));
    path.split_once('/').map(|(folder, _)| folder).or_else(module)
}
