//! Overview pages list a service's operations: a check that none is missing.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::ReadPage;
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::{
        document::Row,
        outcomes::RowOutcome,
        page::{Page, PageKind, PageTable, RowId, TableRole},
        recognize::lists_operations,
        vocabulary::columns::Column,
    },
    files::file_name,
    spec::{
        http::{Method, PathTemplate, RequestLine},
        model::Operation,
        report::{Purpose, Reason},
        service::Service,
    },
};

/// Says what became of the rows of the overview pages.
pub(super) fn mark(read: &mut [ReadPage<'_>]) {
    for ReadPage { page, interpreted } in read.iter_mut().filter(|read| read.page.kind == PageKind::Overview)
    {
        for (id, table) in page.tables_with_ids().filter(|(_, table)| is_overview(table)) {
            interpreted.outcomes.mark_table(id);
            for (at, row) in table.rows.iter().enumerate() {
                let is_entry = table.request_line(row).is_some() || link(table, row).is_some();
                let outcome = match is_entry {
                    true => RowOutcome::Used(Purpose::OverviewEntry),
                    false if table.role == TableRole::Other => RowOutcome::LeftOut(Reason::GroupOfOperations),
                    false => RowOutcome::LeftOut(Reason::EntryWithoutRequestLine),
                };
                interpreted.outcomes.mark(RowId { table: id, row: at }, outcome);
            }
        }
    }
}

fn is_overview(table: &PageTable) -> bool {
    table.role == TableRole::RequestLines || lists_operations(table)
}

/// The page that the first cell of a row links to.
fn link<'a>(table: &PageTable, row: &'a Row) -> Option<&'a str> {
    let cell = table.cell(row, Column::Operation)?;
    let file = cell.links().next()?.split('#').next()?;
    Path::new(file).extension().is_some_and(|extension| extension == "md").then(|| file_name(file))
}

/// What the overview pages list, and where.
#[derive(Default)]
struct Listed<'a> {
    /// By request line, without the query.
    lines: BTreeMap<RequestLine, Location>,
    /// By page.
    links: BTreeMap<&'a str, Location>,
}

/// Operations that are listed and not described, and the reverse.
pub(super) fn compare(service: &Service, pages: &[&Page]) -> Vec<Diagnostic> {
    let listed = listed(pages);
    if listed.lines.is_empty() && listed.links.is_empty() {
        return Vec::new();
    }
    let mismatch = |location: &Location, message: String| {
        Diagnostic::new(Code::OverviewMismatch, location.clone(), message)
    };
    let mut diagnostics = Vec::new();
    let described: BTreeSet<_> = service.operations.iter().map(key).collect();
    for (line, location) in &listed.lines {
        let RequestLine { method, target } = line;
        if !described.contains(&(*method, target.shape())) {
            let path = &target.path;
            let message = format!("no page describes `{method} {path}`");
            diagnostics.push(mismatch(location, message).subject(format!("{method} {path}")));
        }
    }
    let files: BTreeSet<&str> = pages.iter().map(|page| file_name(&page.path)).collect();
    for (file, location) in listed.links.iter().filter(|(file, _)| !files.contains(*file)) {
        diagnostics.push(mismatch(location, format!("there is no page {file}")).subject(*file));
    }
    let known: BTreeSet<_> = listed.lines.keys().map(|line| (line.method, line.target.shape())).collect();
    for operation in &service.operations {
        let is_listed = known.contains(&key(operation)) || listed.links.contains_key(operation.page.as_str());
        if !is_listed {
            let location = service.origins.location(&operation.page, "path");
            let message =
                format!("the overview does not list `{} {}`", operation.method, operation.template().path);
            diagnostics.push(mismatch(&location, message).subject("path"));
        }
    }
    diagnostics
}

/// Method and path of an operation, whatever its placeholders are called.
pub(super) fn key(operation: &Operation) -> (Method, String) {
    (operation.method, operation.template().shape())
}

fn listed<'a>(pages: &[&'a Page]) -> Listed<'a> {
    let mut listed = Listed::default();
    for page in pages.iter().filter(|page| page.kind == PageKind::Overview) {
        for table in page.tables.iter().filter(|table| is_overview(table)) {
            for row in &table.rows {
                let location = Location { path: page.path.clone(), span: row.span.clone() };
                if let Some(file) = link(table, row) {
                    listed.links.insert(file, location.clone());
                }
                if let Some(RequestLine { method, target }) = table.request_line(row) {
                    let target = PathTemplate { query: Vec::new(), ..target };
                    listed.lines.insert(RequestLine { method, target }, location);
                }
            }
        }
    }
    listed
}
