//! `[Diagnostic]` × `Decisions` → `[Diagnostic]`: takes out what people decided about.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::{
    correct::{Part, renamed},
    corrections::{Decisions, Target},
    report::Decided,
    service::{Accepted, Service},
};
use crate::{
    diagnostic::{Code, Diagnostic, Outcome},
    page_id::PageId,
};

/// Takes out findings that a correction settled or an acceptance names. An acceptance that names
/// nothing is a finding itself.
#[must_use]
pub fn accept(
    checked: Outcome<Service>,
    corrected: &BTreeSet<Part>,
    decisions: &Decisions<'_>,
) -> Outcome<Service> {
    let Outcome { value: mut service, mut diagnostics } = checked;
    let corrections = decisions.corrections;
    diagnostics.retain(|finding| !is_settled(finding, corrected));
    let diagnostics = counted(diagnostics, &mut service);
    let mut diagnostics = without_repetition(diagnostics);
    let mut unused = Vec::new();
    // What is decided about one page comes first: a rule is about the rest.
    for is_rule in [false, true] {
        let entries = corrections.accepted.iter().enumerate();
        for (at, acceptance) in entries.filter(|(_, acceptance)| acceptance.is_rule() == is_rule) {
            for (item, target) in acceptance.targets().into_iter().enumerate() {
                let is_used =
                    take_out(&mut diagnostics, &target, &mut service, &corrections.locations.file().path);
                if !is_used && is_readable(&target, &service, decisions) {
                    let entry = corrections.locations.acceptance(at, item);
                    unused.push(Diagnostic::new(Code::AcceptanceUnused, entry, target.to_string()));
                }
            }
        }
    }
    diagnostics.extend(unused);
    if let Some(page) = renamed(&service, corrections) {
        // Decided about under its old name, which is a finding.
        diagnostics.retain(|finding| PageId::of(&finding.location.path) != *page);
    }
    Outcome { value: service, diagnostics: without_consequences(diagnostics) }
}

/// Counts what everybody decides alike, page by page, and gives back the rest.
fn counted(diagnostics: Vec<Diagnostic>, service: &mut Service) -> Vec<Diagnostic> {
    let (counted, findings) = diagnostics.into_iter().partition(|finding| finding.code.is_counted());
    service.counted = counted;
    for finding in &service.counted {
        service.report.count(&PageId::of(&finding.location.path), finding.code.text());
    }
    findings
}

/// Whatever else is wrong with a page of which a part is missing follows from that, or is found when the page
/// is whole again; what stands under an unknown heading waits until it is known.
fn without_consequences(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let pages = |is_cause: fn(Code) -> bool| -> BTreeSet<String> {
        let causes = diagnostics.iter().filter(|finding| is_cause(finding.code));
        causes.map(|finding| finding.location.path.clone()).collect()
    };
    let broken = pages(Code::breaks_the_page);
    let unknown = pages(|code| code == Code::UnknownHeading);
    diagnostics.retain(|finding| {
        let path = &finding.location.path;
        let follows_from_a_part = broken.contains(path) && !finding.code.breaks_the_page();
        let follows_from_a_heading = unknown.contains(path) && finding.code.may_follow_from_a_heading();
        !(follows_from_a_part || follows_from_a_heading)
    });
    diagnostics
}

/// Where examples of a page contradict its URI alike, the first speaks for all: the URI is wrong, or all
/// of them are.
fn without_repetition(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |finding: &Diagnostic| {
        let is_repeated = finding.code == Code::ExampleRequestLine;
        is_repeated.then(|| (finding.location.path.clone(), finding.message.clone()))
    };
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for key in diagnostics.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    let mut kept = Vec::new();
    for mut finding in diagnostics {
        match key(&finding).map(|key| counts.remove(&key)) {
            Some(None) => continue,
            Some(Some(2)) => finding.message.push_str("; so does another example"),
            Some(Some(count)) if count > 2 => {
                write!(finding.message, "; so do {} more examples", count - 1).expect("texts grow");
            }
            _ => {}
        }
        kept.push(finding);
    }
    kept
}

/// Takes out what is meant; `false` where nothing is. Findings about decisions stay.
fn take_out(findings: &mut Vec<Diagnostic>, target: &Target, service: &mut Service, decisions: &str) -> bool {
    let is_meant = |finding: &mut Diagnostic| finding.location.path != decisions && target.names(finding);
    let taken: Vec<Diagnostic> = findings.extract_if(.., is_meant).collect();
    let is_any = !taken.is_empty();
    for finding in taken {
        service.report.decide(&PageId::of(&finding.location.path), Decided::AcceptedFindings, 1);
        service.accepted.push(Accepted { finding, because: target.because().to_owned() });
    }
    is_any
}

/// Whether all that the target may be about could be read. A page that is not there is a finding already.
fn is_readable(target: &Target, service: &Service, decisions: &Decisions<'_>) -> bool {
    match target.page {
        Some(page) => !decisions.is_broken(page) && service.origins.paths.contains_key(page),
        None => !decisions.is_any_broken(),
    }
}

/// What the reader found wrong at an address that a person has corrected since is settled.
fn is_settled(finding: &Diagnostic, corrected: &BTreeSet<Part>) -> bool {
    let is_about_it = |Part { page, operation, at }: &Part| {
        page.is_at(&finding.location.path)
            && (operation.is_none() || *operation == finding.operation)
            && (finding.subject == *at || finding.subject.starts_with(&format!("{at}/")))
    };
    !finding.subject.is_empty() && !is_example_check(finding) && corrected.iter().any(is_about_it)
}

/// Checks of examples run on the corrected spec, so a correction has had its chance already.
fn is_example_check(finding: &Diagnostic) -> bool {
    matches!(
        finding.code,
        Code::ExampleSyntax
            | Code::ExampleType
            | Code::ExampleValue
            | Code::ExampleUnknownKey
            | Code::ExampleShape
            | Code::ExampleMissingKey
            | Code::ExampleRequestLine
    )
}
