//! Tables of error codes.

use std::borrow::Cow;

use super::{Sources, recorder::Recorder};
use crate::{
    docs::{
        document::Row,
        outcomes::RowOutcome,
        page::{PageTable, RowId, TableRole},
        vocabulary::{columns::Column, statuses},
    },
    spec::{
        address::Address,
        model::ErrorCode,
        report::{Purpose, Reason},
    },
};

/// The error codes that the page lists, in its order.
pub(super) fn error_codes(sources: &Sources<'_>, recorder: &mut Recorder) -> Vec<ErrorCode> {
    let mut codes = Vec::new();
    let tables = sources.page.tables_with_ids().filter(|(_, table)| table.role == TableRole::ErrorCodes);
    for (id, table) in tables {
        recorder.mark_table(id);
        for (at, row) in table.rows.iter().enumerate() {
            let code = table.text(row, Column::ErrorCode);
            let is_code = !code.is_empty();
            let outcome = if is_code {
                RowOutcome::Used(Purpose::ErrorCode)
            } else {
                RowOutcome::LeftOut(Reason::ErrorWithoutACode)
            };
            recorder.mark(RowId { table: id, row: at }, outcome);
            if is_code {
                recorder.origin(Address::default().step("error_codes").step(code.as_ref()), row.span.clone());
                codes.push(error_code(table, row, code.into_owned()));
            }
        }
    }
    codes
}

fn error_code(table: &PageTable, row: &Row, code: String) -> ErrorCode {
    let statuses = statuses::listed_statuses(&table.text(row, Column::Status));
    ErrorCode {
        code,
        page: None,
        module: table.text(row, Column::Module).into_owned(),
        status: statuses.first().and_then(|status| status.code()),
        class: None,
        message: table.text(row, Column::ErrorMessage).into_owned(),
        description: description(table, row),
        handling: table.text(row, Column::Handling).into_owned(),
    }
}

/// What is said about a code; columns whose heads nobody knows say something too.
fn description(table: &PageTable, row: &Row) -> String {
    let is_said =
        |column: &Column| matches!(column, Column::Description | Column::Unknown | Column::Catalogue);
    let cells = table.columns.iter().zip(&row.cells).filter(|(column, _)| is_said(column));
    let texts: Vec<Cow<'_, str>> =
        cells.map(|(_, cell)| cell.plain()).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}
