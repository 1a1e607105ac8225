//! `SourcePage` → `Document`: cuts a page into blocks, each with its span.

#[cfg(test)]
mod case_pages;
mod html;
mod inline;
mod lines;
mod pipe;

use super::{
    document::{Block, BlockKind, Document, Fence},
    source::SourcePage,
};
use crate::diagnostic::{Code, Diagnostic, Location, Outcome};
use lines::{Line, Lines};

/// How many bytes a page may have. The largest real one has less than half a million.
const LARGEST: usize = 16 * 1024 * 1024;

/// Cuts a page into blocks. A page that cannot be read at all gives a document without blocks.
#[must_use]
pub fn scan(page: &SourcePage) -> Outcome<Document> {
    if page.bytes.len() > LARGEST {
        return unreadable(page, Code::TooLarge, 0, "the page is too large to be read");
    }
    let text = match std::str::from_utf8(&page.bytes) {
        Ok(text) if text.trim().is_empty() => {
            return unreadable(page, Code::EmptyPage, 0, "the page holds no text");
        }
        Ok(text) => text,
        Err(error) => {
            return unreadable(page, Code::NotUtf8, error.valid_up_to(), "the page is not UTF-8");
        }
    };
    let mut scanner =
        Scanner { path: &page.path, text, blocks: Vec::new(), anchors: Vec::new(), diagnostics: Vec::new() };
    scanner.run();
    Outcome {
        value: Document { path: page.path.clone(), blocks: scanner.blocks },
        diagnostics: scanner.diagnostics,
    }
}

fn unreadable(page: &SourcePage, code: Code, offset: usize, message: &str) -> Outcome<Document> {
    let location = Location { path: page.path.clone(), span: offset..offset };
    Outcome {
        value: Document { path: page.path.clone(), blocks: Vec::new() },
        diagnostics: vec![Diagnostic::new(code, location, message)],
    }
}

struct Scanner<'a> {
    path: &'a str,
    text: &'a str,
    blocks: Vec<Block>,
    /// Anchors on lines of their own, waiting for the block they name.
    anchors: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Scanner<'a> {
    /// Fences come first, since a line in a fence may look like anything else; then tables.
    fn run(&mut self) {
        let mut lines = Lines::new(self.text);
        while let Some(line) = lines.next() {
            if line.body().is_empty() {
                continue;
            }
            if line.opens_fence() {
                self.fence(line, &mut lines);
            } else if let Some(at) = line.table_start() {
                self.html_table(line, at, &mut lines);
            } else if line.is_pipe_row() && lines.peek().is_some_and(|next| next.is_pipe_delimiter()) {
                self.pipe_table(line, &mut lines);
            } else {
                self.prose(line, &mut lines);
            }
        }
    }

    fn fence(&mut self, opening: Line<'a>, lines: &mut Lines<'a>) {
        let (mut text, mut starts) = (String::new(), Vec::new());
        let mut end = opening.end;
        let mut closed = false;
        for line in lines.by_ref() {
            end = line.end;
            if line.closes_fence() {
                closed = true;
                break;
            }
            let content = line.without_indent(opening.indent());
            if !starts.is_empty() {
                text.push('\n');
            }
            text.push_str(content);
            starts.push(line.end - content.len());
        }
        let span = opening.start..end;
        if !closed {
            self.report(Code::UnclosedFence, opening.start..opening.end, "the fence is never closed");
        }
        self.push(span, BlockKind::Fence(Fence { text, starts }));
    }

    fn html_table(&mut self, opening: Line<'a>, at: usize, lines: &mut Lines<'a>) {
        self.anchors.extend(inline::anchors(&self.text[opening.start..at]));
        let mut end = opening.end;
        let mut closed = opening.raw(self.text).contains("</table>");
        // A section heading ends a table that nothing closes, so that one slip costs one table only.
        while !closed && lines.peek().is_some_and(|line| !line.is_heading()) {
            if let Some(line) = lines.next() {
                end = line.end;
                closed = line.raw(self.text).contains("</table>");
            }
        }
        let parsed = html::table(&self.text[at..end], at, self.path);
        self.diagnostics.extend(parsed.diagnostics);
        self.push(at..end, BlockKind::Table(parsed.value));
    }

    fn pipe_table(&mut self, head: Line<'a>, lines: &mut Lines<'a>) {
        let mut rows = vec![head];
        lines.next();
        while let Some(line) = lines.peek().filter(Line::is_pipe_row) {
            rows.push(line);
            lines.next();
        }
        let end = rows.last().map_or(head.end, |row| row.end);
        if let Some(row) = rows.iter().find(|row| row.raw(self.text).matches('|').count() > html::WIDEST) {
            self.report(Code::TooLarge, row.start..row.end, "the row has too many cells to be read");
            rows.clear();
        }
        self.push(head.start..end, BlockKind::Table(pipe::table(&rows)));
    }

    /// Headings, items, notes, paragraphs and lines that hold nothing but anchors.
    fn prose(&mut self, line: Line<'a>, lines: &mut Lines<'a>) {
        let mut end = line.end;
        let mut body = line.prose().to_owned();
        while let Some(next) = lines.peek().filter(|next| line.continues_with(next)) {
            body.push('\n');
            body.push_str(next.prose());
            end = next.end;
            lines.next();
        }
        let inline = inline::parse(&body);
        self.anchors.extend(inline.anchors);
        if let Some(name) = inline.stray {
            self.report(Code::UnclosedTag, line.start..end, &format!("`{name}` stands outside of any table"));
        }
        let text = inline.text;
        if let Some(level) = line.heading_level() {
            self.push(line.start..end, BlockKind::Heading { level, text });
        } else if text.is_blank() {
            // Nothing but anchors: they name the block that follows.
        } else if line.is_note() {
            self.push(line.start..end, BlockKind::Note(text));
        } else if line.is_item() {
            self.push(line.start..end, BlockKind::Item(text));
        } else {
            self.push(line.start..end, BlockKind::Paragraph(text));
        }
    }

    fn push(&mut self, span: std::ops::Range<usize>, kind: BlockKind) {
        let anchors = std::mem::take(&mut self.anchors);
        let before = &self.text[span.start..];
        let indent = before.len() - before.trim_start_matches(' ').len();
        self.blocks.push(Block { span, indent, kind, anchors });
    }

    fn report(&mut self, code: Code, span: std::ops::Range<usize>, message: &str) {
        let location = Location { path: self.path.to_owned(), span };
        self.diagnostics.push(Diagnostic::new(code, location, message));
    }
}
