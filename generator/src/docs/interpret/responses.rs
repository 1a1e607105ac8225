//! Statuses, and the tables of each response, become responses.

mod failures;

use std::{borrow::Cow, collections::BTreeMap};

use super::{
    Sources,
    body::{Builder, Root},
    draft::{self, Draft},
    examples, field,
    parameters::{all_headers, roots},
    recorder::{Recorder, Subject},
};
use crate::{
    diagnostic::Code,
    docs::{
        document::Row,
        examples::{payloads, shown_success},
        outcomes::{NOTHING, RowOutcome},
        page::{Page, PageKind, PageTable, RowId, Scope, TableId, TableRole},
        rows::ParameterRow,
        vocabulary::{captions::Caption, columns::Column, locations::Location, sections::Section, statuses},
    },
    spec::{
        address::Address,
        model::{Response, Status},
        report::{Purpose, Reason},
    },
};

/// Statuses that HTTP defines to have no body.
const WITHOUT_BODY: [Status; 2] = [Status::Code(204), Status::Code(205)];

/// The responses of the page, by status.
pub(super) fn responses(sources: &Sources<'_>, recorder: &mut Recorder) -> Vec<Response> {
    let mut responses = statuses(sources, recorder);
    check(sources, recorder, &responses);
    let success = responses.keys().copied().find(|status| status.is_success());
    let target = |table: &PageTable| target(table, success);
    for status in targets(sources.page, target) {
        let tables = tables(sources, |table| target(table) == Some(status));
        if !tables.is_empty() {
            let new = || Response { status, ..Response::default() };
            fill(sources, recorder, responses.entry(status).or_insert_with(new), &tables);
        }
    }
    undescribed(sources, recorder, &mut responses);
    failures::complete(sources, recorder, &mut responses);
    responses.into_values().collect()
}

/// The response that a table belongs to.
fn target(table: &PageTable, success: Option<Status>) -> Option<Status> {
    match table.scope() {
        // A response in case of an error that stands beside the proper one belongs to no one status.
        Scope::Response(_) if is_general_error(table) => Some(Status::Default),
        // A table without a status describes the success response.
        Scope::Response(status) => status.or(success).or(Some(Status::Success)),
        _ => None,
    }
}

/// Where no success has a table and an example shows its body, that is all there is to know.
fn undescribed(sources: &Sources<'_>, recorder: &mut Recorder, responses: &mut BTreeMap<Status, Response>) {
    let mut successes: Vec<Status> = responses.keys().copied().filter(|status| status.is_success()).collect();
    if successes.iter().any(|status| responses[status].body.is_some()) {
        return;
    }
    if successes.is_empty() {
        successes.push(Status::Success);
    }
    successes.retain(|status| !WITHOUT_BODY.contains(status));
    let shown = successes.into_iter().find_map(|status| {
        let address = address(status).step("body");
        let body = examples::undescribed(sources, recorder, &address, Some(status))?;
        Some((status, body))
    });
    if let Some((status, body)) = shown {
        let response = responses.entry(status);
        response.or_insert_with(|| Response { status, ..Response::default() }).body = Some(body);
    }
}

/// The address of a response.
fn address(status: Status) -> Address {
    Address::default().step("responses").step(status.to_string())
}

/// Statuses from tables, from lines that head a group of tables or examples, and from examples.
pub(super) fn statuses(sources: &Sources<'_>, recorder: &mut Recorder) -> BTreeMap<Status, Response> {
    let mut responses = BTreeMap::new();
    let tables = sources.page.tables_with_ids().filter(|(_, table)| table.role == TableRole::Statuses);
    for (id, table) in tables {
        recorder.mark_table(id);
        for (at, row) in table.rows.iter().enumerate() {
            let (statuses, description) = listed(table, row);
            let outcome = if statuses.is_empty() {
                RowOutcome::LeftOut(Reason::StatusWithoutANumber)
            } else {
                RowOutcome::Used(Purpose::Status)
            };
            recorder.mark(RowId { table: id, row: at }, outcome);
            for status in statuses {
                recorder.origin(address(status), row.span.clone());
                let new = || Response { status, description: description.clone(), ..Response::default() };
                responses.entry(status).or_insert_with(new);
            }
        }
    }
    for mark in &sources.page.statuses {
        let response = responses.entry(mark.status).or_insert_with(|| {
            recorder.origin(address(mark.status), mark.span.clone());
            Response { status: mark.status, ..Response::default() }
        });
        if response.description.is_empty() {
            response.description.clone_from(&mark.description);
        }
    }
    if !responses.values().any(Response::is_success) {
        responses.extend(shown_success(sources.examples).map(|status| {
            let status = Status::Code(status);
            (status, Response { status, ..Response::default() })
        }));
    }
    responses
}

