//! Pages that describe one operation, and pages that should describe one and do not.

use std::collections::BTreeMap;

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::page::Page,
    spec::{model::Operation, service::Service},
};

/// Two pages must not describe one operation: nobody could tell which of them counts.
pub(super) fn duplicates(service: &Service, pages: &[&Page]) -> Vec<Diagnostic> {
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
    diagnostics.extend(pages.iter().filter_map(|page| lost_request_line(page)));
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
