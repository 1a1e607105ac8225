//! An operation page becomes an operation, or several where it has several request lines.

use std::collections::BTreeMap;

use super::{
    Sources, error_codes, examples,
    recorder::{Recorder, Subject},
    request::request,
    request_context::RequestContext,
    responses,
};
use crate::{
    diagnostic::Code,
    docs::{page::PageRequestLine, vocabulary::pages},
    spec::{
        address::Address,
        http::{Direction, Method},
        links::Links,
        model::{Field, Operation, SCHEMA},
    },
};

/// How many request lines a page may have: each is a whole operation.
const MOST: usize = 32;

/// The operations of a page: one for each request line, with parameters and a body of its own. They have
/// no names yet: these depend on the other pages.
pub(super) fn operations(service: &str, sources: &Sources<'_>, recorder: &mut Recorder) -> Vec<Operation> {
    let lines = &sources.page.request_lines;
    let mut operations: Vec<Operation> = Vec::new();
    let mut common = None;
    for line in lines.iter().take(MOST) {
        recorder.begin();
        let request = request(sources, recorder, &RequestContext::new(sources, line));
        let path = path(line, &request.query);
        let is_known = |known: &Operation| (known.method, &known.path) == (line.line.method, &path);
        if operations.iter().any(is_known) {
            recorder.forget();
            continue;
        }
        recorder.end(format!("{} {path}", line.line.method), &line.span);
        let common = common.get_or_insert_with(|| common_parts(service, sources, recorder));
        operations.push(Operation {
            method: line.line.method,
            path,
            path_parameters: request.path,
            query_parameters: request.query,
            header_parameters: request.header,
            request: request.body,
            ..common.clone()
        });
    }
    if let Some(line) = lines.get(MOST) {
        let message = format!("the page has {} request lines", lines.len());
        let finding = recorder.finding(Code::TooLarge, &line.span, message);
        recorder.report(finding.label("this one and those after it are not read"), Subject::Place);
    }
    operations
}

/// What all operations of a page have in common.
fn common_parts(service: &str, sources: &Sources<'_>, recorder: &mut Recorder) -> Operation {
    let page = sources.page;
    if let Some(line) = page.request_lines.first() {
        recorder.origin(Address::default(), line.span.clone());
        recorder.origin(Address::default().step("path"), line.span.clone());
    }
    let responses = responses::responses(sources, recorder);
    Operation {
        schema: SCHEMA,
        service: service.to_owned(),
        name: String::new(),
        version: String::new(),
        page: page.id.clone(),
        title: page.title.clone(),
        group: None,
        summary: page.summary.join("\n"),
        constraints: page.constraints.join("\n"),
        deprecated: pages::is_deprecated_title(&page.title),
        method: Method::Get,
        path: String::new(),
        evidence: BTreeMap::new(),
        idempotent: None,
        paging: None,
        failure_when: None,
        waiters: Vec::new(),
        path_parameters: Vec::new(),
        query_parameters: Vec::new(),
        header_parameters: Vec::new(),
        request: None,
        request_examples: examples::examples(sources, recorder, Direction::Request, &responses),
        response_examples: examples::examples(sources, recorder, Direction::Response, &responses),
        responses,
        error_codes: error_codes::error_codes(sources, recorder),
        permissions: Vec::new(),
        status_page: page.status_page.clone(),
        error_page: page.error_page.clone(),
        explorer: page.explorer.clone(),
        wording: String::new(),
        links: Links::default(),
    }
}

/// The path, with the pairs of the query that no row describes: these are constant.
fn path(line: &PageRequestLine, query: &[Field]) -> String {
    let is_described = |name: &str| query.iter().any(|field| field.name == name);
    line.line.target.constant(is_described).to_string()
}