/// The statuses that a row lists, and what it says about them.
fn listed(table: &PageTable, row: &Row) -> (Vec<Status>, String) {
    let text = table.text(row, Column::Status);
    let columns = [Column::Description, Column::StatusDescription, Column::StatusName];
    let mut said = columns.iter().map(|column| table.text(row, *column));
    let description = said.find(|text| !text.is_empty()).map(Cow::into_owned);
    let description = description.unwrap_or_else(|| statuses::status_phrase(&text));
    (statuses::listed_statuses(&text), description)
}

/// Whether a page that lists statuses for all operations lists one of a success.
#[must_use]
pub fn lists_success(page: &Page) -> bool {
    let tables = page.tables.iter().filter(|table| table.role == TableRole::Statuses);
    let mut rows = tables.flat_map(|table| table.rows.iter().map(|row| table.text(row, Column::Status)));
    page.kind != PageKind::Operation
        && rows.any(|text| statuses::listed_statuses(&text).iter().any(|status| status.is_success()))
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

/// Whether a table describes the response in case of any error.
fn is_general_error(table: &PageTable) -> bool {
    table.status.is_none()
        && (table.section == Section::ErrorResponse || table.caption == Some(Caption::Errors))
}

/// The root tables that belong to a response, those of its headers first.
fn tables(sources: &Sources<'_>, is_meant: impl Fn(&PageTable) -> bool) -> Vec<TableId> {
    let of_headers = |id: TableId, table: &PageTable| is_meant(table) && is_of_headers(sources, id);
    let of_body = |id: TableId, table: &PageTable| is_meant(table) && !is_of_headers(sources, id);
    let mut tables = roots(sources, of_headers);
    tables.extend(roots(sources, of_body));
    tables
}

/// Reads the tables that belong to a response.
fn fill(sources: &Sources<'_>, recorder: &mut Recorder, response: &mut Response, tables: &[TableId]) {
    let address = address(response.status);
    let mut in_headers: Vec<Draft> = Vec::new();
    let mut bodies: Vec<Root> = Vec::new();
    for table in tables {
        let is_of_headers = is_of_headers(sources, *table);
        let is_header = |row: &&ParameterRow<'_>| {
            row.location.map_or(is_of_headers, |location| location == Location::Header)
        };
        let (headers, body): (Vec<_>, Vec<_>) = sources.rows.of(*table).iter().partition(is_header);
        recorder.mark_table(*table);
        in_headers.extend(headers.into_iter().filter_map(|row| header(sources, recorder, row)));
        if !body.is_empty() {
            bodies.push((*table, body.into_iter().map(|row| row.id).collect()));
        }
    }
    response.headers = draft::finish(in_headers, recorder, &address.step("headers"));
    if !bodies.is_empty() {
        let examples = payloads(sources.examples, Some(response.status));
        response.body = Builder::new(sources, recorder, address.step("body")).build(&bodies, &examples);
    }
}

fn is_of_headers(sources: &Sources<'_>, table: TableId) -> bool {
    let found = sources.page.table(table);
    found.caption == Some(Caption::Header)
        || found.section == Section::ResponseHeaders
        || all_headers(sources.rows.of(table))
}

fn header(sources: &Sources<'_>, recorder: &mut Recorder, row: &ParameterRow<'_>) -> Option<Draft> {
    let field = field::field(sources, recorder, row);
    recorder.mark(row.id, if field.is_some() { RowOutcome::Used(Purpose::ResponseHeader) } else { NOTHING });
    field
}

/// An operation should have a success, and a failure should not be called one.
fn check(sources: &Sources<'_>, recorder: &mut Recorder, responses: &BTreeMap<Status, Response>) {
    if !responses.values().any(Response::is_success) && !sources.has_common_success {
        let line = sources.page.request_lines.first();
        let span = line.map(|line| line.span.clone()).unwrap_or_default();
        let message = "no status between 200 and 299 is documented";
        let finding = recorder.finding(Code::NoSuccessStatus, &span, message);
        recorder.report(finding, Subject::Part(Address::default().step("responses")));
    }
    for (status, response) in responses {
        if !status.is_success() && statuses::is_success(&response.description) {
            let address = address(*status);
            let span = recorder.origin_span(&address);
            let message = format!("status {status} is called a success");
            let finding = recorder.finding(Code::FailureCalledSuccess, &span, message);
            let finding = finding.label("the description speaks of success");
            recorder.report(finding, Subject::Part(address.step("description")));
        }
    }
}
