//! Overview pages list a service's operations: a check that none is missing.

use std::collections::BTreeMap;

use super::reading::{Fate, Reading};
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::{
        page::{Page, PageKind, TableRole},
        recognize::request_line,
    },
    spec::service::Service,
};

/// Books the rows of an overview page.
pub(super) fn count(reading: &mut Reading<'_>) {
    let page = reading.page;
    for (at, table) in
        page.tables.iter().enumerate().filter(|(_, table)| table.role == TableRole::RequestLines)
    {
        reading.consume(at);
        for (row_at, row) in table.rows.iter().enumerate() {
            let fate = match request_line(&table.request_line(row)) {
                Some(_) => Fate::Used("overview entry"),
                None => Fate::LeftOut("an overview entry without a request line"),
            };
            reading.book((at, row_at), fate);
        }
    }
}

/// Operations that are listed and not described, and the reverse.
pub(super) fn compare(service: &Service, pages: &[Page]) -> Vec<Diagnostic> {
    let listed = listed(pages);
    if listed.is_empty() {
        return Vec::new();
    }
    let described: BTreeMap<(&str, &str), &str> = service
        .operations
        .iter()
        .map(|operation| {
            ((operation.method.as_str(), without_query(&operation.path)), operation.page.as_str())
        })
        .collect();
    let mut diagnostics = Vec::new();
    for ((method, path), location) in &listed {
        if !described.contains_key(&(method.as_str(), path.as_str())) {
            let message = format!("no page describes `{method} {path}`");
            diagnostics.push(
                Diagnostic::new(Code::OverviewMismatch, location.clone(), message)
                    .subject(format!("{method} {path}")),
            );
        }
    }
    for ((method, path), page) in described {
        if !listed.contains_key(&(method.to_owned(), path.to_owned())) {
            let location = service.origins.location(page, "path");
            let message = format!("the overview does not list `{method} {path}`");
            diagnostics.push(Diagnostic::new(Code::OverviewMismatch, location, message).subject("path"));
        }
    }
    diagnostics
}

fn without_query(path: &str) -> &str {
    path.split('?').next().unwrap_or(path)
}

/// Method and path of every row of the overview pages, and where they stand.
fn listed(pages: &[Page]) -> BTreeMap<(String, String), Location> {
    let mut listed = BTreeMap::new();
    for page in pages.iter().filter(|page| page.kind == PageKind::Overview) {
        for table in page.tables.iter().filter(|table| table.role == TableRole::RequestLines) {
            for row in &table.rows {
                if let Some((method, target)) = request_line(&table.request_line(row)) {
                    let location = Location { path: page.path.clone(), span: row.span.clone() };
                    listed.insert((method, without_query(&target).to_owned()), location);
                }
            }
        }
    }
    listed
}
