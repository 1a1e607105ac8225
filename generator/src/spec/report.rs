//! The report of a service: what was read, what it became, what was left out and why.

use std::collections::BTreeMap;

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
