//! The numbers of a survey: a line for each service, one for all, and a line for each code.

use std::{collections::BTreeMap, time::Duration};

use generator::spec::{report::Item, service::Service};
use serde::Serialize;

use super::{reading::Surveyed, services::Source};
use crate::console::{Console, Record, Table};

/// One line. The members are what a script reads.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Summary {
    kind: &'static str,
    pub(super) service: String,
    pub(super) pages: usize,
    pub(super) operations: usize,
    /// Operations that the client can say.
    pub(super) typed: usize,
    /// Rows of tables, heads not counted.
    rows: usize,
    /// Rows that became something, or were left out with a reason.
    explained: usize,
    /// Rows that were left out with a reason.
    left_out: usize,
    /// Examples in JSON, which were held against their tables.
    examples: usize,
    findings: usize,
    pub(super) codes: BTreeMap<&'static str, usize>,
    /// What is no finding and is counted in the report.
    pub(super) counted: BTreeMap<&'static str, usize>,
    pub(super) milliseconds: u128,
}

impl Summary {
    /// A service, apart from time and findings.
    pub(super) fn new(source: &Source, service: &Service) -> Self {
        let report = &service.report;
        let examples = |operation: &generator::spec::model::Operation| {
            let examples = operation.request_examples.iter().chain(&operation.response_examples);
            examples.filter(|example| example.body.is_some()).count()
        };
        Self {
            operations: service.operations.len(),
            rows: report.read().get(&Item::Rows).copied().unwrap_or_default(),
            explained: report.explained(Item::Rows),
            left_out: report.left_out_of(Item::Rows),
            examples: service.operations.iter().map(examples).sum(),
            ..Self::unread(source)
        }
    }

    /// A service of which only the number of pages is known.
    pub(super) fn unread(source: &Source) -> Self {
        Self { kind: "service", service: source.name.clone(), pages: source.pages.len(), ..Self::default() }
    }

    /// Counts the findings, and what is counted instead.
    pub(super) fn count(&mut self, findings: &[Record], counted: &[Record]) {
        self.findings = findings.len();
        for (records, counts) in [(findings, &mut self.codes), (counted, &mut self.counted)] {
            for record in records {
                *counts.entry(record.code).or_default() += 1;
            }
        }
    }

    /// All services in one line.
    pub(super) fn total(surveyed: &[Surveyed]) -> Self {
        let mut total = Self { kind: "total", ..Self::default() };
        for line in surveyed.iter().map(|surveyed| &surveyed.summary) {
            total.pages += line.pages;
            total.operations += line.operations;
            total.typed += line.typed;
            total.rows += line.rows;
            total.explained += line.explained;
            total.left_out += line.left_out;
            total.examples += line.examples;
            total.findings += line.findings;
            total.milliseconds += line.milliseconds;
            let of_codes = [(&line.codes, &mut total.codes), (&line.counted, &mut total.counted)];
            for (counts, sums) in of_codes {
                for (code, count) in counts {
                    *sums.entry(code).or_default() += count;
                }
            }
        }
        total
    }

    fn cells(&self) -> Vec<String> {
        let name = if self.service.is_empty() { self.kind } else { &self.service };
        let pages = [self.pages, self.operations, self.typed];
        let read = [self.rows, self.explained, self.left_out, self.examples, self.findings];
        let numbers = pages.iter().chain(&read).map(usize::to_string);
        [name.to_owned()].into_iter().chain(numbers).chain([self.milliseconds.to_string()]).collect()
    }
}

/// All services, and the line for all of them at the end.
pub(super) fn services(surveyed: &[Surveyed], total: &Summary) -> Table {
    let numbers = ["pages", "operations", "typed", "rows", "explained", "left out", "examples", "findings"];
    let mut table = Table::new(&["service"].into_iter().chain(numbers).chain(["ms"]).collect::<Vec<_>>());
    for line in surveyed.iter().map(|surveyed| &surveyed.summary).chain([total]) {
        table.push(line.cells());
    }
    table
}

/// The codes, the most frequent first.
pub(super) fn codes(counts: &BTreeMap<&'static str, usize>, what: &str) -> Table {
    let mut codes: Vec<_> = counts.iter().collect();
    codes.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), **code));
    let mut table = Table::new(&["code", what]);
    for (code, count) in codes {
        table.push(vec![(*code).to_owned(), count.to_string()]);
    }
    table
}

/// Says everything; findings only where a script listens.
pub(super) fn show(surveyed: &[Surveyed], elapsed: Duration, console: Console) {
    for each in surveyed {
        console.records(&each.findings);
    }
    let total = Summary { milliseconds: elapsed.as_millis(), ..Summary::total(surveyed) };
    let mut lines = services(surveyed, &total).aligned().into_iter();
    for head in lines.by_ref().take(1) {
        console.line(head);
    }
    let records = surveyed.iter().map(|surveyed| &surveyed.summary).chain([&total]);
    for (line, record) in lines.zip(records) {
        console.result(line, record);
    }
    for codes in [codes(&total.codes, "findings"), codes(&total.counted, "counted")] {
        if !codes.is_empty() {
            console.line("");
            codes.aligned().into_iter().for_each(|line| console.line(line));
        }
    }
    for failure in surveyed.iter().flat_map(Surveyed::failures) {
        console.failure(&failure);
    }
}
