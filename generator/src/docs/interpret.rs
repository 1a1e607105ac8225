//! `[Page]` → `Service`: types, joined tables, constraints; one operation for each operation page.

mod across;
mod body;
mod error_codes;
mod examples;
mod facts;
mod field;
mod links;
mod names;
mod operation;
mod overview;
mod parameters;
mod placement;
mod reading;
mod responses;
mod template;
mod totals;
mod values;

use std::collections::BTreeMap;

use super::page::{Page, PageKind};
use crate::{
    diagnostic::{Code, Diagnostic, Location, Outcome},
    files::file_name,
    spec::{model::Operation, service::Service},
};
use reading::Reading;

/// Makes a service of its pages. Pages that describe no operation are left out with a reason.
#[must_use]
pub fn interpret(service: &str, pages: &[Page]) -> Outcome<Service> {
    let pages = &across::join(pages);
    let mut value = Service { name: service.to_owned(), ..Service::default() };
    let mut diagnostics = Vec::new();
    let mut ledgers = Vec::new();
    for page in pages {
        let mut reading = Reading::new(page);
        match page.kind {
            PageKind::Operation => value.operations.extend(operation::operations(service, &mut reading)),
            PageKind::ErrorCodes => value.error_codes.extend(error_codes::error_codes(&mut reading)),
            PageKind::Overview => overview::count(&mut reading),
            PageKind::Other | PageKind::Unreadable => {}
        }
        let done = reading.finish();
        let name = file_name(&page.path).to_owned();
        value.origins.paths.insert(name.clone(), page.path.clone());
        for (address, span) in done.origins {
            value.origins.insert(&name, address, span);
        }
        diagnostics.extend(done.diagnostics);
        ledgers.push((page, done.ledger));
    }
    value.disputed = names::settle(&mut value.operations);
    diagnostics.extend(duplicates(&value, pages));
    diagnostics.extend(overview::compare(&value, pages));
    value.report = totals::report(&value, &ledgers);
    Outcome { value, diagnostics }
}

/// Two pages must not describe one operation: nobody could tell which of them counts.
fn duplicates(service: &Service, pages: &[Page]) -> Vec<Diagnostic> {
    let mut first = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for operation in &service.operations {
        let other: &Operation = first.entry(operation.identity()).or_insert(operation);
        if std::ptr::eq(other, operation) {
            continue;
        }
        let message =
            format!("`{} {}` is already described by {}", operation.method, operation.path, other.page);
        let location = service.origins.location(&operation.page, "path");
        diagnostics.push(Diagnostic::new(Code::DuplicateOperation, location, message).subject("path"));
    }
    diagnostics.extend(pages.iter().filter_map(lost_request_line));
    diagnostics
}

/// A page with a URI section that gives no request line has lost it.
fn lost_request_line(page: &Page) -> Option<Diagnostic> {
    let span = page.uri_heading.clone().filter(|_| page.request_lines.is_empty())?;
    let location = Location { path: page.path.clone(), span };
    Some(Diagnostic::new(Code::NoRequestLine, location, "the URI section holds no request line"))
}
