//! The report of a service: what was read, what it became, what was left out and why.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Counts over all pages of a service, and what nothing came of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The service.
    pub service: String,
    /// How many of each thing were read.
    pub read: BTreeMap<String, usize>,
    /// What they became: thing, then purpose, then count.
    pub used: BTreeMap<String, BTreeMap<String, usize>>,
    /// What nothing came of, page by page.
    pub left_out: Vec<LeftOut>,
    /// How many things were made of it all.
    pub made: BTreeMap<String, usize>,
    /// What a person decided: corrections applied and findings accepted.
    pub decided: BTreeMap<String, usize>,
}

/// Something on a page that nothing came of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The page.
    pub page: String,
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

impl Report {
    /// How many of a thing became something or were left out with a reason.
    #[must_use]
    pub fn explained(&self, what: &str) -> usize {
        let used = self.used.get(what).into_iter().flat_map(BTreeMap::values);
        used.sum::<usize>() + self.left_out_of(what)
    }

    /// How many of a thing nothing came of.
    #[must_use]
    pub fn left_out_of(&self, what: &str) -> usize {
        self.left_out.iter().filter(|left_out| left_out.what == what).map(|left_out| left_out.count).sum()
    }

    /// The things that do not add up.
    #[must_use]
    pub fn imbalances(&self) -> Vec<Imbalance> {
        let things: BTreeSet<&String> = self
            .read
            .keys()
            .chain(self.used.keys())
            .chain(self.left_out.iter().map(|each| &each.what))
            .collect();
        things
            .into_iter()
            .map(|what| Imbalance {
                what: what.clone(),
                read: self.read.get(what).copied().unwrap_or_default(),
                explained: self.explained(what),
            })
            .filter(|thing| thing.read != thing.explained)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_used_nor_left_out_is_an_imbalance() {
        let left_out = |what: &str, count| LeftOut {
            page: "a.md".to_owned(),
            what: what.to_owned(),
            count,
            reason: "silent".to_owned(),
        };
        let count = |what: &str, count| (what.to_owned(), count);
        let report = Report {
            read: BTreeMap::from([count("rows", 5), count("tables", 2)]),
            used: BTreeMap::from([(
                "rows".to_owned(),
                BTreeMap::from([count("field", 2), count("parameter", 1)]),
            )]),
            left_out: vec![left_out("rows", 2), left_out("tables", 1), left_out("fences", 1)],
            ..Report::default()
        };
        let expected = |what: &str, read, explained| Imbalance { what: what.to_owned(), read, explained };
        assert_eq!(report.imbalances(), [expected("fences", 0, 1), expected("tables", 2, 1)]);
    }
}
