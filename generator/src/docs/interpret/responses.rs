//! Statuses, and the tables of each answer, become responses.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{
    body::Builder,
    examples, field,
    links::{Scope, scope},
    parameters::{all_headers, roots},
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
    for status in scopes(reading) {
        // A table without a status describes the answer that everybody hopes for.
        let target = status.or(success).unwrap_or(Status::Success);
        fill(reading, status, |table| !is_general_error(table), responses.entry(target));
    }
    // An answer in case of an error that stands beside the proper one belongs to no one status.
    fill(reading, None, is_general_error, responses.entry(Status::Default));
    undescribed(reading, &mut responses);
    responses.into_values().collect()
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

/// The statuses of the response tables, in the page's order.
fn scopes(reading: &Reading<'_>) -> Vec<Option<Status>> {
    let mut scopes = Vec::new();
    for table in &reading.page.tables {
        if let Scope::Response(status) = scope(table)
            && table.role == TableRole::Parameters
            && !scopes.contains(&status)
        {
            scopes.push(status);
        }
    }
    scopes
}

/// Whether a table describes the answer in case of any error.
fn is_general_error(table: &PageTable) -> bool {
    table.status.is_none()
        && (table.section == Section::ErrorResponse || table.caption == Some(Caption::Errors))
}

/// Reads the tables of a scope into a response; without any there is none.
fn fill(
    reading: &mut Reading<'_>,
    status: Option<Status>,
    is_meant: impl Fn(&PageTable) -> bool,
    response: Entry<'_, Status, Response>,
) {
    let target = *response.key();
    let is_header = |table: &PageTable| {
        table.caption == Some(Caption::Header)
            || table.section == Section::ResponseHeaders
            || all_headers(table)
    };
    let of_scope = |table: &PageTable| scope(table) == Scope::Response(status) && is_meant(table);
    let header_tables = roots(reading, |table| of_scope(table) && is_header(table));
    let tables = roots(reading, |table| of_scope(table) && !is_header(table));
    if header_tables.is_empty() && tables.is_empty() {
        return;
    }
    let response = response.or_insert_with(|| Response { status: target, ..Response::default() });
    let address = format!("responses/{target}");
    for table in header_tables {
        headers(reading, table, &address, &mut response.headers);
    }
    if !tables.is_empty() {
        let rows = |at: usize| (0..reading.page.tables[at].rows.len()).collect();
        let evidence = examples::evidence(reading, Some(target));
        let tables: Vec<(usize, Vec<usize>)> = tables.into_iter().map(|at| (at, rows(at))).collect();
        response.body = Builder::new(reading, &format!("{address}/body")).build(&tables, &evidence);
    }
}

fn headers(reading: &mut Reading<'_>, table: usize, address: &str, headers: &mut Vec<Field>) {
    reading.consume(table);
    for row in 0..reading.page.tables[table].rows.len() {
        let field = field::field(reading, (table, row), &format!("{address}/headers"));
        reading.book((table, row), if field.is_some() { Fate::Used("response header") } else { SILENT });
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
