//! One service: read, counted, and made into what is wanted of it.

use std::{
    panic::{self, AssertUnwindSafe},
    time::Instant,
};

use generator::{
    diagnostic::{Code, Diagnostic},
    docs::source::SourcePage,
    spec::{
        facts::facts,
        report::{Imbalance, LeftOut},
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
    failure::Failure,
    pages,
};

/// What is kept of a service once it is written.
#[derive(Debug, Default)]
pub(super) struct Surveyed {
    pub(super) summary: Summary,
    pub(super) findings: Vec<Record>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) imbalances: Vec<Imbalance>,
    /// Why it could not be read at all.
    pub(super) failure: Option<Failure>,
}

impl Surveyed {
    /// Whether all that was read is accounted for. Findings are what a survey is for.
    pub(super) fn is_fine(&self) -> bool {
        let unaccounted = Code::Unaccounted.text();
        self.failure.is_none()
            && self.imbalances.is_empty()
            && self.findings.iter().all(|finding| finding.code != unaccounted)
    }
}

/// Surveys a service. Whatever happens to it happens to it alone, a defect of the generator included.
pub(super) fn survey(source: &Source, wants: Wants) -> (Surveyed, Files) {
    let surveyed = panic::catch_unwind(AssertUnwindSafe(|| read(source, wants)));
    let defect = |_| Err(Failure::new(format!("the generator broke down over {}", source.name)));
    surveyed.unwrap_or_else(defect).unwrap_or_else(|failure| {
        let summary = Summary::unread(source);
        (Surveyed { summary, failure: Some(failure), ..Surveyed::default() }, Files::default())
    })
}

fn read(source: &Source, wants: Wants) -> Result<(Surveyed, Files), Failure> {
    let started = Instant::now();
    let pages = source.pages.iter().map(|page| pages::read_page(page));
    let pages = pages.collect::<Result<Vec<SourcePage>, Failure>>()?;
    let read = generator::read_pages(&source.module, &pages, None);
    let elapsed = started.elapsed();
    let (service, mut findings) = (read.value, read.diagnostics);
    let mut summary = Summary::new(source, &service);
    summary.milliseconds = elapsed.as_millis();
    let mut files = Files::default();
    if wants.facts {
        files.facts.insert(format!("{}.json", source.module), self::facts_of(source, &service));
    }
    if wants.spec {
        files.spec = generator::write_spec(&service);
    }
    if wants.client {
        let client = client::service(&service);
        summary.typed = Some(client.operations);
        findings.extend(client.findings);
        files.client = client.files;
    }
    let findings = records(findings, &pages);
    summary.count(&findings);
    let (imbalances, left_out) = (service.report.imbalances(), service.report.left_out);
    Ok((Surveyed { summary, findings, left_out, imbalances, failure: None }, files))
}

fn facts_of(source: &Source, service: &Service) -> String {
    facts(service, &source.name, |operation| format!("{}{}", source.prefix, operation.page)).to_string()
}

/// The findings by page and place.
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
