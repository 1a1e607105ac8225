//! The columns of a table, and its rows brought into line with them.

use crate::docs::{
    document::{Cell, Row, Table},
    vocabulary::columns::{Column, column},
};

/// What the columns hold, and the rows below the head.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// How many rows turned out to be the head.
    pub(super) head_rows: usize,
}

/// Reads the head. Where a table has none, the first row is it if all its cells are column heads.
pub(super) fn columns(table: &Table) -> Grid {
    let read = |cells: &[Cell]| -> Vec<Column> { cells.iter().map(|cell| column(&cell.plain())).collect() };
    let first = table.rows.first().map(|row| read(&row.cells)).unwrap_or_default();
    let is_head = table.head.is_empty() && !first.is_empty() && !first.contains(&Column::Unknown);
    let columns = if is_head { first } else { read(&table.head) };
    let head_rows = usize::from(is_head);
    let rows = table.rows.iter().skip(head_rows).cloned();
    let rows = rows.map(|row| join_surplus(row, &columns)).collect();
    Grid { columns, rows, head_rows }
}

/// In a pipe table a bar inside a description cuts it: surplus cells belong to the description.
fn join_surplus(mut row: Row, columns: &[Column]) -> Row {
    let surplus = row.cells.len().saturating_sub(columns.len());
    let description = columns.iter().position(|column| *column == Column::Description);
    let Some(description) = description.filter(|_| surplus > 0) else {
        return row;
    };
    let cells: Vec<Cell> = row.cells.drain(description + 1..=description + surplus).collect();
    let joined = &mut row.cells[description];
    for cell in cells {
        joined.span.end = cell.span.end;
        joined.paragraphs.extend(cell.paragraphs);
    }
    row
}
