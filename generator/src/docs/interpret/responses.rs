//! Statuses, and the tables of each answer, become responses.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{
    body::Builder,
    examples, field,
    links::{Scope, scope},
    parameters::{Place, all_headers, roots, stated},
    reading::{Fate, Reading, SILENT},
};
use crate::{
    diagnostic::Code,
    docs::{
        page::{Page, PageKind, PageTable, TableRole},
        vocabulary::{captions::Caption, columns::Column, sections::Section, statuses},
    },
    spec::model::{Field, Response, Status},
};

/// Statuses that HTTP defines to have no body.
const WITHOUT_BODY: [Status; 2] = [Status::Code(204), Status::Code(205)];

/// The responses of the page, by status.
pub(super) fn responses(reading: &mut Reading<'_>) -> Vec<Response> {
    let mut responses = statuses(reading);
    check(reading, &responses);
    let success = responses.keys().copied().find(|status| status.is_success());
    let target = |table: &PageTable| target(table, success);
    for status in targets(reading.page, target) {
        fill(reading, |table| target(table) == Some(status), responses.entry(status));
    }
    undescribed(reading, &mut responses);
    responses.into_values().collect()
}

/// The response that a table belongs to.
fn target(table: &PageTable, success: Option<Status>) -> Option<Status> {
    match scope(table) {
        // An answer in case of an error that stands beside the proper one belongs to no one status.
        Scope::Response(_) if is_general_error(table) => Some(Status::Default),
        // A table without a status describes the answer that everybody hopes for.
        Scope::Response(status) => status.or(success).or(Some(Status::Success)),
        _ => None,
    }
}

/// Where no success has a table and an example shows its body, that is all there is to know.
fn undescribed(reading: &mut Reading<'_>, responses: &mut BTreeMap<Status, Response>) {
    let mut successes: Vec<Status> = responses.keys().copied().filter(|status| status.is_success()).collect();
    if successes.iter().any(|status| responses[status].body.is_some()) {
        return;
    }
    if successes.is_empty() {
        successes.push(Status::Success);
    }
    successes.retain(|status| !WITHOUT_BODY.contains(status));
    let shown = successes.into_iter().find_map(|status| {
        let body = examples::undescribed(reading, &format!("responses/{status}/body"), Some(status))?;
        Some((status, body))
    });
    if let Some((status, body)) = shown {
        let response = responses.entry(status);
        response.or_insert_with(|| Response { status, ..Response::default() }).body = Some(body);
    }
}

/// Statuses from tables, from lines that head a group of tables or examples, and from examples.
fn statuses(reading: &mut Reading<'_>) -> BTreeMap<Status, Response> {
    let page = reading.page;
    let mut responses = BTreeMap::new();
    let tables = page.tables.iter().enumerate().filter(|(_, table)| table.role == TableRole::Statuses);
    for (at, table) in tables {
        reading.consume(at);
        for (row_at, row) in table.rows.iter().enumerate() {
            let words = table.words(row, Column::Status);
            let statuses = statuses::listed_statuses(&words);
            if statuses.is_empty() {
                reading.book((at, row_at), Fate::LeftOut("a status without a number"));
                continue;
            }
            reading.book((at, row_at), Fate::Used("status"));
            let columns = [Column::Description, Column::StatusDescription, Column::StatusName];
            let mut said = columns.iter().map(|column| table.words(row, *column));
            let description = said.find(|words| !words.is_empty());
            let description = description.unwrap_or_else(|| statuses::status_phrase(&words));
            for status in statuses {
                reading.origin(&format!("responses/{status}"), &row.span);
                let new = || Response { status, description: description.clone(), ..Response::default() };
                responses.entry(status).or_insert_with(new);
            }
        }
    }
    for mark in &page.statuses {
        let response = responses.entry(mark.status).or_insert_with(|| {
            reading.origin(&format!("responses/{}", mark.status), &mark.span);
            Response { status: mark.status, ..Response::default() }
        });
        if response.description.is_empty() {
            response.description.clone_from(&mark.description);
        }
    }
    if !responses.values().any(Response::is_success) {
        responses.extend(examples::shown_success(reading).map(|status| {
            let status = Status::Code(status);
            (status, Response { status, ..Response::default() })
        }));
    }
    responses
}

