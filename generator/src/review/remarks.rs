//! What was found and what people decided, each with what it is about.

use super::{
    Input,
    pages::{Excerpt, Pages},
};
use crate::{
    diagnostic::{Diagnostic, Location},
    page_id::PageId,
    spec::{corrections::Correction, model::Operation},
};

/// What a person should see where it belongs.
#[derive(Clone)]
pub(super) struct Remark<'a> {
    page: PageId,
    operation: Option<&'a str>,
    /// The address of what it is about; empty where it is about a place alone.
    pub(super) subject: &'a str,
    pub(super) location: Option<&'a Location>,
    pub(super) said: Said<'a>,
}

/// What is said.
#[derive(Clone)]
pub(super) enum Said<'a> {
    /// Something was found.
    Finding(Finding<'a>),
    /// Something was corrected.
    Correction(&'a Correction),
}

/// A finding and what became of it.
#[derive(Clone)]
pub(super) struct Finding<'a> {
    pub(super) state: State<'a>,
    pub(super) diagnostic: &'a Diagnostic,
    /// Where it stands, unless that is shown anyway.
    pub(super) excerpt: Option<Excerpt>,
    /// The anchor of one that is open.
    pub(super) anchor: Option<String>,
}

/// What became of a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State<'a> {
    /// Nobody has decided about it.
    Open,
    /// A person lets it stand, for that reason.
    Accepted(&'a str),
    /// Everybody decides alike about it.
    Counted,
}

impl State<'_> {
    /// The word that the page has for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted(_) => "accepted",
            Self::Counted => "counted",
        }
    }
}

/// All that there is to say of a service: what is open first, corrections last.
pub(super) fn remarks<'a>(input: &Input<'a>, pages: &Pages) -> Vec<Remark<'a>> {
    let open = input.findings.iter().enumerate().map(|(at, diagnostic)| {
        let anchor = Some(format!("{}-finding-{}", input.service.name, at + 1));
        finding(diagnostic, State::Open, anchor, pages)
    });
    let accepted = input.service.accepted.iter();
    let accepted =
        accepted.map(|accepted| finding(&accepted.finding, State::Accepted(&accepted.because), None, pages));
    let counted = input.service.counted.iter();
    let counted = counted.map(|diagnostic| finding(diagnostic, State::Counted, None, pages));
    let corrections = input.corrections.iter().filter_map(|correction| {
        Some(Remark {
            page: correction.page.clone()?,
            operation: correction.operation.as_deref(),
            subject: &correction.at,
            location: None,
            said: Said::Correction(correction),
        })
    });
    open.chain(accepted).chain(counted).chain(corrections).collect()
}

fn finding<'a>(
    diagnostic: &'a Diagnostic,
    state: State<'a>,
    anchor: Option<String>,
    pages: &Pages,
) -> Remark<'a> {
    let location = &diagnostic.location;
    Remark {
        page: PageId::of(&location.path),
        operation: diagnostic.operation.as_deref(),
        subject: &diagnostic.subject,
        location: Some(location),
        said: Said::Finding(Finding { state, diagnostic, excerpt: pages.excerpt(location), anchor }),
    }
}

impl Remark<'_> {
    /// Whether it is about that operation, or about all of its page.
    pub(super) fn is_about(&self, operation: &Operation) -> bool {
        self.page == operation.page && self.operation.is_none_or(|line| line == operation.line())
    }

    /// Whether each operation of its page shows it. A finding is drawn once.
    pub(super) fn is_repeated(&self) -> bool {
        matches!(self.said, Said::Correction(_))
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(&self.said, Said::Finding(finding) if finding.state == State::Open)
    }
}
