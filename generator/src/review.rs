//! Everything that is known of services and of what changes about them → one page of HTML to review by.
//!
//! The page stands alone: no script, nothing that is loaded. What stands in it is decided in `view`, and drawn in
//! `html`; each text of a page is a text there too, whatever it holds.

mod examples;
mod facts;
mod html;
mod pages;
mod remarks;
mod rows;
mod rust;
mod view;

use crate::{
    diagnostic::Diagnostic,
    diff::Change,
    docs::source::SourcePage,
    rust::module::Module,
    spec::{corrections::Correction, service::Service},
};

/// What is known of a service.
pub struct Input<'a> {
    /// As its pages have it, with what people decided, its texts and its English text.
    pub service: &'a Service,
    /// What the client has of it.
    pub module: &'a Module,
    /// Its pages; none where it comes from its committed spec.
    pub pages: &'a [SourcePage],
    /// What is still to be decided about.
    pub findings: &'a [Diagnostic],
    /// What was wrong on its pages.
    pub corrections: &'a [Correction],
}

/// The page: on top what changes, then each service, operation by operation.
#[must_use]
pub fn review(services: &[Input<'_>], changes: &[Change]) -> String {
    let services: Vec<view::Service> = services.iter().map(view::service).collect();
    html::page(&services, changes)
}
