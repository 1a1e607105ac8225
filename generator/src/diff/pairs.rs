//! Which operation of one side is which of the other, where it is called otherwise.

use std::collections::{BTreeMap, BTreeSet};

use super::lowered::Lowered;
use crate::{
    rust::module::{File, Version},
    spec::model,
};

/// The operations that are called otherwise on the new side, by their old id.
pub(super) type Pairs = BTreeMap<String, Renamed>;

/// What an operation is called on the new side.
pub(super) struct Renamed {
    /// Its id.
    pub(super) id: String,
    /// Its module: `v2::create_cluster`.
    pub(super) module: String,
    /// Its type on both sides.
    names: [String; 2],
}

impl Renamed {
    /// A type of its module, as the new side would call it.
    pub(super) fn named(&self, name: &str) -> String {
        let [old, new] = &self.names;
        match name.strip_prefix(old.as_str()) {
            Some(part @ ("" | "Body" | "Response")) => format!("{new}{part}"),
            _ => name.to_owned(),
        }
    }
}

/// Where an operation is in Rust: its id, module and type, and what the spec says of it.
struct Entry<'a> {
    id: String,
    module: String,
    name: &'a str,
    spec: &'a model::Operation,
}

/// Operations that one side has alone and that are sent alike, or that stand alone on one page.
pub(super) fn pairs(old: &Lowered, new: &Lowered) -> Pairs {
    let (old, new) = (entries(old), entries(new));
    let alone = |ours: &'_ [Entry], theirs: &[Entry]| -> BTreeSet<String> {
        let theirs: BTreeSet<&str> = theirs.iter().map(|entry| entry.id.as_str()).collect();
        ours.iter().map(|entry| entry.id.clone()).filter(|id| !theirs.contains(id.as_str())).collect()
    };
    let (gone, come) = (alone(&old, &new), alone(&new, &old));
    let mut pairs = Pairs::new();
    let by_line: fn(&model::Operation) -> String = model::Operation::line;
    let by_page: fn(&model::Operation) -> String = |operation| operation.page.to_string();
    for key in [by_line, by_page] {
        let taken: BTreeSet<String> = pairs.values().map(|renamed| renamed.id.clone()).collect();
        let open: Vec<&Entry> =
            old.iter().filter(|entry| gone.contains(&entry.id) && !pairs.contains_key(&entry.id)).collect();
        let free: Vec<&Entry> =
            new.iter().filter(|entry| come.contains(&entry.id) && !taken.contains(&entry.id)).collect();
        for entry in &open {
            let is_alike = |other: &&&Entry| key(other.spec) == key(entry.spec);
            let theirs: Vec<_> = free.iter().filter(is_alike).collect();
            let [other] = theirs.as_slice() else { continue };
            if open.iter().filter(is_alike).count() == 1 {
                let names = [entry.name.to_owned(), other.name.to_owned()];
                let renamed = Renamed { id: other.id.clone(), module: other.module.clone(), names };
                pairs.insert(entry.id.clone(), renamed);
            }
        }
    }
    pairs
}

fn entries<'a>(lowered: &'a Lowered) -> Vec<Entry<'a>> {
    let files = lowered
        .module
        .versions
        .iter()
        .flat_map(|version| version.files.iter().map(move |file| (version, file)));
    let entry = |(version, file): (&'a Version, &'a File)| {
        let id = format!("{}_{}", version.name, file.name);
        let found = lowered.resolved.operations.iter().find(|operation| operation.spec.id() == id)?;
        let module = format!("{}::{}", version.name, file.name);
        Some(Entry { id, module, name: &file.operation.name, spec: found.spec })
    };
    files.filter_map(entry).collect()
}
