//! The report of a service: page by page what was read, what it became, what was left out and why.
//!
//! There are no sums in it: two branches that change one page each can be merged, and the report is right.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many of each thing.
pub type Counts = BTreeMap<String, usize>;

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
    pub page: String,
    /// What it became: thing, then purpose, then count.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub used: BTreeMap<String, Counts>,
    /// What nothing came of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// How many things were made of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub made: Counts,
    /// What examples write otherwise than the tables say and the client reads all the same.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lenient: Counts,
    /// What a person decided: corrections applied and findings accepted.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub decided: Counts,
    /// How many of each thing were read: as many as became something or were left out, since anything
    /// else is a finding. So no file says it.
    #[serde(skip)]
    pub read: Counts,
}

/// Something on a page that nothing came of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// What: headings, texts, fences, tables, rows, a page.
    pub what: String,
    /// How many.
    pub count: usize,
    /// Why.
    pub reason: String,
}

/// Things of which not all became something or were left out with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Imbalance {
    /// Rows, tables, headings.
    pub what: String,
    /// How many were read.
    pub read: usize,
    /// How many became something or were left out.
    pub explained: usize,
}

impl PageReport {
    /// How many of a thing became something or were left out with a reason.
    fn explained(&self, what: &str) -> usize {
        let used = self.used.get(what).into_iter().flat_map(BTreeMap::values);
        used.sum::<usize>() + self.left_out_of(what)
    }

    fn left_out_of(&self, what: &str) -> usize {
        self.left_out.iter().filter(|left_out| left_out.what == what).map(|left_out| left_out.count).sum()
    }

    /// Says that as much was read as is explained.
    fn restore_read(&mut self) {
        let things: Vec<String> = self.things().cloned().collect();
        self.read = things.into_iter().map(|what| (what.clone(), self.explained(&what))).collect();
    }

    fn things(&self) -> impl Iterator<Item = &String> {
        self.read.keys().chain(self.used.keys()).chain(self.left_out.iter().map(|each| &each.what))
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
    pub fn page_mut(&mut self, page: &str) -> Option<&mut PageReport> {
        self.pages.iter_mut().find(|report| report.page == page)
    }

    /// Counts what a person decided about a page.
    pub fn decide(&mut self, page: &str, what: &str, count: usize) {
        if let Some(report) = self.page_mut(page).filter(|_| count > 0) {
            *report.decided.entry(what.to_owned()).or_default() += count;
        }
    }

    /// How many of each thing were read on all pages.
    #[must_use]
    pub fn read(&self) -> Counts {
        sum(self.pages.iter().map(|page| &page.read))
    }

    /// What they became on all pages: thing, then purpose, then count.
    #[must_use]
    pub fn used(&self) -> BTreeMap<String, Counts> {
        let mut used: BTreeMap<String, Counts> = BTreeMap::new();
        for (what, counts) in self.pages.iter().flat_map(|page| &page.used) {
            let all = used.entry(what.clone()).or_default();
            *all = sum([&*all, counts]);
        }
        used
    }

    /// What was made of all pages.
    #[must_use]
    pub fn made(&self) -> Counts {
        sum(self.pages.iter().map(|page| &page.made))
    }

    /// What nothing came of, with its page.
    pub fn left_out(&self) -> impl Iterator<Item = (&str, &LeftOut)> {
        self.pages.iter().flat_map(|page| page.left_out.iter().map(|left_out| (page.page.as_str(), left_out)))
    }

    /// How many of a thing became something or were left out with a reason.
    #[must_use]
    pub fn explained(&self, what: &str) -> usize {
        self.pages.iter().map(|page| page.explained(what)).sum()
    }

    /// How many of a thing nothing came of.
    #[must_use]
    pub fn left_out_of(&self, what: &str) -> usize {
        self.pages.iter().map(|page| page.left_out_of(what)).sum()
    }

    /// The things that do not add up.
    #[must_use]
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let read = self.read();
        let things: BTreeSet<&String> = self.pages.iter().flat_map(PageReport::things).collect();
        things
            .into_iter()
            .map(|what| Imbalance {
                what: what.clone(),
                read: read.get(what).copied().unwrap_or_default(),
                explained: self.explained(what),
            })
            .filter(|thing| thing.read != thing.explained)
            .collect()
    }
}

fn sum<'a>(counts: impl IntoIterator<Item = &'a Counts>) -> Counts {
    let mut all = Counts::new();
    for (what, count) in counts.into_iter().flatten() {
        *all.entry(what.clone()).or_default() += count;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_used_nor_left_out_is_an_imbalance() {
        let left_out =
            |what: &str, count| LeftOut { what: what.to_owned(), count, reason: "silent".to_owned() };
        let count = |what: &str, count| (what.to_owned(), count);
        let page = PageReport {
            read: BTreeMap::from([count("rows", 5), count("tables", 2)]),
            used: BTreeMap::from([(
                "rows".to_owned(),
                BTreeMap::from([count("field", 2), count("parameter", 1)]),
            )]),
            left_out: vec![left_out("rows", 2), left_out("tables", 1), left_out("fences", 1)],
            ..PageReport::default()
        };
        let expected = |what: &str, read, explained| Imbalance { what: what.to_owned(), read, explained };
        let report = Report { pages: vec![page.clone(), page] };
        assert_eq!(report.imbalances(), [expected("fences", 0, 2), expected("tables", 4, 2)]);
    }
}
