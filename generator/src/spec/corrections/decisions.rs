//! Decisions held against the pages as they could be read.

use std::collections::BTreeSet;

use super::Corrections;
use crate::{
    diagnostic::{Code, Diagnostic},
    page_id::PageId,
};

/// What people decided, and the pages about which it cannot be judged.
#[derive(Clone, Debug)]
pub struct Decisions<'a> {
    /// What people decided.
    pub corrections: &'a Corrections,
    broken: BTreeSet<PageId>,
}

impl<'a> Decisions<'a> {
    /// `found`: what reading the pages found. A page with a fault that a person accepted is read as it is.
    #[must_use]
    pub fn new(corrections: &'a Corrections, found: &[Diagnostic]) -> Self {
        let accepted = |finding: &Diagnostic| {
            let mut targets = corrections.accepted.iter().flat_map(super::Acceptance::targets);
            targets.any(|target| target.names(finding))
        };
        let is_fault = |code: Code| code.breaks_the_page() || code == Code::UnknownHeading;
        let faults = found.iter().filter(|finding| is_fault(finding.code) && !accepted(finding));
        Self { corrections, broken: faults.map(|finding| PageId::of(&finding.location.path)).collect() }
    }

    /// Whether a part of the page may be missing: what was decided about it is neither right nor wrong.
    #[must_use]
    pub fn is_broken(&self, page: &PageId) -> bool {
        self.broken.contains(page)
    }

    /// Whether a part of any page may be missing.
    #[must_use]
    pub fn is_any_broken(&self) -> bool {
        !self.broken.is_empty()
    }
}
