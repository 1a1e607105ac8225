//! The report of a service: page by page what was read, what it became, what was left out and why.
//!
//! There are no sums in it: two branches that change one page each can be merged, and the report is right.

mod kinds;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::page_id::PageId;

pub use kinds::{Decided, Item, Product, Purpose, Reason};
use kinds::{counts, uses};

/// How many of each thing.
pub type Counts<T> = BTreeMap<T, usize>;

/// What became of the pages of a service, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Report {
    /// The pages.
    pub pages: Vec<PageReport>,
}

/// What became of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageReport {
    /// The page.
    pub page: PageId,
    /// What it became: thing, then purpose, then count.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "uses")]
    pub used: BTreeMap<Item, Counts<Purpose>>,
    /// What nothing came of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// How many things were made of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "counts::<Product>")]
    pub made: Counts<Product>,
    /// What examples write otherwise than the tables say and the client reads all the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lenient: Counts<String>,
    /// What pages leave open and everybody decides alike, by code (`Code::is_counted`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub counted: Counts<String>,
    /// What a person decided: corrections applied and findings accepted.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(schema_with = "counts::<Decided>")]
    pub decided: Counts<Decided>,
    /// How many of each thing were read: as many as became something or were left out, since anything
    /// else is a finding. So no file says it.
    #[serde(skip)]
    pub read: Counts<Item>,
}

/// Something on a page that nothing came of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// What.
    pub what: Item,
    /// How many.
    pub count: usize,
    /// Why.
    pub reason: Reason,
}

/// Things of which not all became something or were left out with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imbalance {
    /// Rows, tables, headings.
    pub what: Item,
    /// How many were read.
    pub read: usize,
    /// How many became something or were left out.
    pub explained: usize,
}

impl PageReport {
    /// How many of a thing became something or were left out with a reason.
    fn explained(&self, what: Item) -> usize {
        let used = self.used.get(&what).into_iter().flat_map(BTreeMap::values);
        used.sum::<usize>() + self.left_out_of(what)
    }

    fn left_out_of(&self, what: Item) -> usize {
        self.left_out.iter().filter(|left_out| left_out.what == what).map(|left_out| left_out.count).sum()
    }

    /// Says that as much was read as is explained.
    fn restore_read(&mut self) {
        let things: BTreeSet<Item> = self.things().collect();
        self.read = things.into_iter().map(|what| (what, self.explained(what))).collect();
    }

    fn things(&self) -> impl Iterator<Item = Item> {
        let left_out = self.left_out.iter().map(|each| each.what);
        self.read.keys().chain(self.used.keys()).copied().chain(left_out)
    }
}

impl Report {
    /// Restores what no file says, see [`PageReport::read`].
    #[must_use]
    pub fn restored(mut self) -> Self {
        self.pages.iter_mut().for_each(PageReport::restore_read);
        self
    }

    /// The page of that name.
    pub fn page_mut(&mut self, page: &PageId) -> Option<&mut PageReport> {
        self.pages.iter_mut().find(|report| report.page == *page)
    }

    /// Counts what a person decided about a page.
    pub fn decide(&mut self, page: &PageId, what: Decided, count: usize) {
        if let Some(report) = self.page_mut(page).filter(|_| count > 0) {
            *report.decided.entry(what).or_default() += count;
        }
    }

    /// Counts what everybody decides alike about a page.
    pub fn count(&mut self, page: &PageId, code: &str) {
        if let Some(report) = self.page_mut(page) {
            *report.counted.entry(code.to_owned()).or_default() += 1;
        }
    }

    /// How many of each thing were read on all pages.
    #[must_use]
    pub fn read(&self) -> Counts<Item> {
        sum(self.pages.iter().map(|page| &page.read))
    }

    /// What they became on all pages: thing, then purpose, then count.
    #[must_use]
    pub fn used(&self) -> BTreeMap<Item, Counts<Purpose>> {
        let mut used: BTreeMap<Item, Counts<Purpose>> = BTreeMap::new();
        for (what, counts) in self.pages.iter().flat_map(|page| &page.used) {
            let all = used.entry(*what).or_default();
            *all = sum([&*all, counts]);
        }
        used
    }

    /// What was made of all pages.
    #[must_use]
    pub fn made(&self) -> Counts<Product> {
        sum(self.pages.iter().map(|page| &page.made))
    }

    /// What nothing came of, with its page.
    pub fn left_out(&self) -> impl Iterator<Item = (&PageId, &LeftOut)> {
        self.pages.iter().flat_map(|page| page.left_out.iter().map(|left_out| (&page.page, left_out)))
    }

    /// How many of a thing became something or were left out with a reason.
    #[must_use]
    pub fn explained(&self, what: Item) -> usize {
        self.pages.iter().map(|page| page.explained(what)).sum()
    }

    /// How many of a thing nothing came of.
    #[must_use]
    pub fn left_out_of(&self, what: Item) -> usize {
        self.pages.iter().map(|page| page.left_out_of(what)).sum()
    }

    /// The things that do not add up.
    #[must_use]
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let read = self.read();
        let things: BTreeSet<Item> = self.pages.iter().flat_map(PageReport::things).collect();
        things
            .into_iter()
            .map(|what| Imbalance {
                what,
                read: read.get(&what).copied().unwrap_or_default(),
                explained: self.explained(what),
            })
            .filter(|thing| thing.read != thing.explained)
            .collect()
    }
}

fn sum<'a, T: Copy + Ord + 'a>(counts: impl IntoIterator<Item = &'a Counts<T>>) -> Counts<T> {
    let mut all = Counts::new();
    for (what, count) in counts.into_iter().flatten() {
        *all.entry(*what).or_default() += count;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_used_nor_left_out_is_an_imbalance() {
        let left_out = |what, count| LeftOut { what, count, reason: Reason::Prose };
        let page = PageReport {
            read: BTreeMap::from([(Item::Rows, 5), (Item::Tables, 2)]),
            used: BTreeMap::from([(
                Item::Rows,
                BTreeMap::from([(Purpose::Field, 2), (Purpose::Parameter, 1)]),
            )]),
            left_out: vec![left_out(Item::Rows, 2), left_out(Item::Tables, 1), left_out(Item::Fences, 1)],
            ..PageReport::default()
        };
        let expected = |what, read, explained| Imbalance { what, read, explained };
        let report = Report { pages: vec![page.clone(), page] };
        assert_eq!(report.imbalances(), [expected(Item::Fences, 0, 2), expected(Item::Tables, 4, 2)]);
    }
}
