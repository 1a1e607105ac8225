//! FRONT: from pages to a service. Knows Markdown, HTML, Chinese and English; no Rust.

pub mod document;
pub mod interpret;
pub mod ledger;
pub mod page;
mod pieces;
pub mod recognize;
pub mod scan;
pub mod source;
pub mod vocabulary;

use crate::{diagnostic::Outcome, spec::service::Service};
use source::SourcePage;

/// All stages of the front half, one after the other.
#[must_use]
pub fn read(service: &str, pages: &[SourcePage]) -> Outcome<Service> {
    let mut diagnostics = Vec::new();
    let mut recognized = Vec::new();
    for page in pages {
        let page = scan::scan(page).then(|document| recognize::recognize(&document));
        diagnostics.extend(page.diagnostics);
        recognized.push(page.value);
    }
    let mut service = interpret::interpret(service, &recognized);
    diagnostics.append(&mut service.diagnostics);
    Outcome { value: service.value, diagnostics }
}
