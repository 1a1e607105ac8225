//! `Document` → `Page`: tells the parts of a page apart by section, label and caption.

mod columns;
mod examples;
mod kind;
mod tables;
mod texts;

pub(super) use kind::lists_operations;

use std::ops::Range;

use super::{
    document::{Block, BlockKind, Document, Text},
    page::{Page, PageKind, TableRole},
    vocabulary::{
        example_labels::ExampleLabel,
        sections::{Section, section},
    },
};
use crate::{
    diagnostic::{Code, Diagnostic, Outcome},
    spec::{
        http::Method,
        report::{Item, Purpose, Reason},
        status::Status,
    },
};

/// Tells the parts of a page apart.
#[must_use]
pub fn recognize(mut document: Document) -> Outcome<Page> {
    let page = Page::empty(&document);
    let mut blocks = std::mem::take(&mut document.blocks);
    let mut reader =
        Reader { document: &document, page, context: Context::default(), only_for_operations: Vec::new() };
    for block in &mut blocks {
        reader.block(block);
    }
    reader.finish(&blocks)
}

/// What stands before a block and says something about it.
#[derive(Debug)]
struct Context {
    section: Section,
    caption: Option<(Option<u32>, String)>,
    label: String,
    /// Anchors on the label: links to the table below may lead there.
    label_anchors: Vec<String>,
    /// Anchors on a heading that names a structure: links to its first table may lead there.
    heading_anchors: Vec<String>,
    status: Option<Status>,
    /// The block before was a status: text that follows at once describes it.
    follows_status: bool,
    /// The nearest text, which is the title of an example.
    nearest_text: String,
    examples: Option<ExampleLabel>,
    /// How many braces the fence right before leaves open.
    open_braces: usize,
    /// The request line of an example outside of its fence, which may follow, and the text before it.
    example_line: Option<(Range<usize>, String, String)>,
    /// Half a request line: a method or a path that stands alone.
    method: Option<Method>,
    path: Option<String>,
    /// Whether a request line stands under this heading.
    has_request_line: bool,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            section: Section::Opening,
            caption: None,
            label: String::new(),
            label_anchors: Vec::new(),
            heading_anchors: Vec::new(),
            status: None,
            follows_status: false,
            nearest_text: String::new(),
            examples: None,
            open_braces: 0,
            example_line: None,
            method: None,
            path: None,
            has_request_line: false,
        }
    }
}

struct Reader<'a> {
    document: &'a Document,
    page: Page,
    context: Context,
    /// What only a page that turns out to describe an operation must explain.
    only_for_operations: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn block(&mut self, block: &mut Block) {
        let followed_status = std::mem::take(&mut self.context.follows_status);
        if !matches!(block.kind, BlockKind::Fence(_)) {
            self.context.open_braces = 0;
        }
        // Tables and fences are most of a page: their rows and lines move on as they are.
        if let BlockKind::Table(table) = &mut block.kind {
            let table = std::mem::take(table);
            return self.table(block, table);
        }
        if let BlockKind::Fence(fence) = &mut block.kind {
            let fence = std::mem::take(fence);
            return self.fence(block, fence);
        }
        match &block.kind {
            BlockKind::Heading { level, text } => self.heading(block, *level, text),
            BlockKind::Paragraph(text) | BlockKind::Item(text) => self.text(block, text, followed_status),
            BlockKind::Note(text) => self.note(text),
            BlockKind::Table(_) | BlockKind::Fence(_) => {}
        }
    }

    fn heading(&mut self, block: &Block, level: usize, text: &Text) {
        let plain = text.plain();
        if level == 1 {
            self.page.title = plain.into_owned();
            self.page.title_anchor = block.anchors.first().cloned();
            self.page.ledger.used(Item::Headings, Purpose::Title, 1);
            return;
        }
        self.example_without_fence();
        let section = section(&plain);
        self.context = Context { section, ..Context::default() };
        // A heading that stands for no part of an operation names the structure whose table follows.
        if section == Section::Unknown {
            plain.as_ref().clone_into(&mut self.context.label);
            self.context.heading_anchors.clone_from(&block.anchors);
        }
        if section == Section::Uri {
            self.page.uri_heading = Some(block.span.clone());
        }
        if section == Section::Unknown {
            self.report(Code::UnknownHeading, &block.span, format!("unknown heading `{plain}`"));
        } else {
            self.page.ledger.used(Item::Headings, Purpose::Section, 1);
        }
    }

    /// Reports what an operation page must explain, and any other page need not.
    fn report(&mut self, code: Code, span: &Range<usize>, message: impl Into<String>) {
        let diagnostic = Diagnostic::new(code, self.document.location(span), message);
        self.only_for_operations.push(diagnostic);
    }

    /// What no vocabulary explains is unknown on a page of an operation alone.
    fn count_unknown(&mut self, code: Code, item: Item, reason: Reason) {
        let count = self.only_for_operations.iter().filter(|finding| finding.code == code).count();
        let is_operation = self.page.kind == PageKind::Operation;
        self.page.ledger.left_out(
            item,
            if is_operation { reason } else { Reason::NotAnOperationPage },
            count,
        );
    }

    /// Only now it is known what kind of page this is, and so what it must explain.
    fn finish(mut self, blocks: &[Block]) -> Outcome<Page> {
        self.example_without_fence();
        self.page.kind = self.kind(blocks);
        self.count_unknown(Code::UnknownHeading, Item::Headings, Reason::UnknownHeading);
        self.count_unknown(Code::UnusedBlock, Item::Fences, Reason::FenceElsewhere);
        if self.page.kind == PageKind::Operation {
            self.page.entries.clear();
        } else {
            self.only_for_operations.clear();
        }
        Outcome { value: self.page, diagnostics: self.only_for_operations }
    }
}
