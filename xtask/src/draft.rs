//! Findings → a draft of what a person may decide about them, as text for the corrections file.

use std::collections::{BTreeMap, BTreeSet};

use generator::{
    diagnostic::{Code, Diagnostic, Outcome},
    page_id::PageId,
    spec::{
        address,
        corrections::{Acceptance, Correction},
        model::{Operation, Type},
        service::Service,
        yaml::{self, Layout},
    },
};
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::{
    console::{Record, Texts, counted, printable},
    workspace::{TODO, has_ending},
};

/// So many findings are quoted in an entry; of the others, only the pages are named.
const SHOWN: usize = 3;

/// What a new corrections file begins with.
pub(crate) const HEAD: &str = "\
# yaml-language-server: $schema=../schema/corrections.json
#
# What people decided about the vendor's pages. Every entry must still apply: one that does not fails the
# run. `at` is the address of a part in the YAML of the page's operation.
";

/// What may be decided about the findings of a service, one entry for each cause.
#[derive(Default)]
pub(crate) struct Draft<'a> {
    names: Vec<Entry<'a>>,
    corrections: Vec<Entry<'a>>,
    /// In the order in which they count: entries of single pages first, then rules by field.
    accepted: Vec<Entry<'a>>,
    /// Findings that only a change of a page or of a settings file settles.
    pub(crate) undecidable: Vec<Diagnostic>,
}

/// An entry of the corrections file, and the findings that it settles.
struct Entry<'a> {
    decision: Json,
    findings: Vec<&'a Diagnostic>,
}

impl<'a> Draft<'a> {
    /// About what was found when a service was read, and read again with what was drafted by then.
    pub(crate) fn of(rounds: &'a [Outcome<Service>]) -> Self {
        let mut draft = Self::default();
        for round in rounds {
            draft.add(&round.diagnostics, &round.value);
        }
        draft
    }

    /// About findings of a service.
    pub(crate) fn new(findings: &'a [Diagnostic], service: &Service) -> Self {
        let mut draft = Self::default();
        draft.add(findings, service);
        draft
    }

    fn add(&mut self, findings: &'a [Diagnostic], service: &Service) {
        let (mut untyped, mut acceptable) = (Vec::new(), Vec::new());
        for finding in findings {
            let operation = service.operations.iter().find(|operation| is_about(finding, operation));
            match (finding.code, operation) {
                _ if !is_of_page(finding) => self.undecidable.push(finding.clone()),
                (Code::DisputedName | Code::UnnamedOperation, Some(operation)) => {
                    self.names.push(name(finding, operation));
                }
                (Code::UnknownType, Some(operation)) => {
                    untyped.push((finding, correction(finding, operation)));
                }
                _ => acceptable.push(finding),
            }
        }
        self.correct(untyped, service);
        self.accept(acceptable);
    }

    /// One correction for each field that the service has a finding about wherever it stands, and one for each other
    /// place.
    fn correct(&mut self, untyped: Vec<(&'a Diagnostic, Correction)>, service: &Service) {
        let operations: Vec<Json> = service.operations.iter().map(json).collect();
        let places = |field: &str| operations.iter().flat_map(|root| address::places(root, field)).count();
        let mut anywhere: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
        for (finding, correction) in &untyped {
            anywhere.entry(untyped_field(correction)).or_default().push(finding);
        }
        anywhere.retain(|field, findings| {
            let is_everywhere = field.as_ref().is_some_and(|(field, _)| places(field) == findings.len());
            is_everywhere && findings.len() > 1
        });
        for (finding, correction) in untyped {
            let field = untyped_field(&correction);
            let (correction, findings) = match anywhere.get_mut(&field) {
                // The first of them stands for all.
                Some(findings) if findings.is_empty() => continue,
                Some(findings) => (of_field(correction, field), std::mem::take(findings)),
                None => (correction, vec![finding]),
            };
            self.corrections.push(Entry { decision: json!([correction]), findings });
        }
    }

    /// One rule for each field or sentence that several pages have a finding about, and an entry for the
    /// rest of each page.
    fn accept(&mut self, findings: Vec<&'a Diagnostic>) {
        let mut sentences: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for finding in &findings {
            sentences.entry((page(finding), finding.code)).or_default().insert(sentence(finding));
        }
        let by_cause = groups(findings, |finding| match address::field(&finding.subject) {
            Some(field) => Cause::Field(finding.code, field),
            // A rule about pages is about all findings of its code there.
            None if sentences[&(page(finding), finding.code)].len() == 1 => {
                Cause::Sentence(finding.code, sentence(finding))
            }
            None => Cause::Page(page(finding)),
        });
        let (rules, rest): (Vec<_>, Vec<_>) =
            by_cause.into_iter().partition(|(_, group)| pages(group).len() > 1);
        let rest = rest.into_iter().flat_map(|(_, group)| group).collect();
        let by_page = groups(rest, |finding| (page(finding), finding.code, finding.subject.is_empty()));
        let rules = rules.into_iter().map(|(cause, group)| rule(&cause, group));
        self.accepted.extend(by_page.into_values().map(of_page).chain(rules));
    }

    /// Whether there is nothing to decide.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries().next().is_none()
    }

