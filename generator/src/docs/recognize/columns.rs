//! The columns of a table, and its rows brought into line with them.

use crate::docs::{
    document::{Cell, Notation, Row, Run, Table},
    vocabulary::{
        columns::{Column, column},
        errors, locations,
        mandatory::mandatory,
        statuses,
    },
};

/// What the columns hold, and the rows below the head.
pub(super) struct Grid {
    pub(super) head: Vec<Cell>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// How many rows turned out to be the head.
    pub(super) head_rows: usize,
}

/// Reads the head. Where a table has none, the first row is it if all its cells are column heads.
pub(super) fn columns(table: Table) -> Grid {
    let read = |cells: &[Cell]| -> Vec<Column> { cells.iter().map(|cell| column(&cell.plain())).collect() };
    let first = table.rows.first().filter(|_| table.head.is_empty());
    let first = first.map(|row| read(&row.cells)).unwrap_or_default();
    let is_head = !first.is_empty() && !first.contains(&Column::Unknown);
    let columns = match (is_head, table.head.is_empty()) {
        (true, _) => first,
        (false, true) => inferred(&table.rows),
        (false, false) => read(&table.head),
    };
    let head_rows = usize::from(is_head);
    let rows = table.rows.into_iter().skip(head_rows);
    let rows = match table.notation {
        Notation::Pipes => repaired(rows, &columns),
        Notation::Html => rows.collect(),
    };
    let columns = named(disambiguated(columns, &rows), &rows);
    Grid { head: table.head, columns, rows, head_rows }
}

/// Of two columns of one head the cells tell which is which: one of two columns of names that holds
/// nothing but locations says where the others belong, one of two descriptions that holds nothing but
/// words of necessity what must be sent.
fn disambiguated(mut columns: Vec<Column>, rows: &[Row]) -> Vec<Column> {
    let is_necessity = |text: &str| mandatory(text).is_some_and(|said| said.required.is_some());
    let kinds = [
        (Column::Name, Column::Location, &locations::is_place as &dyn Fn(&str) -> bool),
        (Column::Description, Column::Mandatory, &is_necessity),
    ];
    for (head, meant, is_it) in kinds {
        let holds =
            |at: usize| rows.iter().all(|row| row.cells.get(at).is_some_and(|cell| is_it(&cell.plain())));
        if rows.is_empty() || columns.iter().filter(|column| **column == head).count() < 2 {
            continue;
        }
        for (at, column) in columns.iter_mut().enumerate() {
            if *column == head && holds(at) {
                *column = meant;
            }
        }
    }
    columns
}

/// Where types stand under a head and names under none, the first of several columns of descriptions holds
/// the names if that is how its cells look. A head that nobody knows stays one that a person looks at.
fn named(mut columns: Vec<Column>, rows: &[Row]) -> Vec<Column> {
    let is_described = columns.iter().skip(1).any(|column| *column == Column::Description);
    let says_other = columns.first() == Some(&Column::Description);
    let are_names = || rows.iter().all(|row| row.cells.first().is_some_and(|cell| is_name(&cell.plain())));
    let is_meant = says_other && is_described && !columns.contains(&Column::Name);
    if is_meant && columns.contains(&Column::Type) && !rows.is_empty() && are_names() {
        columns[0] = Column::Name;
    }
    columns
}

/// Whether a cell may hold the name of a parameter and nothing else.
fn is_name(text: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && text.chars().all(|char| char.is_ascii_alphanumeric() || "_-.:".contains(char))
}

/// Without any head, statuses and error codes tell themselves; the column behind them explains them.
fn inferred(rows: &[Row]) -> Vec<Column> {
    let width = rows.first().map_or(0, |row| row.cells.len());
    let all = |at: usize, is_it: &dyn Fn(&str) -> bool| {
        rows.iter().all(|row| row.cells.get(at).is_some_and(|cell| is_it(&cell.plain())))
    };
    let told = |at: usize| {
        if all(at, &|text| !statuses::listed_statuses(text).is_empty()) {
            Column::Status
        } else if all(at, &errors::is_error_code) {
            Column::ErrorCode
        } else {
            Column::Unknown
        }
    };
    let mut columns: Vec<Column> = (0..width).map(told).collect();
    let Some(last) = columns.iter().rposition(|column| *column != Column::Unknown) else {
        return Vec::new();
    };
    if let Some(next) = columns.get_mut(last + 1) {
        *next = Column::Description;
    }
    columns
}

/// In a pipe table a bar in a description makes a cell too many, and a cell that was merged with the one above is
/// missing.
fn repaired(rows: impl Iterator<Item = Row>, columns: &[Column]) -> Vec<Row> {
    let mut repaired: Vec<Row> = Vec::new();
    for row in rows {
        let row = if is_cut_in_description(&row, columns) { join_surplus(row, columns) } else { row };
        let row = match repaired.last() {
            Some(above) => with_merged(row, above, columns),
            None => row,
        };
        repaired.push(row);
    }
    repaired
}

/// Gives a row that begins with merged cells those of the row above. That they are missing at the beginning and not
/// at the end is certain where a status or an error code stands in its column only then.
fn with_merged(mut row: Row, above: &Row, columns: &[Column]) -> Row {
    let missing = columns.len().saturating_sub(row.cells.len());
    let tells_itself = |column: &Column, cell: &Cell| match column {
        Column::Status => !statuses::listed_statuses(&cell.plain()).is_empty(),
        Column::ErrorCode => errors::is_error_code(&cell.plain()),
        _ => false,
    };
    let fits = |skipped: usize| {
        columns.iter().skip(skipped).zip(&row.cells).any(|(column, cell)| tells_itself(column, cell))
    };
    if missing > 0 && !fits(0) && fits(missing) {
        row.cells.splice(0..0, above.cells.iter().take(missing).cloned());
    }
    row
}

/// Whether surplus cells can only be pieces of the description: no column stands behind it, or one whose
/// cell is still where the end of the row says.
fn is_cut_in_description(row: &Row, columns: &[Column]) -> bool {
    let says_necessity = || {
        row.cells
            .last()
            .is_some_and(|cell| mandatory(&cell.plain()).is_some_and(|said| said.condition.is_none()))
    };
    match columns {
        [.., Column::Description] => true,
        [.., Column::Description, Column::Mandatory] => says_necessity(),
        _ => false,
    }
}

/// In a pipe table a bar inside a description cuts it: surplus cells belong to it, with the bars between
/// them.
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
        let mut paragraphs = cell.paragraphs.into_iter();
        let first = paragraphs.next();
        match joined.paragraphs.last_mut() {
            Some(last) => {
                last.text.runs.push(Run { text: " | ".to_owned(), ..Run::default() });
                last.text.runs.extend(first.into_iter().flat_map(|paragraph| paragraph.text.runs));
            }
            None => joined.paragraphs.extend(first),
        }
        joined.paragraphs.extend(paragraphs);
    }
    row
}
