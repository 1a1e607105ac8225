//! HTML tables: parsed by `scraper`, expanded to a grid, every cell tied to its bytes.
//!
//! `scraper` keeps no positions, so the raw tags are read once more for them: the n-th cell of the
//! tree is the n-th `<td` or `<th` of the source. The same pass finds tags that are not balanced
//! and drops the attributes that carry no fact, which halves the work of `scraper`.

mod tags;

use std::ops::Range;

use scraper::{ElementRef, Html, Node, Selector};

use super::Outcome;
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::document::{Cell, Paragraph, ParagraphKind, Row, Table, Text},
};

/// A table from its source; `offset` is where the source starts on the page.
pub(super) fn table(source: &str, offset: usize, path: &str) -> Outcome<Table> {
    let tags = tags::read(source);
    let location =
        |span: Range<usize>| Location { path: path.to_owned(), span: span.start + offset..span.end + offset };
    let diagnostics: Vec<Diagnostic> = tags
        .unbalanced
        .iter()
        .map(|fault| {
            let name = &fault.name;
            let (message, label) = if fault.is_closing {
                (format!("`</{name}>` closes nothing"), "no open tag of this name")
            } else {
                (format!("`<{name}>` is never closed"), "opened here")
            };
            Diagnostic::new(Code::UnclosedTag, location(fault.span.clone()), message).label(label)
        })
        .collect();

    let html = Html::parse_fragment(&tags.slim);
    let mut grid = Grid::new(tags.cells.iter().map(|span| span.start + offset..span.end + offset).collect());
    for row in html.select(&selector("tr")) {
        grid.row(row);
    }
    let table = grid.finish(offset..offset + source.len());
    Outcome { value: table, diagnostics }
}

fn selector(text: &'static str) -> Selector {
    Selector::parse(text).expect("the selector is a constant of this module")
}

/// The rows so far, and the cells that reach down into rows to come.
struct Grid {
    spans: std::vec::IntoIter<Range<usize>>,
    head: Vec<Cell>,
    rows: Vec<Row>,
    /// For each column, a cell from above and in how many more rows it stands.
    hanging: Vec<Option<(Cell, usize)>>,
}

impl Grid {
    fn new(spans: Vec<Range<usize>>) -> Self {
        Self { spans: spans.into_iter(), head: Vec::new(), rows: Vec::new(), hanging: Vec::new() }
    }

    fn row(&mut self, row: ElementRef<'_>) {
        let mut cells = Vec::new();
        let mut is_head = true;
        let mut own: Vec<Range<usize>> = Vec::new();
        let mut widest = 0;
        for element in row.child_elements() {
            let name = element.value().name();
            if name != "td" && name != "th" {
                continue;
            }
            is_head &= name == "th";
            self.hang(&mut cells);
            let cell = Cell { span: self.spans.next().unwrap_or_default(), paragraphs: paragraphs(element) };
            own.push(cell.span.clone());
            let columns = span_attribute(element, "colspan");
            let rows = span_attribute(element, "rowspan");
            widest = widest.max(columns);
            for _ in 0..columns {
                self.place(&mut cells, cell.clone(), rows - 1);
            }
        }
        self.hang(&mut cells);
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return;
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
    }

    /// Lets cells from above fill the columns they reach into.
    fn hang(&mut self, cells: &mut Vec<Cell>) {
        while let Some(Some((cell, left))) = self.hanging.get_mut(cells.len()) {
            if *left == 0 {
                break;
            }
            *left -= 1;
            cells.push(cell.clone());
        }
    }

    fn place(&mut self, cells: &mut Vec<Cell>, cell: Cell, rows_below: usize) {
        let column = cells.len();
        if self.hanging.len() <= column {
            self.hanging.resize(column + 1, None);
        }
        self.hanging[column] = (rows_below > 0).then(|| (cell.clone(), rows_below));
        cells.push(cell);
    }

    fn finish(self, table: Range<usize>) -> Table {
        let mut rows = self.rows;
        // Without positions (the source is not balanced) the table is the best place there is.
        for row in &mut rows {
            if row.span.end == 0 {
                row.span = table.clone();
            }
        }
        Table { head: self.head, rows }
    }
}

fn span_attribute(element: ElementRef<'_>, name: &str) -> usize {
    let value = element.attr(name).and_then(|value| value.parse().ok()).unwrap_or(1);
    // HTML allows no more; a slip of the keyboard must not fill the memory.
    usize::clamp(value, 1, 1000)
}

fn paragraphs(cell: ElementRef<'_>) -> Vec<Paragraph> {
    let mut walk = Walk::default();
    walk.children(cell, &Style::default());
    walk.flush();
    walk.done
}

#[derive(Clone, Default)]
struct Style {
    strong: bool,
    link: Option<String>,
    kind: ParagraphKind,
}

/// Reads a cell's elements in order; block elements start paragraphs.
#[derive(Default)]
struct Walk {
    done: Vec<Paragraph>,
    open: Paragraph,
}

impl Walk {
    fn children(&mut self, element: ElementRef<'_>, style: &Style) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text, style),
                Node::Element(_) => {
                    if let Some(element) = ElementRef::wrap(child) {
                        self.element(element, style);
                    }
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>, style: &Style) {
        let mut inner = style.clone();
        match element.value().name() {
            "strong" | "b" => inner.strong = true,
            "a" => inner.link = element.attr("href").map(str::to_owned).or(inner.link),
            "img" => return,
            "br" => return self.flush(),
            "li" => {
                return self.block(element, &Style { kind: ParagraphKind::Item, ..inner });
            }
            "pre" => {
                return self.block(element, &Style { kind: ParagraphKind::Code, ..inner });
            }
            "p" | "div" | "ul" | "ol" | "table" => return self.block(element, &inner),
            _ => {}
        }
        self.children(element, &inner);
    }

    fn block(&mut self, element: ElementRef<'_>, style: &Style) {
        self.flush();
        self.open.kind = style.kind;
        self.children(element, style);
        self.flush();
    }

    fn text(&mut self, text: &str, style: &Style) {
        if self.open.text.runs.is_empty() {
            if text.trim().is_empty() {
                return;
            }
            self.open.kind = style.kind;
        }
        self.open.text.push(text, style.strong, style.link.as_deref());
    }

    fn flush(&mut self) {
        let paragraph = std::mem::take(&mut self.open);
        if !paragraph.text.plain().is_empty() {
            self.done.push(Paragraph { kind: paragraph.kind, text: tidy(paragraph.text, paragraph.kind) });
        }
    }
}

/// Line breaks in the source of running text are blanks.
fn tidy(text: Text, kind: ParagraphKind) -> Text {
    if kind == ParagraphKind::Code {
        return text;
    }
    let mut tidied = Text::default();
    for run in text.runs {
        let words = run.text.replace(['\n', '\r', '\t'], " ");
        tidied.push(&words, run.strong, run.link.as_deref());
    }
    tidied
}
