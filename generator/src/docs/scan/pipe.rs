//! Markdown tables between pipes. Nothing inside their cells is marked up or escaped.

use super::{Outcome, inline, lines::Line};
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::document::{Cell, Paragraph, ParagraphKind, Row, Table},
};

/// A table from its head and its other rows; the delimiter row is left out.
pub(super) fn table(path: &str, lines: &[Line<'_>]) -> Outcome<Table> {
    let mut rows = lines.iter().map(row);
    let head = rows.next().map(|row| row.cells).unwrap_or_default();
    let rows: Vec<Row> = rows.collect();
    let diagnostics = rows
        .iter()
        .filter(|row| row.cells.len() != head.len())
        .map(|row| {
            let location = Location {
                path: path.to_owned(),
                span: row.span.clone(),
            };
            let message = format!(
                "the row has {} cells, the head {}",
                row.cells.len(),
                head.len()
            );
            Diagnostic::new(Code::RaggedRow, location, message)
        })
        .collect();
    Outcome {
        value: Table { head, rows },
        diagnostics,
    }
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
    Row {
        span: line.start + indent..line.end,
        cells,
        is_group: false,
    }
}

fn cell(part: &str, at: usize) -> Cell {
    let text = inline::parse(part.trim()).text;
    let paragraphs = if text.plain().is_empty() {
        Vec::new()
    } else {
        vec![Paragraph {
            kind: ParagraphKind::Plain,
            text,
        }]
    };
    Cell {
        span: at..at + part.len(),
        paragraphs,
    }
}
