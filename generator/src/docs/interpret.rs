//! `Sources` → `Interpreted`: one page with its tables joined becomes typed fields, bodies, operations.

mod body;
mod demands;
mod draft;
mod error_codes;
mod examples;
mod facts;
mod field;
mod operation;
mod parameters;
mod parents;
mod placement;
mod recorder;
mod request;
mod request_context;
mod responses;
mod shown;
mod values;

use super::{
    examples::SourcedExample,
    link::Links,
    outcomes::Outcomes,
    page::{Page, PageKind},
    rows::Rows,
};
use crate::{
    diagnostic::Outcome,
    spec::{
        model::{ErrorCode, Operation},
        service::PageOrigins,
    },
};
use recorder::Recorder;

pub use responses::lists_success;

/// A page, and what the stages before found out about it.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The page.
    pub page: &'a Page,
    /// The rows of its parameter tables.
    pub rows: &'a Rows<'a>,
    /// Which table each field refers to.
    pub links: &'a Links,
    /// Its examples.
    pub examples: &'a [SourcedExample],
    /// A page of the service that this one refers to lists the statuses of a success.
    pub has_common_success: bool,
}

/// What a page says, on its own.
#[derive(Debug, Default)]
pub struct Interpreted {
    /// Its operations, without names.
    pub operations: Vec<Operation>,
    /// The error codes that it lists for all operations.
    pub error_codes: Vec<ErrorCode>,
    /// What became of its tables and rows.
    pub outcomes: Outcomes,
    /// Where its parts stand on the page.
    pub origins: PageOrigins,
}

/// Reads what a page says. Pages that list or permit operations are read when all operations are known.
#[must_use]
pub fn interpret(service: &str, sources: &Sources<'_>) -> Outcome<Interpreted> {
    let mut recorder = Recorder::new(&sources.page.path);
    let mut value = Interpreted::default();
    match sources.page.kind {
        PageKind::Operation => value.operations = operation::operations(service, sources, &mut recorder),
        PageKind::ErrorCodes => value.error_codes = error_codes::error_codes(sources, &mut recorder),
        PageKind::Statuses => {
            responses::statuses(sources, &mut recorder);
        }
        _ => {}
    }
    let found = recorder.finish();
    value.outcomes = found.outcomes;
    value.origins = found.origins;
    Outcome { value, diagnostics: found.diagnostics }
}
