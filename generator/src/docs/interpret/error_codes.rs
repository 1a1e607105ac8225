//! Tables of error codes.

use super::reading::{Fate, Reading};
use crate::{
    docs::{
        document::Row,
        page::{PageTable, TableRole},
        vocabulary::{columns::Column, statuses},
    },
    spec::{address::escape, model::ErrorCode},
};

/// The error codes that the page lists, in its order.
pub(super) fn error_codes(reading: &mut Reading<'_>) -> Vec<ErrorCode> {
    let page = reading.page;
    let mut codes = Vec::new();
    for (at, table) in page.tables.iter().enumerate().filter(|(_, table)| table.role == TableRole::ErrorCodes)
    {
        reading.consume(at);
        for (row_at, row) in table.rows.iter().enumerate() {
            let code = table.words(row, Column::ErrorCode);
            if code.is_empty() {
                reading.book((at, row_at), Fate::LeftOut("an error without a code"));
                continue;
            }
            reading.book((at, row_at), Fate::Used("error code"));
            reading.origin(&format!("error_codes/{}", escape(&code)), &row.span);
            let statuses = statuses::listed_statuses(&table.words(row, Column::Status));
            codes.push(ErrorCode {
                code,
                page: None,
                module: table.words(row, Column::Module),
                status: statuses.first().and_then(|status| status.code()),
                message: table.words(row, Column::ErrorMessage),
                description: description(table, row),
                handling: table.words(row, Column::Handling),
            });
        }
    }
    codes
}

/// What is said about a code; columns whose heads nobody knows say something too.
fn description(table: &PageTable, row: &Row) -> String {
    let is_said =
        |column: &Column| matches!(column, Column::Description | Column::Unknown | Column::Catalogue);
    let cells = table.columns.iter().zip(&row.cells).filter(|(column, _)| is_said(column));
    let words: Vec<String> = cells.map(|(_, cell)| cell.plain()).filter(|words| !words.is_empty()).collect();
    words.join("\n")
}
