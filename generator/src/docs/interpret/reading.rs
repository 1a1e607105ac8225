//! What all parts of the interpretation of one page share.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    examples::{self, Shown},
    links::Links,
};
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::{
        ledger::{Item, Ledger},
        page::{Page, PageKind, PageTable, TableRole},
    },
};

/// What became of a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    /// It became something.
    Used(&'static str),
    /// Nothing came of it, for this reason.
    LeftOut(&'static str),
}

/// A row that says that there is nothing.
pub(super) const SILENT: Fate = Fate::LeftOut("a row that says there is nothing");

/// A page being interpreted.
pub(super) struct Reading<'a> {
    pub(super) page: &'a Page,
    pub(super) links: Links,
    /// A page of the service that this one refers to lists the statuses of a success.
    pub(super) has_common_success: bool,
    /// The examples of the page.
    pub(super) examples: Vec<Shown>,
    ledger: Ledger,
    /// Tables that something came of; a table that two fields refer to counts once.
    consumed: BTreeSet<usize>,
    /// What became of each row, by table and number.
    fates: BTreeMap<(usize, usize), Fate>,
    origins: BTreeMap<String, Range<usize>>,
    diagnostics: Vec<Diagnostic>,
}

/// What is left of a reading when the page is done.
pub(super) struct Done {
    pub(super) ledger: Ledger,
    pub(super) origins: BTreeMap<String, Range<usize>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        Self {
            page,
            links: Links::new(page),
            has_common_success: false,
            examples: examples::shown(page),
            ledger: page.ledger.clone(),
            consumed: BTreeSet::new(),
            fates: BTreeMap::new(),
            origins: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Remembers where the part with that address stands; the last place counts.
    pub(super) fn origin(&mut self, address: &str, span: &Range<usize>) {
        self.origins.insert(address.to_owned(), span.clone());
    }

    /// Where the part with that address stands; nowhere if nothing was remembered.
    pub(super) fn origin_span(&self, address: &str) -> Range<usize> {
        self.origins.get(address).cloned().unwrap_or_default()
    }

    /// A finding about a place of this page.
    pub(super) fn finding(&self, code: Code, span: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        let location = Location { path: self.page.path.clone(), span: span.clone() };
        Diagnostic::new(code, location, message)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Books a table that something came of.
    pub(super) fn consume(&mut self, table: usize) {
        self.consumed.insert(table);
    }

    /// Books a row. What it became first counts, since a table may be read for several fields.
    pub(super) fn book(&mut self, row: (usize, usize), fate: Fate) {
        self.consume(row.0);
        self.fates.entry(row).or_insert(fate);
    }

    /// Books what no part asked for, and checks that the page adds up.
    pub(super) fn finish(mut self) -> Done {
        let own = |(_, table): &(usize, &PageTable)| table.home.is_none();
        for (at, table) in self.page.tables.iter().enumerate().filter(own) {
            if self.consumed.contains(&at) {
                self.ledger.used(Item::Tables, "table", 1);
                continue;
            }
            let reason = Links::reason(self.page, at);
            self.ledger.left_out(Item::Tables, reason, 1);
            self.ledger.left_out(Item::Rows, reason, table.rows.len());
            if self.page.kind == PageKind::Operation
                && table.role == TableRole::Parameters
                && !table.rows.is_empty()
            {
                let finding = self.finding(Code::UnusedTable, &table.span, reason);
                self.report(finding);
            }
        }
        let of_this_page =
            |((table, _), _): &(&(usize, usize), &Fate)| self.page.tables[*table].home.is_none();
        for (_, fate) in self.fates.iter().filter(of_this_page) {
            match fate {
                Fate::Used(purpose) => self.ledger.used(Item::Rows, purpose, 1),
                Fate::LeftOut(reason) => self.ledger.left_out(Item::Rows, reason, 1),
            }
        }
        for (item, read, explained) in self.ledger.imbalance() {
            let message = format!("{read} {item:?} were read, but {explained} are explained");
            self.report(self.finding(Code::Unaccounted, &(0..0), message));
        }
        Done { ledger: self.ledger, origins: self.origins, diagnostics: self.diagnostics }
    }
}
