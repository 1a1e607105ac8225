//! `Service` → `Service`: holds every example against the fields it should have, and every secret against its name.

mod payload;
mod request_line;
mod secrets;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{
    http::Direction,
    model::{Body, Example, Operation, Status},
    report::Counts,
    service::Service,
};
use crate::{
    diagnostic::{Code, Diagnostic, Outcome},
    page_id::PageId,
};
use payload::Payload;

/// Compares examples with tables, once corrections are applied. What the client reads all the same is
/// counted in the report.
#[must_use]
pub fn check(mut service: Service) -> Outcome<Service> {
    // Operations of one page have its examples in common.
    let mut known = BTreeSet::new();
    let mut diagnostics = Vec::new();
    let mut lenient: BTreeMap<PageId, Counts<String>> = BTreeMap::new();
    let secrets = secrets::names(&service.operations);
    let by_page = service.by_page();
    let found = service.operations.par_iter().map(|operation| {
        let mut findings = operation_findings(&by_page[&operation.page], operation);
        findings.extend(secrets::open(operation, &secrets));
        findings
    });
    let found: Vec<Vec<Finding>> = found.collect();
    for (operation, findings) in service.operations.iter().zip(found) {
        for finding in findings {
            if !known.insert((&operation.page, finding.code, finding.subject.clone())) {
                continue;
            }
            if finding.is_lenient {
                let of_page = lenient.entry(operation.page.clone()).or_default();
                *of_page.entry(finding.message).or_default() += 1;
            } else {
                let location = service.origins.location(&operation.page, &finding.pointer);
                let diagnostic = Diagnostic::new(finding.code, location, finding.message);
                diagnostics.push(diagnostic.subject(finding.subject));
            }
        }
    }
    for report in &mut service.report.pages {
        for (what, count) in lenient.remove(&report.page).unwrap_or_default() {
            *report.lenient.entry(what).or_default() += count;
        }
    }
    Outcome { value: service, diagnostics }
}

/// A finding before it has a location.
struct Finding {
    code: Code,
    /// The address of the part of the example.
    subject: String,
    /// The address of what a reader is shown.
    pointer: String,
    message: String,
    /// The client reads what is written as the table has it.
    is_lenient: bool,
}

/// Of an operation; its page describes all of `of_page`.
fn operation_findings(of_page: &[&Operation], operation: &Operation) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, example) in operation.request_examples.iter().enumerate() {
        let address = format!("request_examples/{at}");
        findings.extend(syntax(example, &address));
        findings.extend(request_line::request_line(of_page, example, &address));
        if !request_line::is_of_another(of_page, operation, example) {
            findings.extend(payload(operation.request.as_ref(), example, &address, Direction::Request));
        }
    }
    for (at, example) in operation.response_examples.iter().enumerate() {
        let address = format!("response_examples/{at}");
        findings.extend(syntax(example, &address));
        let body = response(operation, example);
        if body.is_some() || !is_failure(example) {
            findings.extend(payload(body, example, &address, Direction::Response));
        }
    }
    findings
}

/// A payload in no known language says nothing that could be checked.
fn syntax(example: &Example, address: &str) -> Option<Finding> {
    let text = example.text.as_deref().filter(|_| example.language.is_none())?;
    let why = serde_json::from_str::<serde_json::Value>(text).err()?;
    Some(Finding {
        code: Code::ExampleSyntax,
        subject: format!("{address}/text"),
        pointer: format!("{address}/text"),
        message: format!("the example is not JSON: {why}"),
        is_lenient: false,
    })
}

/// Pages seldom describe the response in case of an error: then there is nothing to hold it against.
fn is_failure(example: &Example) -> bool {
    example.failure || example.status.is_some_and(|status| status >= 300)
}

/// The body that a response should have: that of its status, else that of the success.
fn response<'a>(operation: &'a Operation, example: &Example) -> Option<&'a Body> {
    let response = match example.status {
        Some(code) => {
            let group = if (200..300).contains(&code) { Status::Success } else { Status::Default };
            let with = |status: Status| operation.responses.iter().find(move |each| each.status == status);
            with(Status::Code(code)).or_else(|| with(group))
        }
        None if example.failure => None,
        None => operation.responses.iter().find(|response| response.is_success()),
    };
    response?.body.as_ref()
}

fn payload(body: Option<&Body>, example: &Example, address: &str, direction: Direction) -> Vec<Finding> {
    let Some(value) = &example.body else {
        return Vec::new();
    };
    let address = format!("{address}/body");
    let Some(body) = body else {
        return vec![Finding {
            code: Code::ExampleShape,
            subject: address.clone(),
            pointer: address,
            message: "the example has a body, but no table describes one".to_owned(),
            is_lenient: false,
        }];
    };
    Payload::new(body, direction).check(value, &address)
}
