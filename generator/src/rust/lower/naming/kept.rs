//! Names that the types of a module keep although the rule would give them to others.

use std::collections::{BTreeMap, BTreeSet};

use super::Naming;
use crate::spec::resolve::{Findings, Operation, Resolved, digest};

/// What a type of a module is, whatever it is called in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Own {
    /// Its number, among structures or lists.
    pub(super) number: usize,
    pub(super) is_list: bool,
    /// What the pages call it.
    pub(super) title: String,
    /// Tells it from others of the module.
    pub(super) digest: String,
}

/// The types that an operation documents.
pub(super) fn types(resolved: &Resolved, operation: &Operation) -> Vec<Own> {
    let at = resolved.operations.iter().position(|one| std::ptr::eq(one, operation));
    let is_its_own = |operations: &BTreeSet<usize>| at.is_some_and(|at| operations.contains(&at));
    let own = |number, is_list, title: &String, shape: &str| Own {
        number,
        is_list,
        title: title.clone(),
        digest: digest(&format!("{is_list} {title} {shape}")),
    };
    let structures = resolved.structures.iter().enumerate().filter(|(_, one)| is_its_own(&one.operations));
    let structures = structures.map(|(number, one)| own(number, false, &one.name, &one.shape));
    let lists = resolved.lists.iter().enumerate().filter(|(_, one)| is_its_own(&one.operations));
    structures.chain(lists.map(|(number, one)| own(number, true, &one.name, &one.shape))).collect()
}

/// The name that is written down for a type of an operation.
pub(super) fn name<'a>(kept: &'a BTreeMap<String, String>, id: &str, digest: &str) -> Option<&'a str> {
    let of_operation =
        kept.iter().filter_map(|(key, known)| Some((key.strip_prefix(id)?.strip_prefix("::")?, known)));
    of_operation.into_iter().find(|(_, known)| *known == digest).map(|(name, _)| name)
}

/// The names that types of the old state have in their modules and that the rule would take from them, with what the
/// types are in the new state. A type that is otherwise now goes on in the only new one that the page calls alike.
pub(in crate::rust) fn kept(old: &Resolved, new: &Resolved) -> BTreeMap<String, String> {
    let mut kept = BTreeMap::new();
    for operation in &new.operations {
        let id = operation.spec.id();
        if let Some(before) = old.operations.iter().find(|one| one.spec.id() == id) {
            let after = names(new, operation, new.kept);
            let before = names(old, before, old.kept);
            let wanted = before.iter().filter_map(|(name, own)| {
                Some((format!("{id}::{name}"), heir(own, &before, &after)?.digest.clone()))
            });
            kept.extend(deviating((new, operation), &wanted.collect(), old.kept));
        }
    }
    kept
}

/// Those of the wanted names that the rule does not give, whatever else is kept. What is written down already stays so.
fn deviating(
    (resolved, operation): (&Resolved, &Operation),
    wanted: &BTreeMap<String, String>,
    written: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let id = operation.spec.id();
    let mut kept = wanted.clone();
    kept.retain(|key, _| written.contains_key(key));
    loop {
        let given = names(resolved, operation, &kept);
        let is_given = |key: &str, digest: &str| {
            given.iter().any(|(name, own)| own.digest == *digest && key == format!("{id}::{name}"))
        };
        let missed = wanted.iter().find(|(key, digest)| !kept.contains_key(*key) && !is_given(key, digest));
        // One after the other: with one name, the rule often gives the others.
        let Some((key, digest)) = missed else { return kept };
        kept.insert(key.clone(), digest.clone());
    }
}

/// The types of a module by name.
fn names(
    resolved: &Resolved,
    operation: &Operation,
    kept: &BTreeMap<String, String>,
) -> BTreeMap<String, Own> {
    let naming = Naming::keeping(kept, resolved, operation, &mut Findings::new(String::new()));
    let named = types(resolved, operation).into_iter().filter_map(|own| {
        let of_kind = if own.is_list { &naming.types.lists } else { &naming.types.structures };
        Some((of_kind.get(&own.number)?.clone(), own))
    });
    named.collect()
}

fn heir<'a>(own: &Own, before: &BTreeMap<String, Own>, after: &'a BTreeMap<String, Own>) -> Option<&'a Own> {
    let same = after.values().find(|other| other.digest == own.digest);
    let is_alike = |other: &Own| (other.is_list, &other.title) == (own.is_list, &own.title);
    let is_known = |other: &Own| before.values().any(|known| known.digest == other.digest);
    let mut alike = after.values().filter(|other| is_alike(other) && !is_known(other));
    let only = alike.next().filter(|_| alike.next().is_none());
    let is_only = before.values().filter(|other| is_alike(other)).count() == 1;
    same.or(only.filter(|_| is_only))
}
