//! Two forms of one operation → what differs, each difference at the smallest part that has an address.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::spec::address::{self, Address};

type Members = serde_json::Map<String, Json>;

/// What stands at an address, before and after.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Change {
    pub(super) at: String,
    pub(super) was: Option<Json>,
    pub(super) now: Option<Json>,
}

/// How two forms differ.
#[derive(Default)]
pub(super) struct Differences {
    /// In the order in which they can be made: what is inside comes before what is around it.
    pub(super) changes: Vec<Change>,
    /// Lists of which the elements stand in another order.
    pub(super) reordered: Vec<String>,
}

/// Compares two forms of an operation.
pub(super) fn compare(old: &Json, new: &Json) -> Differences {
    let mut differences = Differences::default();
    differences.between(&Address::default(), old, new);
    differences
}

impl Differences {
    fn between(&mut self, at: &Address, old: &Json, new: &Json) {
        match (old, new) {
            _ if old == new => {}
            (Json::Object(old), Json::Object(new)) => self.objects(at, old, new),
            (Json::Array(old), Json::Array(new)) => self.lists(at, old, new),
            _ => self.push(at, Some(old), Some(new)),
        }
    }

    fn push(&mut self, at: &Address, was: Option<&Json>, now: Option<&Json>) {
        // What is taken out is named by what identifies it.
        let was = match (was, now) {
            (Some(was), None) => {
                Some(address::identity(was).map_or(was.clone(), |(key, name)| json!({ key: name })))
            }
            (was, _) => was.cloned(),
        };
        self.changes.push(Change { at: at.to_string(), was, now: now.cloned() });
    }

    fn objects(&mut self, at: &Address, old: &Members, new: &Members) {
        let (mut was, mut now) = (Members::new(), Members::new());
        let added = new.keys().filter(|key| !old.contains_key(*key));
        let keys: Vec<&String> = old.keys().chain(added).collect();
        for key in keys {
            match (old.get(key), new.get(key)) {
                (one, other) if one == other => {}
                (Some(one), Some(other))
                    if one.is_object() && other.is_object() || one.is_array() && other.is_array() =>
                {
                    self.between(&at.step(key), one, other);
                }
                (one, other) => {
                    was.extend(one.map(|one| (key.clone(), one.clone())));
                    now.extend(other.map(|other| (key.clone(), other.clone())));
                }
            }
        }
        self.members(at, was, now);
    }

    /// One member is said by itself, several of an object by naming them there.
    fn members(&mut self, at: &Address, was: Members, now: Members) {
        let keys: BTreeSet<&String> = was.keys().chain(now.keys()).collect();
        // Nothing is no value that a part by itself can have or lose.
        let has_null = was.values().chain(now.values()).any(Json::is_null);
        if *at == Address::default() || keys.len() == 1 && !has_null {
            for key in keys {
                self.push(&at.step(key), was.get(key), now.get(key));
            }
        } else if !keys.is_empty() {
            let (was, now) = (Some(Json::Object(was)), Some(Json::Object(now)));
            self.changes.push(Change { at: at.to_string(), was, now });
        }
    }

    fn lists(&mut self, at: &Address, old: &[Json], new: &[Json]) {
        match (names(old), names(new)) {
            (Some(of_old), Some(of_new)) if self.by_name(at, (old, &of_old), (new, &of_new)) => {}
            _ if old.len() == new.len() && old.iter().chain(new).all(Json::is_object) => {
                for (number, (old, new)) in old.iter().zip(new).enumerate() {
                    self.between(&at.step(number.to_string()), old, new);
                }
            }
            _ => self.whole(at, old, new),
        }
    }

    fn whole(&mut self, at: &Address, old: &[Json], new: &[Json]) {
        self.push(at, Some(&json!(old)), Some(&json!(new)));
    }

    /// Elements that are called alike are one, and so are two that stand alone in the same row.
    /// `false`, and nothing done, where the address of a new element would lead to another.
    fn by_name(&mut self, at: &Address, old: (&[Json], &[String]), new: (&[Json], &[String])) -> bool {
        let renamed = |number: usize, name: &String| {
            let other = (old.0.len() == new.0.len()).then(|| &new.1[number])?;
            (!new.1.contains(name) && !old.1.contains(other)).then_some(number)
        };
        let partner = |(number, name): (usize, &String)| {
            new.1.iter().position(|other| other == name).or_else(|| renamed(number, name))
        };
        let partners: Vec<Option<usize>> = old.1.iter().enumerate().map(partner).collect();
        let added: Vec<usize> =
            (0..new.0.len()).filter(|number| !partners.contains(&Some(*number))).collect();
        if added.iter().any(|number| address::position(old.0, &new.1[*number]).is_some()) {
            return false;
        }
        let order: Vec<usize> = partners.iter().copied().flatten().chain(added.iter().copied()).collect();
        if !order.is_sorted() {
            self.reordered.push(at.to_string());
        }
        for ((name, one), partner) in old.1.iter().zip(old.0).zip(&partners) {
            match partner {
                Some(number) => self.between(&at.step(name), one, &new.0[*number]),
                None => self.push(&at.step(name), Some(one), None),
            }
        }
        for number in added {
            self.push(&at.step(&new.1[number]), None, Some(&new.0[number]));
        }
        true
    }
}

/// The steps to the elements of a list, if each has one by what identifies it.
fn names(items: &[Json]) -> Option<Vec<String>> {
    (0..items.len()).map(|at| address::step_by_identity(items, at)).collect()
}
