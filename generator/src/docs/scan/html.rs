//! HTML tables: their rows expanded to a grid, every cell tied to its bytes.
//!
//! The raw tags are read once: they give the span of every cell, find tags that are not balanced
//! and drop the attributes that carry no fact. Where they are well-formed they tell the rows too;
//! any other table goes to `scraper`, which keeps no positions: the n-th cell of its tree is the
//! n-th `<td` or `<th` of the source.

#[cfg(test)]
mod agreement;
mod direct;
mod paragraphs;
mod tags;
mod tree;

use std::ops::Range;

use super::Outcome;
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::document::{Cell, Notation, Paragraph, Row, Table},
};
use tags::FaultKind;

/// How wide a table may be. HTML lets no cell span more columns.
pub(super) const WIDEST: usize = 1000;

/// How many bytes of copies of merged cells a table may hold for each byte of its source: a few letters can ask
/// for a million cells.
const COPIES: usize = 16;
/// How many more every table may hold.
const COPIES_OF_ANY_TABLE: usize = 16 * 1024;

/// What a copy of an empty cell takes.
const COPY: usize = 64;

/// A table from its source; `offset` is where the source starts on the page.
pub(super) fn table(source: &str, offset: usize, path: &str) -> Outcome<Table> {
    let tags = tags::read(source);
    let location =
        |span: Range<usize>| Location { path: path.to_owned(), span: span.start + offset..span.end + offset };
    if let Some(span) = tags.too_deep {
        let message = "the table is nested too deep to be read";
        return refused(Diagnostic::new(Code::TooDeep, location(span), message));
    }
    let mut diagnostics: Vec<Diagnostic> = tags
        .unbalanced
        .iter()
        .map(|fault| {
            let (message, label) = match &fault.kind {
                FaultKind::ClosesNothing(name) => {
                    (format!("unmatched closing tag `</{name}>`"), "no open tag of this name")
                }
                FaultKind::NeverClosed(name) => (format!("`<{name}>` is never closed"), "opened here"),
                FaultKind::Outside => ("text stands in no cell of the table".to_owned(), "between cells"),
            };
            Diagnostic::new(Code::UnclosedTag, location(fault.span.clone()), message).label(label)
        })
        .collect();

    let spans = tags.cells.iter().map(|span| span.start + offset..span.end + offset).collect();
    let mut grid = Grid::new(spans, source.len());
    let direct = if tags.unbalanced.is_empty() { direct::rows(&tags.marks) } else { None };
    for row in direct.unwrap_or_else(|| tree::rows(&tags::slim(&tags.marks))) {
        if let Err(TooLarge(span)) = grid.row(row) {
            let location = Location { path: path.to_owned(), span };
            let message = "the cells of the table span too much to be read";
            diagnostics.push(Diagnostic::new(Code::TooLarge, location, message));
            return Outcome { value: Table::default(), diagnostics };
        }
    }
    let table = grid.finish(offset..offset + source.len());
    Outcome { value: table, diagnostics }
}

fn refused(diagnostic: Diagnostic) -> Outcome<Table> {
    Outcome { value: Table::default(), diagnostics: vec![diagnostic] }
}

/// The cell at which a table got larger than anybody could mean.
struct TooLarge(Range<usize>);

/// The rows so far, and the cells that reach down into rows to come.
struct Grid {
    spans: std::vec::IntoIter<Range<usize>>,
    head: Vec<Cell>,
    rows: Vec<Row>,
    /// For each column, a cell from above and in how many more rows it stands.
    hanging: Vec<Option<(Cell, usize)>>,
    /// How many bytes of copies may still be made.
    allowance: usize,
}

impl Grid {
    fn new(spans: Vec<Range<usize>>, source: usize) -> Self {
        let allowance = COPIES * source + COPIES_OF_ANY_TABLE;
        let spans = spans.into_iter();
        Self { spans, head: Vec::new(), rows: Vec::new(), hanging: Vec::new(), allowance }
    }

    fn row(&mut self, row: RawRow) -> Result<(), TooLarge> {
        let mut cells = Vec::new();
        let mut is_head = true;
        let mut own: Vec<Range<usize>> = Vec::new();
        let mut widest = 0;
        for RawCell { is_head: is_head_cell, columns, rows, paragraphs } in row {
            is_head &= is_head_cell;
            self.hang(&mut cells)?;
            let cell = Cell { span: self.spans.next().unwrap_or_default(), paragraphs };
            own.push(cell.span.clone());
            widest = widest.max(columns);
            for _ in 1..columns {
                let copy = copy(&cell, &mut self.allowance)?;
                self.place(&mut cells, copy, rows - 1)?;
            }
            self.place(&mut cells, cell, rows - 1)?;
        }
        self.hang(&mut cells)?;
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return Ok(());
        };
        if is_head && self.head.is_empty() && self.rows.is_empty() {
            self.head = cells;
        } else {
            self.rows.push(Row {
                span: first.start..last.end,
                is_group: own.len() == 1 && widest == cells.len() && widest > 1,
                cells,
            });
        }
        Ok(())
    }

    /// Lets cells from above fill the columns they reach into.
    fn hang(&mut self, cells: &mut Vec<Cell>) -> Result<(), TooLarge> {
        while let Some(Some((cell, left))) = self.hanging.get_mut(cells.len()) {
            if *left == 0 {
                break;
            }
            *left -= 1;
            cells.push(copy(cell, &mut self.allowance)?);
        }
        Ok(())
    }

    fn place(&mut self, cells: &mut Vec<Cell>, cell: Cell, rows_below: usize) -> Result<(), TooLarge> {
        let column = cells.len();
        if column >= WIDEST {
            return Err(TooLarge(cell.span));
        }
        if self.hanging.len() <= column {
            self.hanging.resize(column + 1, None);
        }
        let reaches_down = rows_below > 0;
        self.hanging[column] =
            if reaches_down { Some((copy(&cell, &mut self.allowance)?, rows_below)) } else { None };
        cells.push(cell);
        Ok(())
    }

    fn finish(self, table: Range<usize>) -> Table {
        let mut rows = self.rows;
        // Without positions (the source is not balanced) the table is the best place there is.
        for row in &mut rows {
            if row.span.end == 0 {
                row.span = table.clone();
            }
        }
        Table { head: self.head, rows, notation: Notation::Html }
    }
}

/// One more of a merged cell, as long as the allowance lasts.
fn copy(cell: &Cell, allowance: &mut usize) -> Result<Cell, TooLarge> {
    *allowance = allowance.checked_sub(COPY + cell.span.len()).ok_or_else(|| TooLarge(cell.span.clone()))?;
    Ok(cell.clone())
}

/// A row before its merged cells are spread out.
type RawRow = Vec<RawCell>;

/// A cell as it stands in the source.
#[cfg_attr(test, derive(Debug, PartialEq))]
struct RawCell {
    is_head: bool,
    columns: usize,
    rows: usize,
    paragraphs: Vec<Paragraph>,
}

/// How many columns or rows a cell fills. HTML allows no more than a thousand; a slip of the
/// keyboard must not fill the memory.
fn extent(attribute: Option<&str>) -> usize {
    let digits =
        |value: &str| value.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>();
    let value = attribute.and_then(|value| digits(value).parse().ok()).unwrap_or(1);
    usize::clamp(value, 1, WIDEST)
}
