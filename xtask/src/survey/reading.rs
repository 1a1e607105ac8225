//! One service: read, counted, and made into what is wanted of it.

use generator::{
    diagnostic::{Code, Diagnostic},
    docs::source::SourcePage,
    spec::{
        facts::facts,
        model::Operation,
        report::{Imbalance, LeftOut},
        resolve,
        service::Service,
    },
};

use super::{
    client,
    outputs::{Files, Wants},
    services::Source,
    summary::Summary,
};
use crate::{
    console::{Record, Texts},
    defect,
    failure::Failure,
    pages,
    stopwatch::Stopwatch,
};

/// What is kept of a service once it is written.
#[derive(Debug, Default)]
pub(super) struct Surveyed {
    pub(super) summary: Summary,
    pub(super) findings: Vec<Record>,
    /// What the report counts instead of telling it.
    pub(super) counted: Vec<Record>,
    /// Why operations have no types.
    pub(super) untyped: Vec<Record>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) imbalances: Vec<Imbalance>,
    /// Why it could not be read at all.
    pub(super) failure: Option<Failure>,
}

impl Surveyed {
    /// Why the survey fails: not all that was read is accounted for. Findings are what it is for.
    pub(super) fn failures(&self) -> Vec<Failure> {
        let service = &self.summary.service;
        let unbalanced = |thing: &Imbalance| {
            let Imbalance { what, read, explained } = thing;
            Failure::new(format!("{service}: {read} {what} were read, but {explained} are explained"))
        };
        let unaccounted = |page: &Record| Failure::new(format!("{}: {}", page.path, page.message));
        let pages = self.findings.iter().filter(|finding| finding.code == Code::Unaccounted.text());
        let imbalances = self.imbalances.iter().map(unbalanced).chain(pages.map(unaccounted));
        self.failure.iter().cloned().chain(imbalances).collect()
    }
}

/// Surveys a service. Whatever happens to it happens to it alone, a defect of the generator included.
pub(super) fn survey(source: &Source, wants: Wants) -> (Surveyed, Files) {
    let surveyed = defect::contained(&source.name, || read(source, wants)).flatten();
    surveyed.unwrap_or_else(|failure| {
        let summary = Summary::unread(source);
        (Surveyed { summary, failure: Some(failure), ..Surveyed::default() }, Files::default())
    })
}

fn read(source: &Source, wants: Wants) -> Result<(Surveyed, Files), Failure> {
    let started = Stopwatch::start();
    let pages = source.pages.iter().map(|page| pages::read_page(page));
    let pages = pages.collect::<Result<Vec<SourcePage>, Failure>>()?;
    let read = generator::read_pages(&source.module, &pages, None);
    let elapsed = started.elapsed();
    let (service, mut findings) = (read.value, read.diagnostics);
    let mut summary = Summary::new(source, &service);
    summary.milliseconds = elapsed.as_millis();
    let mut files = Files::default();
    if wants.facts {
        files.facts.insert(format!("{}.json", source.module), facts_of(source, &service));
    }
    if wants.spec {
        files.spec = generator::write_spec(&service).value;
    }
    let untyped = untyped(&service);
    summary.typed = service.operations.len() - untyped.len();
    if wants.client {
        let read: Vec<Diagnostic> = findings.iter().chain(&service.counted).cloned().collect();
        let client = client::service(&service, &read);
        findings.extend(client.findings);
        files.client = client.files;
    }
    let [findings, counted, untyped] =
        [findings, service.counted.clone(), untyped].map(|each| records(each, &pages));
    summary.count(&findings, &counted);
    let imbalances = service.report.imbalances();
    let left_out = service.report.left_out().map(|(_, left_out)| left_out.clone()).collect();
    Ok((Surveyed { summary, findings, counted, untyped, left_out, imbalances, failure: None }, files))
}

/// The operations that the client cannot say, at their pages, each with its first reason and no other.
fn untyped(service: &Service) -> Vec<Diagnostic> {
    let refused = resolve::resolve(service).value.refused;
    let first = refused.into_iter().filter_map(|refused| {
        let reason = refused.reasons.into_iter().next()?;
        let Operation { page, method, path, .. } = refused.operation;
        let message = format!("{method} {path}: {}: {}", reason.subject, reason.message);
        let location = service.origins.location(page, "path");
        Some(Diagnostic { location, message, ..reason })
    });
    first.collect()
}

fn facts_of(source: &Source, service: &Service) -> String {
    facts(service, &source.name, |operation| format!("{}{}", source.prefix, operation.page)).to_string()
}

/// The findings by page and location.
fn records(mut findings: Vec<Diagnostic>, pages: &[SourcePage]) -> Vec<Record> {
    findings.sort_by(|one, other| {
        let key = |finding: &Diagnostic| (finding.location.span.start, finding.code);
        one.location.path.cmp(&other.location.path).then_with(|| key(one).cmp(&key(other)))
    });
    let mut texts = Texts::default();
    for page in pages {
        texts.insert_page(page);
    }
    findings.iter().map(|finding| Record::new(finding, &texts)).collect()
}

#[cfg(test)]
mod tests {
    use generator::{diagnostic::Location, spec::report::Item};

    use super::*;

    #[test]
    fn only_what_is_not_accounted_for_fails_a_survey() {
        let record =
            |code| Record::new(&Diagnostic::new(code, Location::default(), "lost"), &Texts::default());
        let findings = |code| Surveyed { findings: vec![record(code)], ..Surveyed::default() };
        let imbalance = Imbalance { what: Item::Rows, read: 2, explained: 1 };
        let cases = [
            (findings(Code::UnknownHeading), 0),
            (findings(Code::Unaccounted), 1),
            (Surveyed { imbalances: vec![imbalance], ..Surveyed::default() }, 1),
            (Surveyed { failure: Some(Failure::new("no permission")), ..Surveyed::default() }, 1),
        ];
        for (surveyed, failures) in cases {
            assert_eq!(surveyed.failures().len(), failures, "{surveyed:?}");
        }
    }
}
