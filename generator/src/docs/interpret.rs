//! `[Page]` → `Service`: types, joined tables, constraints; one operation for each operation page.

mod across;
mod body;
mod contents;
mod error_codes;
mod examples;
mod facts;
mod field;
mod links;
mod names;
mod operation;
mod overview;
mod parameters;
mod parents;
mod permissions;
mod placement;
mod reading;
mod responses;
mod totals;
mod values;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::page::{Page, PageKind};
use crate::{
    diagnostic::{Code, Diagnostic, Location, Outcome},
    files::file_name,
    spec::{
        model::{ErrorCode, Operation},
        service::Service,
    },
};
use reading::Reading;

/// Makes a service of its pages. Pages that describe no operation are left out with a reason.
#[must_use]
pub fn interpret(service: &str, pages: &[Page]) -> Outcome<Service> {
    let joined = across::join(pages);
    let mut value = Service { name: service.to_owned(), ..Service::default() };
    let mut diagnostics = Vec::new();
    let mut ledgers = Vec::new();
    let with_success = statuses_of_a_success(pages);
    let has_several = pages.iter().filter(|page| page.kind == PageKind::ErrorCodes).count() > 1;
    // Pages on operations need the operations.
    let (operations, others): (Vec<Cow<'_, Page>>, Vec<Cow<'_, Page>>) =
        joined.into_iter().partition(|page| page.kind == PageKind::Operation);
    for page in operations.iter().chain(&others) {
        let mut reading = Reading::new(page);
        let common = page.status_page.as_deref().map(file_name);
        reading.has_common_success = common.is_some_and(|page| with_success.contains(page));
        match page.kind {
            PageKind::Operation => value.operations.extend(operation::operations(service, &mut reading)),
            PageKind::ErrorCodes => {
                let page = has_several.then(|| file_name(&page.path).to_owned());
                let codes = error_codes::error_codes(&mut reading).into_iter();
                value.error_codes.extend(codes.map(|code| ErrorCode { page: page.clone(), ..code }));
            }
            PageKind::Overview => overview::count(&mut reading),
            PageKind::Permissions => permissions::permissions(&mut reading, &mut value),
            PageKind::Statuses => responses::count(&mut reading),
            _ => {}
        }
        let done = reading.finish();
        let name = file_name(&page.path).to_owned();
        value.origins.paths.insert(name.clone(), page.path.clone());
        value.origins.extend(&name, done.origins);
        diagnostics.extend(done.diagnostics);
        ledgers.push((page.as_ref(), done.ledger));
    }
    let anchors =
        pages.iter().filter_map(|page| Some((file_name(&page.path), page.title_anchor.as_deref()?)));
    value.disputed = names::settle(&mut value.operations, &anchors.collect());
    contents::group(&mut value, pages);
    diagnostics.extend(duplicates(&value, pages));
    diagnostics.extend(overview::compare(&value, pages));
    diagnostics.extend(contents::compare(&value, pages));
    value.report = totals::report(&value, &ledgers);
    Outcome { value, diagnostics }
}

/// The pages of statuses that list one of a success.
fn statuses_of_a_success(pages: &[Page]) -> BTreeSet<&str> {
    let pages = pages.iter().filter(|page| responses::lists_success(page));
    pages.map(|page| file_name(&page.path)).collect()
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
    if !page.request_lines.is_empty() {
        return None;
    }
    if let Some(span) = page.web_socket.clone() {
        let location = Location { path: page.path.clone(), span };
        return Some(Diagnostic::new(Code::WebSocket, location, "the page describes a web socket"));
    }
    let span = page.uri_heading.clone()?;
    let location = Location { path: page.path.clone(), span };
    Some(Diagnostic::new(Code::NoRequestLine, location, "the URI section holds no request line"))
}
