//! The files of wording, and whose findings about them are.

use generator::{SettingsFile, diagnostic::Diagnostic, spec::word::Worded};

use super::candidate::Candidate;
use crate::{
    console::Texts,
    disk,
    failure::Failure,
    sources::Source,
    workspace::{WORDING, has_ending},
};

/// Reads the files.
pub(super) fn read(texts: &mut Texts) -> Result<Vec<SettingsFile>, Failure> {
    let files = disk::tree(WORDING)?.into_iter().filter(|(path, _)| has_ending(path, "yaml"));
    let files = files.map(|(path, text)| SettingsFile { path: format!("{WORDING}/{path}"), text });
    let files: Vec<_> = files.collect();
    for file in &files {
        texts.insert(&file.path, file.text.clone());
    }
    Ok(files)
}

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
