//! What stands on the page: every remark at the field, example or operation that it is about.

use super::{
    Input,
    examples::{self, Example},
    facts::{self, Fact},
    pages::Pages,
    remarks::{self, Remark},
    rows::{self, Maker, Section},
    rust::Client,
};
use crate::{
    page_id::PageId,
    spec::{address, model},
};

/// A service.
pub(super) struct Service<'a> {
    pub(super) name: &'a str,
    /// Its pages are at hand.
    pub(super) has_pages: bool,
    pub(super) operations: Vec<Operation<'a>>,
    /// What is about no operation.
    pub(super) rest: Vec<Remark<'a>>,
}

/// An operation.
pub(super) struct Operation<'a> {
    pub(super) spec: &'a model::Operation,
    pub(super) anchor: String,
    /// Its constructor; none where the client does not have it.
    pub(super) rust: Option<String>,
    pub(super) facts: Vec<Fact>,
    /// What is about none of its parts.
    pub(super) remarks: Vec<Remark<'a>>,
    pub(super) sections: Vec<Section<'a>>,
    pub(super) examples: Vec<Example<'a>>,
    /// What its page's examples write otherwise and the client reads, with how often.
    pub(super) lenient: Vec<(&'a str, usize)>,
}

/// The anchor of an operation.
pub(super) fn anchor(service: &str, id: &str) -> String {
    format!("{service}-{id}")
}

pub(super) fn service<'a>(input: &Input<'a>) -> Service<'a> {
    let pages = Pages::new(input.pages);
    let client = Client::new(input.module);
    let mut remarks = remarks::remarks(input, &pages);
    let mut operations = Vec::new();
    for spec in &input.service.operations {
        let renamed = rows::renamed(input, spec);
        let lines = client.of(spec);
        let maker = Maker { input, pages: &pages, lines: &lines, renamed: &renamed };
        let mut operation = Operation {
            spec,
            anchor: anchor(&input.service.name, &spec.id()),
            rust: client.constructor(spec).map(str::to_owned),
            facts: facts::of_operation(spec),
            remarks: Vec::new(),
            sections: maker.sections(spec),
            examples: examples::examples(spec),
            lenient: lenient(input, &spec.page),
        };
        let about: Vec<Remark> = remarks.iter().filter(|remark| remark.is_about(spec)).cloned().collect();
        remarks.retain(|remark| remark.is_repeated() || !remark.is_about(spec));
        for remark in about {
            operation.place(remark, &renamed);
        }
        operations.push(operation);
    }
    remarks.retain(|remark| !input.service.operations.iter().any(|spec| remark.is_about(spec)));
    let has_pages = !pages.is_empty();
    Service { name: &input.service.name, has_pages, operations, rest: remarks }
}

fn lenient<'a>(input: &Input<'a>, page: &PageId) -> Vec<(&'a str, usize)> {
    let report = input.service.report.pages.iter().find(|report| report.page == *page);
    report
        .into_iter()
        .flat_map(|report| &report.lenient)
        .map(|(what, count)| (what.as_str(), *count))
        .collect()
}

impl<'a> Operation<'a> {
    /// Draws a remark where it belongs: by what it is about, or else by its place.
    fn place(&mut self, remark: Remark<'a>, renamed: &std::collections::BTreeMap<String, String>) {
        let example = |example: &&mut Example| address::is_within(remark.subject, &example.address);
        if let Some(example) = self.examples.iter_mut().find(example) {
            example.remarks.push(remark);
            return;
        }
        let mut rows: Vec<_> = self.sections.iter_mut().flat_map(|section| &mut section.rows).collect();
        let by_subject = rows.iter().position(|row| row.has(remark.subject, renamed));
        let by_place = || {
            let span = remark.location.map(|location| &location.span)?;
            rows.iter().position(|row| row.holds(span))
        };
        match by_subject.or_else(by_place).and_then(|at| rows.get_mut(at)) {
            Some(row) => row.add(remark),
            None => self.remarks.push(remark),
        }
    }

    /// All that is said of it and its parts.
    pub(super) fn all_remarks(&self) -> impl Iterator<Item = &Remark<'a>> {
        let of_rows = self.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.remarks);
        self.remarks.iter().chain(of_rows).chain(self.examples.iter().flat_map(|example| &example.remarks))
    }
}

impl<'a> Service<'a> {
    pub(super) fn all_remarks(&self) -> impl Iterator<Item = &Remark<'a>> {
        self.operations.iter().flat_map(Operation::all_remarks).chain(&self.rest)
    }
}
