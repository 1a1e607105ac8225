//! The names of shared types, and which of them are kept although the rule would give others.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::super::{naming::Elements, types::TypeNames};
use crate::{
    rust::names::{TYPES, singular, upper_camel},
    spec::resolve::{Resolved, digest},
};

/// In how many operations something must stand to be shared.
const FEWEST: usize = 2;

/// What may be shared.
struct Candidate<'a> {
    number: usize,
    is_list: bool,
    operations: &'a BTreeSet<usize>,
    shape: &'a str,
    digest: String,
    /// What it is called as one of many, if lists alone hold it.
    singular: Option<String>,
}

/// Those that the pages call alike, in the order in which they get the name.
type Groups<'a> = BTreeMap<String, Vec<Candidate<'a>>>;

/// The names of a service's shared types: those that are kept, then by the rule.
pub(super) fn names(resolved: &Resolved) -> TypeNames {
    let mut names = TypeNames::default();
    for (name, candidate) in named(&groups(resolved), resolved.kept) {
        let of_kind = if candidate.is_list { &mut names.lists } else { &mut names.structures };
        of_kind.insert(candidate.number, name);
    }
    names
}

fn groups<'a>(resolved: &'a Resolved) -> Groups<'a> {
    let structures = resolved
        .structures
        .iter()
        .enumerate()
        .map(|(number, one)| (&one.name, (number, false, &one.operations, one.shape.as_str())));
    let lists = resolved
        .lists
        .iter()
        .enumerate()
        .map(|(number, one)| (&one.name, (number, true, &one.operations, one.shape.as_str())));
    let elements = Elements::of(resolved, &resolved.operations);
    let mut groups = Groups::new();
    for (name, (number, is_list, operations, shape)) in structures.chain(lists) {
        if operations.len() >= FEWEST {
            let is_element = if is_list { elements.has_list(number) } else { elements.has_structure(number) };
            let singular = is_element.then(|| singular(name));
            let candidate = Candidate { number, is_list, operations, shape, digest: digest(shape), singular };
            groups.entry(upper_camel(name)).or_default().push(candidate);
        }
    }
    for group in groups.values_mut() {
        group.sort_by_key(|one| (one.is_list, Reverse(one.operations.len()), one.shape));
    }
    groups
}

fn named<'g, 'a>(
    groups: &'g Groups<'a>,
    kept: &BTreeMap<String, String>,
) -> Vec<(String, &'g Candidate<'a>)> {
    let kept = |one: &Candidate| kept.iter().find(|(_, digest)| **digest == one.digest).map(|(name, _)| name);
    let mut taken: BTreeSet<&String> = groups.values().flatten().filter_map(kept).collect();
    let mut all = Vec::new();
    for (title, group) in groups {
        let name = wanted(group).filter(|one| !groups.contains_key(*one)).unwrap_or(title);
        let mut is_taken = TYPES.contains(&name.as_str()) || !taken.insert(name);
        for one in group {
            let own = kept(one).cloned().unwrap_or_else(|| {
                let is_plain = !std::mem::replace(&mut is_taken, true);
                if is_plain { name.clone() } else { format!("{name}V{}", one.digest) }
            });
            all.push((own, one));
        }
    }
    all
}

/// What a group is called if no other is: in the singular if lists alone hold all of it.
fn wanted<'g>(group: &'g [Candidate]) -> Option<&'g String> {
    let is_element = group.iter().all(|one| one.singular.is_some());
    group.first()?.singular.as_ref().filter(|one| is_element && !TYPES.contains(&one.as_str()))
}

/// The names that types of the old state have and that the rule would take from them, with the digests of
/// their shapes in the new state. A type whose shape is gone goes on in the one of its name that most of its operations
/// document now.
pub(in crate::rust) fn kept(old: &Resolved, new: &Resolved) -> BTreeMap<String, String> {
    let (before, after) = (groups(old), groups(new));
    let known: BTreeSet<&str> = before.values().flatten().map(|one| one.digest.as_str()).collect();
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    for (name, one) in named(&before, old.kept) {
        let group = before.iter().find(|(_, group)| group.iter().any(|other| std::ptr::eq(other, one)));
        let candidates = group.and_then(|(plain, _)| after.get(plain)).map(Vec::as_slice).unwrap_or_default();
        let is_free = |other: &&Candidate| wanted.values().all(|digest| *digest != other.digest);
        let same = candidates.iter().find(|other| other.digest == one.digest);
        let common = |other: &&Candidate| {
            let ids = ids(new, other.operations);
            ids.intersection(&self::ids(old, one.operations)).count()
        };
        let heirs =
            candidates.iter().filter(|other| !known.contains(other.digest.as_str()) && common(other) > 0);
        let heir = heirs.filter(is_free).max_by_key(|other| (common(other), Reverse(other.shape)));
        if let Some(other) = same.or(heir) {
            wanted.insert(name, other.digest.clone());
        }
    }
    deviating(&after, &wanted, old.kept)
}

/// Those of the wanted names that the rule does not give, whatever else is kept. What is written down already stays so:
/// the same pages give the same record.
fn deviating(
    groups: &Groups,
    wanted: &BTreeMap<String, String>,
    written: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let still = wanted.iter().filter(|(name, _)| written.contains_key(*name));
    let mut kept: BTreeMap<String, String> =
        still.map(|(name, digest)| (name.clone(), digest.clone())).collect();
    loop {
        let given = named(groups, &kept);
        let is_missed = |(name, digest): &(&String, &String)| {
            !kept.contains_key(*name)
                && !given.iter().any(|(own, one)| own == *name && one.digest == **digest)
        };
        // One after the other: with one name, the rule often gives the others.
        let Some((name, digest)) = wanted.iter().find(is_missed) else { return kept };
        let (name, digest) = (name.clone(), digest.clone());
        kept.insert(name, digest);
    }
}

/// Operations by id, since their numbers change.
fn ids(resolved: &Resolved, operations: &BTreeSet<usize>) -> BTreeSet<String> {
    operations.iter().map(|at| resolved.operations[*at].spec.id()).collect()
}
