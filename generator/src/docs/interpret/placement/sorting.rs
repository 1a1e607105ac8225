//! The fields of one table, by where the example has them.

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
};

use super::{evidence::Evidence, is_open};
use crate::docs::{interpret::draft::Draft, vocabulary::errors};

/// The fields of a table, by where the example has them.
#[derive(Default)]
pub(super) struct Sorted {
    pub(super) staying: Vec<Draft>,
    /// Those that belong into another field of the table.
    pub(super) below: BTreeMap<String, Vec<Draft>>,
    /// Those that belong into something that no table has.
    pub(super) wrapped: BTreeMap<String, Vec<Draft>>,
}

impl Sorted {
    pub(super) fn new(fields: Vec<Draft>, evidence: &Evidence<'_>) -> Self {
        let mut names: HashMap<String, usize> = HashMap::new();
        for field in &fields {
            *names.entry(field.name.clone()).or_default() += 1;
        }
        let wrappers = Wrappers::new(&names, evidence);
        let parents = Parents::new(&fields, evidence);
        let mut sorted = Self::default();
        for (at, field) in fields.into_iter().enumerate() {
            let is_shown = evidence.has(&field.name);
            let above = || parents.above(at, &field.name).filter(|_| !is_shown || names[&field.name] > 1);
            let anywhere = || parents.anywhere(&field.name).filter(|_| !is_shown);
            let wrapper = || wrappers.of(&field.name).filter(|_| !is_shown);
            if let Some(parent) = above() {
                sorted.below.entry(parent.to_owned()).or_default().push(field);
            } else if let Some(wrapper) = wrapper() {
                sorted.wrapped.entry(wrapper.to_owned()).or_default().push(field);
            } else if let Some(parent) = anywhere() {
                sorted.below.entry(parent.to_owned()).or_default().push(field);
            } else {
                sorted.staying.push(field);
            }
        }
        sorted.gather(evidence);
        sorted
    }

    /// Where one key of the example holds all that it shows of a table, the rows that it does not
    /// show belong there too: nothing stands beside that key but what tells of an error, or what no row
    /// describes.
    fn gather(&mut self, evidence: &Evidence<'_>) {
        let held: Vec<&str> = self.below.keys().chain(self.wrapped.keys()).map(String::as_str).collect();
        let [key] = held.as_slice() else { return };
        let key = (*key).to_owned();
        let is_row = |name: &str| self.staying.iter().any(|field| field.name == name);
        let others: Vec<&str> = evidence.keys().filter(|other| *other != key).collect();
        let stays = |field: &Draft| {
            field.name == key || errors::looks_like_an_error([field.name.as_str()].into_iter())
        };
        let hidden = self.staying.iter().filter(|field| !stays(field)).count();
        let Some(group) = self.below.get_mut(&key).or_else(|| self.wrapped.get_mut(&key)) else { return };
        // What stands beside the key on its own may have company that the example does not show either.
        if others.iter().any(|other| is_row(other)) || (!others.is_empty() && hidden >= group.len()) {
            return;
        }
        let (staying, rest) = std::mem::take(&mut self.staying).into_iter().partition(stays);
        self.staying = staying;
        group.extend::<Vec<_>>(rest);
    }
}

/// The fields that leave open what is in them and that the example has.
struct Parents<'a> {
    open: Vec<(usize, String, Rc<Evidence<'a>>)>,
}

impl<'a> Parents<'a> {
    fn new(fields: &[Draft], evidence: &Evidence<'a>) -> Self {
        let is_meant = |field: &Draft| is_open(field) && evidence.has(&field.name);
        let open = fields.iter().enumerate().filter(|(_, field)| is_meant(field));
        let open = open.map(|(at, field)| (at, field.name.clone(), evidence.inside(&field.name)));
        Self { open: open.collect() }
    }

    /// The nearest before a row that has its name inside.
    fn above(&self, row: usize, name: &str) -> Option<&str> {
        let mut above = self.open.iter().rev().filter(|(at, ..)| *at < row);
        above.find(|(_, _, inside)| inside.deep().contains(name)).map(|(_, parent, _)| parent.as_str())
    }

    /// The only one that has a name among its own keys.
    fn anywhere(&self, name: &str) -> Option<&str> {
        let mut holders = self.open.iter().filter(|(_, _, inside)| inside.has(name));
        let (_, parent, _) = holders.next()?;
        holders.next().is_none().then_some(parent.as_str())
    }
}

/// Keys of the example that no row has and that hold rows of the table.
struct Wrappers<'a> {
    by_field: BTreeMap<String, &'a str>,
}

impl<'a> Wrappers<'a> {
    /// `names`: those of the rows, and how many rows have each.
    fn new(names: &HashMap<String, usize>, evidence: &Evidence<'a>) -> Self {
        let mut by_field = BTreeMap::new();
        for key in evidence.keys().filter(|key| !names.contains_key(*key)) {
            let inside = evidence.inside(key);
            let is_held = |name: &&&str| names.contains_key(**name) && !evidence.has(name);
            let held: Vec<&str> = inside.deep().iter().filter(is_held).copied().collect();
            let rows: usize = held.iter().map(|name| names[*name]).sum();
            // One common name is no evidence, unless it is all that the table has.
            if rows > 1 || (rows == 1 && names.len() == 1) {
                for name in held {
                    by_field.entry(name.to_owned()).or_insert(key);
                }
            }
        }
        Self { by_field }
    }

    fn of(&self, field: &str) -> Option<&'a str> {
        self.by_field.get(field).copied()
    }
}
