//! `[Operation]` → those that can be said in Rust, each with the one body that a success brings.

use std::collections::BTreeSet;

use super::{answer, findings::Findings, known, recursion, wire};
use crate::{
    diagnostic::Outcome,
    spec::model::{Body, Language, Operation},
};

/// An operation that can be said in Rust.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// What a success brings.
    pub(super) answer: Option<Body>,
}

impl Candidate<'_> {
    /// What it sends and what it brings; with whether it is sent.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&Body, bool)> {
        let request = self.operation.request.iter().map(|body| (body, true));
        request.chain(self.answer.iter().map(|body| (body, false)))
    }
}

/// The operations in the order of their names, without those that cannot be said in Rust and those
/// whose name is taken.
pub(super) fn candidates<'a>(service: &str, operations: &'a [Operation]) -> Outcome<Vec<Candidate<'a>>> {
    let mut diagnostics = Vec::new();
    let mut value: Vec<Candidate> = Vec::new();
    let mut taken = BTreeSet::new();
    let mut operations: Vec<&Operation> = operations.iter().collect();
    operations.sort_by_cached_key(|operation| (operation.id(), operation.page.clone()));
    for operation in operations {
        let mut findings = Findings::of(service, operation);
        if taken.contains(&operation.id()) {
            findings.collision(&operation.name, "two operations of one version have this name");
        } else if let Some(candidate) = candidate(operation, &mut findings) {
            taken.insert(operation.id());
            value.push(candidate);
        }
        diagnostics.extend(findings.into_diagnostics());
    }
    Outcome { value, diagnostics }
}

/// What the examples are written in, where none of them is JSON.
fn foreign_language(operation: &Operation) -> Option<&'static str> {
    let examples = || operation.request_examples.iter().chain(&operation.response_examples);
    if examples().any(|example| example.body.is_some()) {
        return None;
    }
    examples().find_map(|example| match example.language? {
        Language::Xml => Some("XML"),
        Language::Form => Some("forms"),
        Language::Multipart => Some("forms in several parts"),
        Language::Program => None,
    })
}

fn candidate<'a>(operation: &'a Operation, findings: &mut Findings) -> Option<Candidate<'a>> {
    if !wire::is_sent(operation.method) {
        let message = format!("the client cannot send with the method `{}`", operation.method);
        findings.invalid("method", &message);
        return None;
    }
    if let Some(language) = foreign_language(operation) {
        findings
            .invalid("request_examples", &format!("its bodies are {language}, and the client speaks JSON"));
        return None;
    }
    if let Some(name) = operation.request.as_ref().and_then(|body| recursion::endless(&body.structures)) {
        let message = "the structure requires itself, so that no value of it has an end";
        findings.invalid(&format!("request: {name}"), message);
        return None;
    }
    let answer = answer::merged(&operation.responses, findings);
    let all_known = known::all_known(operation, answer.as_ref(), findings);
    all_known.then_some(Candidate { operation, answer })
}
