//! `Document` → `Page`: tells the parts of a page apart by section, label and caption.

mod examples;
mod request_line;
mod tables;
mod texts;

pub use request_line::request_line;

use std::ops::Range;

use super::{
    document::{Block, BlockKind, Document, Text},
    ledger::Item,
    page::{Page, PageKind, TableRole},
    vocabulary::{
        marks::{self, ExampleLabel},
        sections::{Section, section},
    },
};
use crate::diagnostic::{Code, Diagnostic, Outcome};

/// Tells the parts of a page apart.
#[must_use]
pub fn recognize(document: &Document) -> Outcome<Page> {
    let mut reader = Reader {
        document,
        page: Page::empty(document),
        place: Place::default(),
        unknown: Vec::new(),
        diagnostics: Vec::new(),
    };
    for block in &document.blocks {
        reader.block(block);
    }
    reader.finish()
}

/// What the words before a block say about it.
#[derive(Debug)]
struct Place {
    section: Section,
    caption: Option<(Option<u32>, String)>,
    label: String,
    status: Option<u16>,
    /// The nearest words, which are the title of an example.
    words: String,
    examples: Option<ExampleLabel>,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            section: Section::Opening,
            caption: None,
            label: String::new(),
            status: None,
            words: String::new(),
            examples: None,
        }
    }
}

struct Reader<'a> {
    document: &'a Document,
    page: Page,
    place: Place,
    /// What only an operation page must explain: unknown headings and the like.
    unknown: Vec<Diagnostic>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, text } => self.heading(block, *level, text),
            BlockKind::Paragraph(text) => self.text(block, text, false),
            BlockKind::Item(text) => self.text(block, text, true),
            BlockKind::Note(text) => self.note(text),
            BlockKind::Fence(fence) => self.fence(block, fence),
            BlockKind::Table(table) => self.table(block, table),
        }
    }

    fn heading(&mut self, block: &Block, level: usize, text: &Text) {
        let words = text.plain();
        if level == 1 {
            self.page.title = words;
            self.page.title_anchor = block.anchors.first().cloned();
            self.page.ledger.used(Item::Headings, "title", 1);
            return;
        }
        let section = section(&words);
        self.place = Place {
            section,
            ..Place::default()
        };
        if section == Section::Unknown {
            self.page
                .ledger
                .left_out(Item::Headings, "unknown heading", 1);
            let message = format!("unknown heading `{words}`");
            self.unknown
                .push(self.diagnostic(Code::UnknownHeading, &block.span, message));
        } else {
            self.page.ledger.used(Item::Headings, "section", 1);
        }
    }

    fn diagnostic(
        &self,
        code: Code,
        span: &Range<usize>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.document.location(span), message)
    }

    /// Only now it is known what kind of page this is, and so what it must explain.
    fn finish(mut self) -> Outcome<Page> {
        self.page.kind = self.kind();
        if self.page.kind == PageKind::Operation {
            self.diagnostics.append(&mut self.unknown);
        }
        Outcome {
            value: self.page,
            diagnostics: self.diagnostics,
        }
    }

    fn kind(&self) -> PageKind {
        let has = |role: TableRole| self.page.tables.iter().any(|table| table.role == role);
        if self.document.blocks.is_empty() {
            PageKind::Unreadable
        } else if !self.page.request_lines.is_empty() {
            PageKind::Operation
        } else if has(TableRole::RequestLines) {
            PageKind::Overview
        } else if has(TableRole::ErrorCodes) {
            PageKind::ErrorCodes
        } else {
            PageKind::Other
        }
    }
}
