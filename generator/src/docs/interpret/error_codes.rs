//! Tables of error codes.

use super::reading::{Fate, Reading};
use crate::{
    docs::{page::TableRole, vocabulary::columns::Column},
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
            codes.push(ErrorCode {
                code,
                status: table
                    .words(row, Column::Status)
                    .trim()
                    .get(..3)
                    .and_then(|status| status.parse().ok()),
                message: table.words(row, Column::ErrorMessage),
                description: table.words(row, Column::Description),
                handling: table.words(row, Column::Handling),
            });
        }
    }
    codes
}
