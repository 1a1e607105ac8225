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
    page_id::PageId,
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
fn link(table: &PageTable, row: &Row) -> Option<PageId> {
    let cell = table.cell(row, Column::Operation)?;
    let file = cell.links().next()?.split('#').next()?;
    Path::new(file).extension().is_some_and(|extension| extension == "md").then(|| PageId::of(file))
}

/// What the overview pages list, and where.
#[derive(Default)]
struct Listed {
    /// By request line, without the query; with the page that the row links.
    lines: BTreeMap<RequestLine, (Location, Option<PageId>)>,
    /// By page.
    links: BTreeMap<PageId, Location>,
}

/// Operations that are listed and not described, and the reverse.
pub(super) fn compare(service: &Service, pages: &[&Page]) -> Vec<Diagnostic> {
    let listed = listed(pages);
    if listed.lines.is_empty() && listed.links.is_empty() {
        return Vec::new();
    }
    let files: BTreeSet<&PageId> = pages.iter().map(|page| &page.id).collect();
    let dangling = listed.links.iter().filter(|(file, _)| !files.contains(*file));
    let dangling = dangling
        .map(|(file, location)| gap(location, format!("there is no page {file}")).subject(file.as_str()));
    let (undescribed, unlisted) = contradictions(service, &listed, &files);
    // One line that no page has and one page without a line may be two views of one mistake.
    if let ([(line, _)], [operation]) = (undescribed.as_slice(), unlisted.as_slice())
        && (line.method == operation.method || line.target.shape() == operation.template().shape())
    {
        let (listed, described) =
            (shown(line.method, &line.target), shown(operation.method, &operation.template()));
        let message = format!("the page describes `{described}`, and the overview lists `{listed}`");
        let location = service.origins.location(&operation.page, "path");
        let mismatch = Diagnostic::new(Code::OverviewMismatch, location, message).subject("path");
        return dangling.chain([mismatch]).collect();
    }
    let by_page = service.by_page();
    let undescribed = undescribed.into_iter().map(|(line, location)| {
        let page = listed.lines[line].1.as_ref().filter(|page| by_page.contains_key(*page));
        let line = shown(line.method, &line.target);
        match page {
            Some(page) => {
                let message = format!("the overview lists `{line}`, and {page} describes another operation");
                Diagnostic::new(Code::OverviewMismatch, location.clone(), message).subject(line)
            }
            None => gap(location, format!("no page describes `{line}`")).subject(line),
        }
    });
    let unlisted = unlisted.into_iter().map(|operation| {
        let line = shown(operation.method, &operation.template());
        let location = service.origins.location(&operation.page, "path");
        gap(&location, format!("the overview does not list `{line}`")).subject("path")
    });
    undescribed.chain(dangling).chain(unlisted).collect()
}

fn gap(location: &Location, message: String) -> Diagnostic {
    Diagnostic::new(Code::OverviewGap, location.clone(), message)
}

fn shown(method: Method, target: &PathTemplate) -> String {
    format!("{method} {}", target.path)
}

type Contradictions<'a> = (Vec<(&'a RequestLine, &'a Location)>, Vec<&'a Operation>);

/// The lines that no page describes, and the operations that no row lists.
fn contradictions<'a>(
    service: &'a Service,
    listed: &'a Listed,
    files: &BTreeSet<&PageId>,
) -> Contradictions<'a> {
    let described: BTreeSet<_> = service.operations.iter().map(key).collect();
    let known: BTreeSet<_> = listed.lines.keys().map(|line| (line.method, line.target.shape())).collect();
    let by_page = service.by_page();
    // That a page has no operation at all is a finding of its own.
    let is_read = |link: &Option<PageId>| {
        link.as_ref().is_none_or(|link| !files.contains(link) || by_page.contains_key(link))
    };
    let is_undescribed = |line: &RequestLine| !described.contains(&(line.method, line.target.shape()));
    let undescribed = listed.lines.iter().filter(|(line, (_, link))| is_undescribed(line) && is_read(link));
    let is_listed = |operation: &&Operation| {
        known.contains(&key(operation)) || listed.links.contains_key(&operation.page)
    };
    (
        undescribed.map(|(line, (location, _))| (line, location)).collect(),
        service.operations.iter().filter(|operation| !is_listed(operation)).collect(),
    )
}

/// Method and path of an operation, whatever its placeholders are called.
pub(super) fn key(operation: &Operation) -> (Method, String) {
    (operation.method, operation.template().shape())
}

fn listed(pages: &[&Page]) -> Listed {
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
                    listed.lines.insert(RequestLine { method, target }, (location, link(table, row)));
                }
            }
        }
    }
    listed
}
