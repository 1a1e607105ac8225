//! What all parts of the interpretation of one page share.

use std::{collections::BTreeSet, ops::Range};

use super::links::Links;
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::{
        ledger::{Item, Ledger},
        page::Page,
    },
};

/// A page being interpreted.
pub(super) struct Reading<'a> {
    pub(super) page: &'a Page,
    pub(super) links: Links,
    ledger: Ledger,
    /// Tables that something came of; a table that two fields refer to counts once.
    consumed: BTreeSet<usize>,
    origins: Vec<(String, Range<usize>)>,
    diagnostics: Vec<Diagnostic>,
}

/// What is left of a reading when the page is done.
pub(super) struct Done {
    pub(super) ledger: Ledger,
    pub(super) origins: Vec<(String, Range<usize>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        Self {
            page,
            links: Links::new(page),
            ledger: page.ledger.clone(),
            consumed: BTreeSet::new(),
            origins: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Remembers where the part with that address stands.
    pub(super) fn origin(&mut self, address: &str, span: &Range<usize>) {
        self.origins.push((address.to_owned(), span.clone()));
    }

    /// Where the part with that address stands; the last place if there are several, nowhere if
    /// nothing was remembered.
    pub(super) fn origin_span(&self, address: &str) -> Range<usize> {
        self.origins
            .iter()
            .rfind(|(each, _)| each == address)
            .map(|(_, span)| span.clone())
            .unwrap_or_default()
    }

    /// A finding about a place of this page.
    pub(super) fn finding(
        &self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        let location = Location {
            path: self.page.path.clone(),
            span: span.clone(),
        };
        Diagnostic::new(code, location, message)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Books a table; whether this is the first time.
    pub(super) fn consume(&mut self, table: usize) -> bool {
        let is_first = self.consumed.insert(table);
        if is_first {
            self.ledger.used(Item::Tables, "table", 1);
        }
        is_first
    }

    pub(super) fn used_rows(&mut self, purpose: &'static str, count: usize) {
        self.ledger.used(Item::Rows, purpose, count);
    }

    pub(super) fn left_out_rows(&mut self, reason: &'static str, count: usize) {
        self.ledger.left_out(Item::Rows, reason, count);
    }

    /// Books what no part asked for, and checks that the page adds up.
    pub(super) fn finish(mut self) -> Done {
        for (at, table) in self
            .page
            .tables
            .iter()
            .enumerate()
            .filter(|(at, _)| !self.consumed.contains(at))
        {
            let reason = Links::reason(self.page, at);
            self.ledger.left_out(Item::Tables, reason, 1);
            self.ledger.left_out(Item::Rows, reason, table.rows.len());
        }
        for (item, read, explained) in self.ledger.imbalance() {
            let message = format!("{read} {item:?} were read, but {explained} are explained");
            self.report(self.finding(Code::Unaccounted, &(0..0), message));
        }
        Done {
            ledger: self.ledger,
            origins: self.origins,
            diagnostics: self.diagnostics,
        }
    }
}