    fn entries(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.names.iter().chain(&self.corrections).chain(&self.accepted)
    }

    /// How much it is, and what to do with it.
    pub(crate) fn heading(&self) -> String {
        let settled: usize = self.entries().map(|entry| entry.findings.len()).sum();
        format!(
            "{} for {}. Keep what is right and say why under `because`; correct the page for the rest.",
            counted(self.entries().count(), "draft decision"),
            counted(settled, "finding"),
        )
    }

    /// The entries, each below its key.
    pub(crate) fn text(&self, texts: &Texts) -> String {
        let parts =
            [("names", &self.names), ("corrections", &self.corrections), ("accepted", &self.accepted)];
        let parts = parts.into_iter().filter(|(_, entries)| !entries.is_empty());
        let part = |(key, entries): (&str, &Vec<Entry<'_>>)| {
            let entries: Vec<String> = entries.iter().map(|entry| entry.text(texts)).collect();
            format!("\n{key}:\n{}", entries.join("\n"))
        };
        parts.map(part).collect::<Vec<_>>().concat()
    }
}

/// What findings have in common, in the order in which rules must stand: one about pages takes all that
/// those before it leave.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Cause<'a> {
    /// A field, wherever it stands.
    Field(Code, String),
    /// What is wrong, apart from names.
    Sentence(Code, Vec<&'a str>),
    /// Nothing but the page.
    Page(PageId),
}

/// Those that have something in common, in the order of that.
fn groups<'a, K: Ord>(
    findings: Vec<&'a Diagnostic>,
    key: impl Fn(&'a Diagnostic) -> K,
) -> BTreeMap<K, Vec<&'a Diagnostic>> {
    let mut groups: BTreeMap<K, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in findings {
        groups.entry(key(finding)).or_default().push(finding);
    }
    groups
}

fn page(finding: &Diagnostic) -> PageId {
    PageId::of(&finding.location.path)
}

fn pages(group: &[&Diagnostic]) -> BTreeSet<PageId> {
    group.iter().map(|finding| page(finding)).collect()
}

/// A message without what it quotes.
fn sentence(finding: &Diagnostic) -> Vec<&str> {
    finding.message.split('`').step_by(2).collect()
}

/// Nothing can be decided about what is wrong with a file that a person or a run wrote.
fn is_of_page(finding: &Diagnostic) -> bool {
    has_ending(&finding.location.path, "md")
}

fn is_about(finding: &Diagnostic, operation: &Operation) -> bool {
    operation.page == page(finding) && finding.operation.as_ref().is_none_or(|line| *line == operation.line())
}

/// The name that the operation has as long as nobody gives it another.
fn name<'a>(finding: &'a Diagnostic, operation: &Operation) -> Entry<'a> {
    let line = finding.operation.as_ref().map_or(String::new(), |line| format!(" {line}"));
    Entry { decision: json!({ format!("{}{line}", page(finding)): operation.name }), findings: vec![finding] }
}

