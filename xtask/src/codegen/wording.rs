//! How much of each service is worded, and whose findings about its wording are.

use generator::{diagnostic::Diagnostic, spec::word::Worded};

use super::candidate::Candidate;
use crate::{sources::Source, workspace::WORDING};

/// Remembers how much of each candidate is worded.
pub(super) fn cover(candidates: &mut [Candidate], worded: &[Worded]) {
    for candidate in candidates {
        let of_candidate = worded.iter().find(|worded| worded.service.name == candidate.name);
        candidate.coverage = of_candidate.map(|worded| worded.coverage).unwrap_or_default();
    }
}

/// Gives each finding to the candidate whose service it is about. Those about a service that this run
/// does not write are not this run's; those about no service come back, unless a service is missing
/// that may be what they need.
pub(super) fn assign(
    candidates: &mut [Candidate],
    sources: &[Source],
    findings: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let is_clean: Vec<bool> = candidates.iter().map(Candidate::is_clean).collect();
    let mut of_none = Vec::new();
    for finding in findings {
        let is_about = |service: &str| finding.location.path == format!("{WORDING}/{service}.yaml");
        match candidates.iter().position(|candidate| is_about(&candidate.name)) {
            Some(at) if is_clean[at] => candidates[at].findings.push(finding),
            Some(_) => {}
            None if sources.iter().any(|source| is_about(&source.service)) => {}
            None => of_none.push(finding),
        }
    }
    if is_clean.iter().all(|is_clean| *is_clean) { of_none } else { Vec::new() }
}
