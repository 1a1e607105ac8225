//! `[Diagnostic]` × `Corrections` → `[Diagnostic]`: takes out what people decided about.

use super::{
    corrections::Corrections,
    service::{Corrected, Service},
};
use crate::{
    diagnostic::{Code, Diagnostic, Outcome},
    files::file_name,
};

/// Takes out findings that a correction mended or an acceptance names. An acceptance that names
/// nothing is a finding itself.
#[must_use]
pub fn accept(
    mut service: Service,
    findings: Vec<Diagnostic>,
    corrections: &Corrections,
) -> Outcome<Service> {
    let mut diagnostics: Vec<Diagnostic> =
        findings.into_iter().filter(|finding| !is_mended(finding, &service)).collect();
    let mut unused = Vec::new();
    for (at, acceptance) in corrections.accepted.iter().enumerate() {
        for (item, subject) in acceptance.subjects().enumerate() {
            let before = diagnostics.len();
            diagnostics.retain(|finding| {
                let is_it = finding.code.text() == acceptance.code
                    && is_about(finding, &acceptance.page)
                    && (acceptance.operation.is_none() || acceptance.operation == finding.operation)
                    && finding.subject == subject;
                !is_it
            });
            service.report.decide(&acceptance.page, "accepted findings", before - diagnostics.len());
            if diagnostics.len() == before && !corrections.unreadable.contains(&acceptance.page) {
                let message =
                    format!("{} has no finding `{}` about `{subject}`", acceptance.page, acceptance.code);
                unused.push(Diagnostic::new(
                    Code::AcceptanceUnused,
                    corrections.places.acceptance(at, item),
                    message,
                ));
            }
        }
    }
    diagnostics.extend(unused);
    Outcome { value: service, diagnostics }
}

/// What the reader found wrong at a place that a person has corrected since is settled.
fn is_mended(finding: &Diagnostic, service: &Service) -> bool {
    let is_about_it = |Corrected { page, operation, at }: &Corrected| {
        is_about(finding, page)
            && (operation.is_none() || *operation == finding.operation)
            && (finding.subject == *at || finding.subject.starts_with(&format!("{at}/")))
    };
    !finding.subject.is_empty() && !is_example_check(finding) && service.corrected.iter().any(is_about_it)
}

/// Checks of examples run on the corrected spec, so a correction has had its chance already.
fn is_example_check(finding: &Diagnostic) -> bool {
    matches!(
        finding.code,
        Code::ExampleSyntax
            | Code::ExampleType
            | Code::ExampleValue
            | Code::ExampleUnknownKey
            | Code::ExampleMissingKey
            | Code::ExampleRequestLine
    )
}

fn is_about(finding: &Diagnostic, page: &str) -> bool {
    file_name(&finding.location.path) == page
}
