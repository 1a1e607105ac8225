//! Tables of error codes.

use super::reading::Reading;
use crate::{
    docs::{page::TableRole, vocabulary::columns::Column},
    spec::model::ErrorCode,
};

/// The error codes that the page lists, in its order.
pub(super) fn error_codes(reading: &mut Reading<'_>) -> Vec<ErrorCode> {
    let page = reading.page;
    let mut codes = Vec::new();
    for (at, table) in page
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| table.role == TableRole::ErrorCodes)
    {
        reading.consume(at);
        for row in &table.rows {
            let code = table.words(row, Column::ErrorCode);
            if code.is_empty() {
                reading.left_out_rows("an error without a code", 1);
                continue;
            }
            reading.used_rows("error code", 1);
            reading.origin(&format!("error_codes/{code}"), &row.span);
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
