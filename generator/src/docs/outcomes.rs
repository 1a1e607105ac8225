//! What became of the tables and rows of a page, until its ledger is closed.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    ledger::Ledger,
    page::{Page, PageKind, PageTable, RowId, TableId, TableRole},
};
use crate::{
    diagnostic::{Code, Diagnostic, Location, Outcome},
    spec::report::{Item, Purpose, Reason},
};

/// What became of a row.
#[derive(Clone, Copy, Debug)]
pub enum RowOutcome {
    /// It became something.
    Used(Purpose),
    /// Nothing came of it, for this reason.
    LeftOut(Reason),
}

/// A row that says that there is nothing.
pub const NOTHING: RowOutcome = RowOutcome::LeftOut(Reason::SaysNothing);

/// What became of each table and row so far.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// Tables that something came of; a table that two fields refer to counts once.
    tables: BTreeSet<TableId>,
    rows: BTreeMap<RowId, RowOutcome>,
}

impl Outcomes {
    /// Something came of a table.
    pub fn mark_table(&mut self, table: TableId) {
        self.tables.insert(table);
    }

    /// What became of a row. What it became first counts, since a table may be read for several fields.
    pub fn mark(&mut self, row: RowId, outcome: RowOutcome) {
        self.mark_table(row.table);
        self.rows.entry(row).or_insert(outcome);
    }

    /// The ledger of the page, with what no part asked for, and whether it adds up.
    #[must_use]
    pub fn close(self, page: &Page) -> Outcome<Ledger> {
        let mut closing = Closing { page, ledger: page.ledger.clone(), diagnostics: Vec::new() };
        for (id, table) in page.tables_with_ids().filter(|(_, table)| table.home.is_none()) {
            if self.tables.contains(&id) {
                closing.ledger.used(Item::Tables, Purpose::Table, 1);
            } else {
                closing.unused(table);
            }
        }
        for (_, outcome) in self.rows.iter().filter(|(row, _)| page.table(row.table).home.is_none()) {
            match *outcome {
                RowOutcome::Used(purpose) => closing.ledger.used(Item::Rows, purpose, 1),
                RowOutcome::LeftOut(reason) => closing.ledger.left_out(Item::Rows, reason, 1),
            }
        }
        for (item, read, explained) in closing.ledger.imbalance() {
            let message = format!("{read} {item} were read, but {explained} are explained");
            closing.report(Code::Unaccounted, 0..0, &message);
        }
        Outcome { value: closing.ledger, diagnostics: closing.diagnostics }
    }
}

struct Closing<'a> {
    page: &'a Page,
    ledger: Ledger,
    diagnostics: Vec<Diagnostic>,
}

impl Closing<'_> {
    /// Nothing came of a table: on a page of an operation somebody must look.
    fn unused(&mut self, table: &PageTable) {
        let reason = reason(self.page, table);
        self.ledger.left_out(Item::Tables, reason, 1);
        self.ledger.left_out(Item::Rows, reason, table.rows.len());
        let lists_parameters = table.role == TableRole::Parameters && !table.rows.is_empty();
        if self.page.kind == PageKind::Operation && lists_parameters {
            self.report(Code::UnusedTable, table.span.clone(), reason.text());
        }
    }

    fn report(&mut self, code: Code, span: std::ops::Range<usize>, message: &str) {
        let location = Location { path: self.page.path.clone(), span };
        self.diagnostics.push(Diagnostic::new(code, location, message));
    }
}

/// Why nothing came of a table.
fn reason(page: &Page, table: &PageTable) -> Reason {
    match (page.kind, table.role) {
        (kind, _) if kind.purpose().is_none() => Reason::NotAnOperationPage,
        (_, TableRole::Parameters) => Reason::UnreferencedTable,
        (_, TableRole::RequestLines) => Reason::RequestLineInTable,
        _ => Reason::OtherList,
    }
}