/// A type that says nothing wrong: any.
fn correction(finding: &Diagnostic, operation: &Operation) -> Correction {
    Correction {
        page: Some(page(finding)),
        operation: finding.operation.clone(),
        field: None,
        at: finding.subject.clone(),
        was: address::find(&json(operation), &finding.subject).cloned(),
        now: Some(json(&Type::Any)),
        because: TODO.to_owned(),
        entry: 0,
    }
}

/// The field that a correction gives a type, and what the pages have in its place.
fn untyped_field(correction: &Correction) -> Option<(String, String)> {
    Some((address::field(&correction.at)?, correction.was.as_ref()?.to_string()))
}

/// The same for a field wherever it stands.
fn of_field(correction: Correction, field: Option<(String, String)>) -> Correction {
    let field = field.map(|(field, _)| field);
    Correction { page: None, operation: None, field, at: "type".to_owned(), ..correction }
}

/// What one page has of one code.
fn of_page(findings: Vec<&Diagnostic>) -> Entry<'_> {
    let subjects: BTreeSet<&str> = findings.iter().map(|finding| finding.subject.as_str()).collect();
    let at = subjects.into_iter().filter(|subject| !subject.is_empty()).map(str::to_owned).collect();
    let page = findings.first().map(|finding| page(finding));
    accepted(findings, |acceptance| Acceptance { page, at, ..acceptance })
}

/// What several pages have in common.
fn rule<'a>(cause: &Cause<'_>, findings: Vec<&'a Diagnostic>) -> Entry<'a> {
    let pages = pages(&findings).into_iter().collect();
    accepted(findings, |acceptance| match cause {
        Cause::Field(_, field) => Acceptance { field: Some(field.clone()), ..acceptance },
        Cause::Sentence(..) | Cause::Page(_) => Acceptance { pages, ..acceptance },
    })
}

fn accepted(findings: Vec<&Diagnostic>, about: impl FnOnce(Acceptance) -> Acceptance) -> Entry<'_> {
    let code = findings.first().map_or("", |finding| finding.code.text());
    let acceptance = Acceptance {
        page: None,
        operation: None,
        code: code.to_owned(),
        field: None,
        pages: Vec::new(),
        under: String::new(),
        at: Vec::new(),
        because: TODO.to_owned(),
    };
    Entry { decision: json!([about(acceptance)]), findings }
}

fn json(value: &impl Serialize) -> Json {
    serde_json::to_value(value).expect("parts of the spec have a JSON form")
}

impl Entry<'_> {
    /// The entry below what it is about.
    fn text(&self, texts: &Texts) -> String {
        let (shown, rest) = self.findings.split_at(self.findings.len().min(SHOWN));
        let mut lines: Vec<String> = shown.iter().map(|finding| line(finding, texts)).collect();
        if !rest.is_empty() {
            let others: Vec<String> = pages(rest).difference(&pages(shown)).map(PageId::to_string).collect();
            let on = if others.is_empty() { "" } else { ", also on " };
            lines.push(format!("and {} more{on}{}", rest.len(), others.join(", ")));
        }
        lines.push(format!("or: {}", self.findings[0].help));
        let comments = lines.iter().map(|line| format!("# {}\n", printable(line.trim_end())));
        let decision = yaml::write(&self.decision, Layout::Review).expect("decisions have a YAML form");
        let text = comments.collect::<Vec<_>>().concat() + &decision;
        // The entries of a mapping stand further in than its key, those of a list need not.
        let indent = if self.decision.is_array() { "" } else { "  " };
        let lines: Vec<String> = text.lines().map(|line| format!("{indent}{line}\n")).collect();
        lines.concat()
    }
}

/// What a finding says, on one line.
fn line(finding: &Diagnostic, texts: &Texts) -> String {
    let line = Record::new(finding, texts).line.map_or(String::new(), |line| format!(":{line}"));
    format!("{}{line}: {}", page(finding), finding.message).replace(['\r', '\n'], " ")
}
