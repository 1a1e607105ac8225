//! Markdown tables between pipes. Nothing inside their cells is marked up or escaped.

use super::{inline, lines::Line};
use crate::docs::document::{Cell, Notation, Paragraph, ParagraphKind, Row, Table};

/// A table from its head and its other rows; the delimiter row is left out.
pub(super) fn table(lines: &[Line<'_>]) -> Table {
    let mut rows = lines.iter().map(row);
    let head = rows.next().map(|row| row.cells).unwrap_or_default();
    Table { head, rows: rows.collect(), notation: Notation::Pipes }
}

fn row(line: &Line<'_>) -> Row {
    let body = line.body();
    let indent = line.indent();
    let mut at = line.start + indent + 1;
    let inner = body.trim_start_matches('|');
    let mut cells = Vec::new();
    for part in inner.strip_suffix('|').unwrap_or(inner).split('|') {
        cells.push(cell(part, at));
        at += part.len() + 1;
    }
    Row { span: line.start + indent..line.end, cells, is_group: false }
}

fn cell(part: &str, at: usize) -> Cell {
    let text = inline::parse(part.trim()).text;
    let paragraphs =
        if text.is_blank() { Vec::new() } else { vec![Paragraph { kind: ParagraphKind::Plain, text }] };
    Cell { span: at..at + part.len(), paragraphs }
}
