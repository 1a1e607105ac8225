//! Statuses, and the tables of each answer, become responses.

use std::collections::BTreeMap;

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
        page::{PageTable, TableRole},
        vocabulary::{
            captions::Caption,
            columns::Column,
            marks::{self, Status},
            sections::Section,
        },
    },
    spec::model::{Field, Response},
};

/// The responses of the page, by status.
pub(super) fn responses(reading: &mut Reading<'_>) -> Vec<Response> {
    let mut responses = statuses(reading);
    check(reading, &responses);
    let success = responses.keys().copied().find(|status| (200..300).contains(status));
    for status in scopes(reading) {
        // A table without a status describes the answer that everybody hopes for.
        let target = match status {
            Some(Status::Code(status)) => status,
            None => success.unwrap_or(200),
            Some(Status::Default) => continue,
        };
        let response =
            responses.entry(target).or_insert_with(|| Response { status: target, ..Response::default() });
        fill(reading, status, response);
    }
    responses.into_values().collect()
}

/// Statuses from tables, then from lines that head a group of tables or examples.
fn statuses(reading: &mut Reading<'_>) -> BTreeMap<u16, Response> {
    let page = reading.page;
    let mut responses = BTreeMap::new();
    let tables = page.tables.iter().enumerate().filter(|(_, table)| table.role == TableRole::Statuses);
    for (at, table) in tables {
        reading.consume(at);
        for (row_at, row) in table.rows.iter().enumerate() {
            let Some(status) = status(&table.words(row, Column::Status)) else {
                reading.book((at, row_at), Fate::LeftOut("a status without a number"));
                continue;
            };
            reading.book((at, row_at), Fate::Used("status"));
            reading.origin(&format!("responses/{status}"), &row.span);
            let columns = [Column::Description, Column::StatusDescription, Column::StatusName];
            let description =
                columns.iter().map(|column| table.words(row, *column)).find(|words| !words.is_empty());
            responses.entry(status).or_insert_with(|| Response {
                status,
                description: description.unwrap_or_default(),
                ..Response::default()
            });
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
    responses
}

fn status(words: &str) -> Option<u16> {
    words.trim().get(..3)?.parse().ok()
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

fn fill(reading: &mut Reading<'_>, status: Option<Status>, response: &mut Response) {
    let address = format!("responses/{}", response.status);
    let is_header = |table: &PageTable| {
        table.caption == Some(Caption::Header)
            || table.section == Section::ResponseHeaders
            || all_headers(table)
    };
    let of_scope = |table: &PageTable| scope(table) == Scope::Response(status);
    // An answer in case of an error that stands beside the proper one belongs to no one status.
    let is_error = |table: &PageTable| {
        status.is_none()
            && (table.section == Section::ErrorResponse || table.caption == Some(Caption::Errors))
    };
    for table in roots(reading, |table| of_scope(table) && is_header(table)) {
        headers(reading, table, &address, &mut response.headers);
    }
    let tables = roots(reading, |table| of_scope(table) && !is_header(table) && !is_error(table));
    if !tables.is_empty() {
        let rows = |at: usize| (0..reading.page.tables[at].rows.len()).collect();
        let evidence = examples::evidence(reading, Some(response.status));
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
fn check(reading: &mut Reading<'_>, responses: &BTreeMap<u16, Response>) {
    if !responses.values().any(Response::is_success) {
        let line = reading.page.request_lines.first();
        let span = line.map(|line| line.span.clone()).unwrap_or_default();
        let message = "no status between 200 and 299 is documented";
        let finding = reading.finding(Code::NoSuccessStatus, &span, message);
        reading.report(finding.subject("responses"));
    }
    for (status, response) in responses {
        if *status >= 300 && marks::is_success(&response.description) {
            let address = format!("responses/{status}");
            let span = reading.origin_span(&address);
            let message = format!("status {status} is called a success");
            let finding = reading.finding(Code::FailureCalledSuccess, &span, message);
            let finding = finding.label("the description speaks of success");
            reading.report(finding.subject(format!("{address}/description")));
        }
    }
}
