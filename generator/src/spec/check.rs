//! `Service` → `[Diagnostic]`: holds every example against the fields it should have.

mod payload;

use super::{
    model::{Body, Example, Operation},
    service::Service,
};
use crate::diagnostic::{Code, Diagnostic};
use payload::Payload;

/// Compares examples with tables, once corrections are applied.
#[must_use]
pub fn check(service: &Service) -> Vec<Diagnostic> {
    service.operations.iter().flat_map(|operation| operation_findings(service, operation)).collect()
}

/// A finding before it has a place.
struct Finding {
    code: Code,
    /// The address of the part of the example.
    subject: String,
    message: String,
}

fn operation_findings(service: &Service, operation: &Operation) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, example) in operation.request_examples.iter().enumerate() {
        let address = format!("request_examples/{at}");
        findings.extend(syntax(example, &address));
        findings.extend(request_line(operation, example, &address));
        findings.extend(payload(operation.request.as_ref(), example, &address, true));
    }
    for (at, example) in operation.response_examples.iter().enumerate() {
        let address = format!("response_examples/{at}");
        findings.extend(syntax(example, &address));
        // What an error says without a status is in no table of its own.
        if !(example.failure && example.status.is_none()) {
            findings.extend(payload(answer(operation, example), example, &address, false));
        }
    }
    findings.into_iter().map(|finding| diagnostic(service, operation, finding)).collect()
}

fn diagnostic(service: &Service, operation: &Operation, finding: Finding) -> Diagnostic {
    let location = service.origins.location(&operation.page, &finding.subject);
    Diagnostic::new(finding.code, location, finding.message).subject(finding.subject)
}

/// A payload that is no JSON says nothing that could be checked.
fn syntax(example: &Example, address: &str) -> Option<Finding> {
    let text = example.text.as_deref().filter(|_| example.language.is_none())?;
    let why = serde_json::from_str::<serde_json::Value>(text).err()?;
    Some(Finding {
        code: Code::ExampleSyntax,
        subject: format!("{address}/text"),
        message: format!("the example is not JSON: {why}"),
    })
}

/// The body that an answer should have: that of its status, else that of the success.
fn answer<'a>(operation: &'a Operation, example: &Example) -> Option<&'a Body> {
    let response = match example.status {
        Some(status) => operation.responses.iter().find(|response| response.status == status),
        None => operation.responses.iter().find(|response| response.is_success()),
    };
    response?.body.as_ref()
}

fn payload(body: Option<&Body>, example: &Example, address: &str, is_request: bool) -> Vec<Finding> {
    let Some(value) = &example.body else {
        return Vec::new();
    };
    let address = format!("{address}/body");
    let Some(body) = body else {
        return vec![Finding {
            code: Code::ExampleUnknownKey,
            subject: address,
            message: "the example has a body, but no table describes one".to_owned(),
        }];
    };
    Payload::new(body, is_request).check(value, &address)
}

/// The request line of an example against method and path.
fn request_line(operation: &Operation, example: &Example, address: &str) -> Option<Finding> {
    let line = example.request_line.as_deref()?;
    let (method, target) = line.split_once(char::is_whitespace)?;
    let path = target
        .trim()
        .split_once("://")
        .map_or(target.trim(), |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    let path = path.split(['?', ' ']).next().unwrap_or(path);
    let declared = operation.path.split('?').next().unwrap_or(&operation.path);
    let finding = |message: String| Finding {
        code: Code::ExampleRequestLine,
        subject: format!("{address}/request_line"),
        message,
    };
    if !method.eq_ignore_ascii_case(&operation.method) {
        return Some(finding(format!("the example says {method}, the URI section {}", operation.method)));
    }
    (!is_instance(path, declared))
        .then(|| finding(format!("the example's path is {path}, the declared one {declared}")))
}

/// Whether a path is the declared one with its placeholders filled in, or left as they are.
fn is_instance(path: &str, declared: &str) -> bool {
    let (given, declared): (Vec<&str>, Vec<&str>) =
        (path.split('/').collect(), declared.split('/').collect());
    given.len() == declared.len()
        && given.iter().zip(&declared).all(|(given, declared)| given == declared || declared.contains('{'))
}
