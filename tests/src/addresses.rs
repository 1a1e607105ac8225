//! Findings address what is there: their subjects lead somewhere in the spec of their page.

use generator::{
    SettingsFile,
    diagnostic::{Code, Diagnostic, Outcome},
    docs::source::SourcePage,
    page_id::PageId,
    read_pages,
    spec::{
        address,
        model::{Operation, Type},
        service::Service,
    },
};
use serde_json::{Value as Json, json};

/// Members that are left out of the spec where they say nothing; a correction may add them.
const OPTIONAL: &[&str] = &["required", "secret", "responses", "description", "type", "paging"];

/// Findings that are about other things than parts of an operation.
const OF_SERVICES: &[Code] = &[Code::OverviewMismatch, Code::OverviewGap, Code::ContentsGap];

/// What is wrong with the findings about operations: those without a line, and those whose subject leads
/// nowhere.
#[must_use]
pub fn unresolved(read: &Outcome<Service>) -> Vec<String> {
    let found = said(read).filter(|finding| is_addressed(finding));
    let fault = |finding: &Diagnostic| {
        let roots = roots(&read.value, finding);
        if roots.is_empty() {
            return None;
        }
        let leads_nowhere = !roots.iter().any(|root| resolves(root, &finding.subject));
        let has_no_line = finding.location.span.is_empty();
        (leads_nowhere || has_no_line).then(|| text(finding))
    };
    found.filter_map(fault).collect()
}

/// How many findings have a subject that is a part of an operation.
#[must_use]
pub fn addressed(read: &Outcome<Service>) -> usize {
    let is_it = |finding: &&Diagnostic| is_addressed(finding) && !roots(&read.value, finding).is_empty();
    said(read).filter(is_it).count()
}

/// The findings that a correction at their subject does not settle.
#[must_use]
pub fn unsettled(pages: &[SourcePage]) -> Vec<String> {
    let read = read_pages("case", pages, None);
    // Nothing is decided about a page of which a part is missing before it is mended.
    let is_broken = |finding: &Diagnostic| {
        let mut causes = read.diagnostics.iter().filter(|other| other.code.breaks_the_page());
        causes.any(|cause| cause.location.path == finding.location.path)
    };
    let is_tried =
        |finding: &&Diagnostic| is_addressed(finding) && is_of_a_field(finding) && !is_broken(finding);
    let found = said(&read).filter(is_tried);
    let fault = |finding: &Diagnostic| {
        let roots = roots(&read.value, finding);
        let correction = correction(roots.first()?, finding);
        let settings = json!({ "corrections": [correction] }).to_string();
        let settings = SettingsFile { path: "corrections.yaml".to_owned(), text: settings };
        let again = read_pages("case", pages, Some(&settings));
        let is_it = |other: &Diagnostic| {
            other.code == finding.code
                && other.subject == finding.subject
                && other.operation == finding.operation
                && other.location.path == finding.location.path
        };
        let why = said(&again).find(|other| is_it(other) || other.location.path == "corrections.yaml")?;
        Some(format!("{}, corrected: {}", text(finding), text(why)))
    };
    found.filter_map(fault).collect()
}

/// Findings, and what is counted instead: a correction may be about either.
fn said(read: &Outcome<Service>) -> impl Iterator<Item = &Diagnostic> {
    read.diagnostics.iter().chain(&read.value.counted)
}

fn text(finding: &Diagnostic) -> String {
    let Diagnostic { code, subject, message, location, .. } = finding;
    format!("{} [{}] {subject}: {message}", location.path, code.text())
}

fn is_addressed(finding: &Diagnostic) -> bool {
    !finding.subject.is_empty() && !OF_SERVICES.contains(&finding.code)
}

/// What the examples show is held against the corrected spec; names and paths have rules of their own.
fn is_of_a_field(finding: &Diagnostic) -> bool {
    finding.subject.contains('/') && !finding.code.text().starts_with("example-")
}

/// The operations that a finding is about, as a correction sees them.
fn roots(service: &Service, finding: &Diagnostic) -> Vec<Json> {
    let is_meant = |operation: &&Operation| {
        operation.page.is_at(&finding.location.path)
            && finding.operation.as_ref().is_none_or(|line| *line == operation.line())
    };
    let operations = service.operations.iter().filter(is_meant);
    operations.map(|operation| serde_json::to_value(operation).expect("it has a JSON form")).collect()
}

fn resolves(root: &Json, subject: &str) -> bool {
    // Inside of an example an address names the keys, and elements of lists share one.
    let steps: Vec<&str> = subject.split('/').collect();
    let subject = match steps.as_slice() {
        [list @ ("request_examples" | "response_examples"), at, ..] => format!("{list}/{at}"),
        _ => subject.to_owned(),
    };
    let (parent, last) = subject.rsplit_once('/').unwrap_or(("", &subject));
    address::find(root, &subject).is_some()
        || (OPTIONAL.contains(&last) && address::find(root, parent).is_some())
}

/// Says something else at the subject of a finding, or nothing where it is about a whole field.
fn correction(root: &Json, finding: &Diagnostic) -> Json {
    let was = address::find(root, &finding.subject);
    let other_type = if was == Some(&json!(Type::Any)) { Type::Object } else { Type::Any };
    let now = match finding.subject.rsplit('/').next() {
        Some("type") => Some(json!(other_type)),
        Some("required" | "secret") => Some(json!(true)),
        Some("description") => Some(json!("corrected")),
        _ => None,
    };
    let mut correction = json!({
        "page": PageId::of(&finding.location.path),
        "at": finding.subject,
        "because": "a test",
    });
    for (member, value) in [("was", was.cloned()), ("now", now)] {
        if let Some(value) = value {
            correction[member] = value;
        }
    }
    if let Some(line) = &finding.operation {
        correction["operation"] = json!(line);
    }
    correction
}
