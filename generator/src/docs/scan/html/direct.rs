//! Well-formed tables, which nearly all are: their tags tell the rows without an HTML parser.

use std::borrow::Cow;

use super::{
    RawCell, RawRow,
    paragraphs::{Effect, Paragraphs, Style},
    tags::{Facts, Mark},
};

/// The rows of a table; `None` where browsers would do anything but follow the tags.
pub(super) fn rows(marks: &[Mark<'_>]) -> Option<Vec<RawRow>> {
    let mut reader = Reader { place: Place::Outside, rows: Vec::new(), cell: None };
    for mark in marks {
        match mark {
            Mark::Open(name, facts) => reader.open(name, facts)?,
            Mark::Close(name) => reader.close(name),
            Mark::Text(text) => reader.text(text)?,
        }
    }
    Some(reader.rows)
}

/// What stands open around the place that is read.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Outside,
    Table,
    Group,
    Row { in_group: bool },
    Cell { in_group: bool },
}

struct Reader<'a> {
    place: Place,
    rows: Vec<RawRow>,
    cell: Option<Cell<'a>>,
}

/// An open cell, the effects of the elements that are open in it, the innermost last.
struct Cell<'a> {
    is_head: bool,
    facts: Facts<'a>,
    paragraphs: Paragraphs,
    styles: Vec<(Style<'a>, bool)>,
}

impl<'a> Reader<'a> {
    fn open(&mut self, name: &str, facts: &Facts<'a>) -> Option<()> {
        if let Some(cell) = &mut self.cell {
            return cell.open(name, facts.href);
        }
        self.place = match (name, self.place) {
            ("table", Place::Outside) => Place::Table,
            ("thead" | "tbody" | "tfoot", Place::Table) => Place::Group,
            ("tr", Place::Table | Place::Group) => {
                self.rows.push(RawRow::new());
                Place::Row { in_group: self.place == Place::Group }
            }
            ("td" | "th", Place::Row { in_group }) => {
                self.cell = Some(Cell {
                    is_head: name == "th",
                    facts: *facts,
                    paragraphs: Paragraphs::default(),
                    styles: Vec::new(),
                });
                Place::Cell { in_group }
            }
            _ => return None,
        };
        Some(())
    }

    /// Every tag that closes has one that opens: otherwise the table is not read here.
    fn close(&mut self, name: &str) {
        if name != "td"
            && name != "th"
            && let Some(cell) = &mut self.cell
        {
            return cell.close();
        }
        self.place = match self.place {
            Place::Cell { in_group } => {
                if let (Some(row), Some(cell)) = (self.rows.last_mut(), self.cell.take()) {
                    row.push(cell.finish());
                }
                Place::Row { in_group }
            }
            Place::Row { in_group: true } => Place::Group,
            Place::Row { in_group: false } | Place::Group => Place::Table,
            Place::Table | Place::Outside => Place::Outside,
        };
    }

    fn text(&mut self, text: &str) -> Option<()> {
        let text = decoded(text)?;
        if let Some(cell) = &mut self.cell {
            let style = cell.style();
            cell.paragraphs.text(&text, style);
        }
        Some(())
    }
}

impl<'a> Cell<'a> {
    fn style(&self) -> Style<'a> {
        self.styles.last().map(|(style, _)| *style).unwrap_or_default()
    }

    fn open(&mut self, name: &str, href: Option<&'a str>) -> Option<()> {
        let around = self.style();
        match around.inside(name, href) {
            // A link inside a link closes the outer one.
            _ if !KNOWN.contains(&name) || (name == "a" && around.link.is_some()) => return None,
            Effect::Style(style) => self.styles.push((style, false)),
            Effect::Block(style) => {
                self.paragraphs.start(style);
                self.styles.push((style, true));
            }
            Effect::Break => self.paragraphs.end(),
            Effect::Hidden => {}
        }
        Some(())
    }

    fn close(&mut self) {
        if let Some((_, true)) = self.styles.pop() {
            self.paragraphs.end();
        }
    }

    fn finish(self) -> RawCell {
        RawCell {
            is_head: self.is_head,
            columns: super::extent(self.facts.colspan),
            rows: super::extent(self.facts.rowspan),
            paragraphs: self.paragraphs.finish(),
        }
    }
}

/// Elements of cells that browsers nest as they stand.
const KNOWN: &[&str] =
    &["p", "a", "strong", "b", "ul", "li", "br", "span", "ol", "div", "em", "i", "u", "sup", "sub", "img"];

/// Character references that tables have; others are left to the HTML parser.
const REFERENCES: &[(&str, &str)] =
    &[("lt;", "<"), ("gt;", ">"), ("amp;", "&"), ("quot;", "\""), ("nbsp;", "\u{a0}"), ("#39;", "'")];

/// A text with its character references resolved; `None` where that is not so simple.
fn decoded(text: &str) -> Option<Cow<'_, str>> {
    let is_odd = |char: u8| matches!(char, b'&' | b'<' | b'\r' | b'\0');
    if !text.bytes().any(is_odd) {
        return Some(Cow::Borrowed(text));
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '\r', '\0']) {
        let (before, behind) = (&rest[..at], &rest[at + 1..]);
        decoded.push_str(before);
        let (char, next) = (rest.as_bytes()[at], behind.bytes().next().unwrap_or(b' '));
        rest = behind;
        match char {
            b'&' if next.is_ascii_alphanumeric() || next == b'#' => {
                let (name, meant) = REFERENCES.iter().find(|(name, _)| behind.starts_with(name))?;
                decoded.push_str(meant);
                rest = &behind[name.len()..];
            }
            b'&' => decoded.push('&'),
            b'<' if !next.is_ascii_alphabetic() && !matches!(next, b'/' | b'!' | b'?') => decoded.push('<'),
            _ => return None,
        }
    }
    decoded.push_str(rest);
    Some(Cow::Owned(decoded))
}