/// Books the rows of a page that lists statuses for all operations.
pub(super) fn count(reading: &mut Reading<'_>) {
    statuses(reading);
}

/// Whether such a page lists a status of a success.
pub(super) fn lists_success(page: &Page) -> bool {
    let tables = page.tables.iter().filter(|table| table.role == TableRole::Statuses);
    let mut rows = tables.flat_map(|table| table.rows.iter().map(|row| table.words(row, Column::Status)));
    page.kind != PageKind::Operation
        && rows.any(|words| statuses::listed_statuses(&words).iter().any(|status| status.is_success()))
}

/// The responses of all tables in the page's order, the one in case of any error last.
fn targets(page: &Page, target: impl Fn(&PageTable) -> Option<Status>) -> Vec<Status> {
    let tables = page.tables.iter().filter(|table| table.role == TableRole::Parameters);
    let mut targets = Vec::new();
    for status in tables.filter_map(target) {
        if !targets.contains(&status) {
            targets.push(status);
        }
    }
    targets.sort_by_key(|status| *status == Status::Default);
    targets
}

/// Whether a table describes the answer in case of any error.
fn is_general_error(table: &PageTable) -> bool {
    table.status.is_none()
        && (table.section == Section::ErrorResponse || table.caption == Some(Caption::Errors))
}

/// Reads the tables that belong to a response; without any there is none.
fn fill(
    reading: &mut Reading<'_>,
    is_meant: impl Fn(&PageTable) -> bool,
    response: Entry<'_, Status, Response>,
) {
    let target = *response.key();
    let mut tables = roots(reading, |table| is_meant(table) && is_of_headers(table));
    tables.extend(roots(reading, |table| is_meant(table) && !is_of_headers(table)));
    if tables.is_empty() {
        return;
    }
    let response = response.or_insert_with(|| Response { status: target, ..Response::default() });
    let address = format!("responses/{target}");
    let mut bodies: Vec<(usize, Vec<usize>)> = Vec::new();
    for at in tables {
        let (in_headers, in_body) = parted(&reading.page.tables[at]);
        headers(reading, (at, &in_headers), &address, &mut response.headers);
        if !in_body.is_empty() {
            bodies.push((at, in_body));
        }
    }
    if !bodies.is_empty() {
        let evidence = examples::evidence(reading, Some(target));
        response.body = Builder::new(reading, &format!("{address}/body")).build(&bodies, &evidence);
    }
}

fn is_of_headers(table: &PageTable) -> bool {
    table.caption == Some(Caption::Header) || table.section == Section::ResponseHeaders || all_headers(table)
}

/// The rows of a table that describe headers, and those that describe the body.
fn parted(table: &PageTable) -> (Vec<usize>, Vec<usize>) {
    let is_header = |row: &usize| match stated(table, &table.rows[*row]) {
        Some(place) => place == Place::Header,
        None => is_of_headers(table),
    };
    (0..table.rows.len()).partition(is_header)
}

fn headers(reading: &mut Reading<'_>, at: (usize, &[usize]), address: &str, headers: &mut Vec<Field>) {
    let (table, rows) = at;
    reading.consume(table);
    for row in rows {
        let field = field::field(reading, (table, *row), &format!("{address}/headers"));
        reading.book((table, *row), if field.is_some() { Fate::Used("response header") } else { SILENT });
        headers.extend(field);
    }
}

/// An operation should have a success, and a failure should not be called one.
fn check(reading: &mut Reading<'_>, responses: &BTreeMap<Status, Response>) {
    if !responses.values().any(Response::is_success) && !reading.has_common_success {
        let line = reading.page.request_lines.first();
        let span = line.map(|line| line.span.clone()).unwrap_or_default();
        let message = "no status between 200 and 299 is documented";
        let finding = reading.finding(Code::NoSuccessStatus, &span, message);
        reading.report(finding.subject("responses"));
    }
    for (status, response) in responses {
        if !status.is_success() && statuses::is_success(&response.description) {
            let address = format!("responses/{status}");
            let span = reading.origin_span(&address);
            let message = format!("status {status} is called a success");
            let finding = reading.finding(Code::FailureCalledSuccess, &span, message);
            let finding = finding.label("the description speaks of success");
            reading.report(finding.subject(format!("{address}/description")));
        }
    }
}
