//! Paragraphs, list items and notes: captions, statuses, request lines, labels, prose.

use std::path::Path;

use super::{Block, Code, Item, Reader, Section, Text, marks, request_line};
use crate::docs::page::{PageStatus, RequestLine};

impl Reader<'_> {
    pub(super) fn text(&mut self, block: &Block, text: &Text, is_item: bool) {
        let words = text.plain();
        let purpose = self
            .caption(text, &words)
            .or_else(|| self.status(block, &words))
            .or_else(|| self.uri(block, &words))
            .or_else(|| self.section_text(text, &words, is_item));
        match purpose {
            Some(purpose) => self.page.ledger.used(Item::Texts, purpose, 1),
            None => self.label(text, &words, is_item),
        }
    }

    /// Notes explain what stands before them; no fact of an operation stands in them alone.
    pub(super) fn note(&mut self, text: &Text) {
        let words = text.plain();
        match self.place.section {
            Section::Function => {
                self.page.summary.push(words);
                self.page.ledger.used(Item::Texts, "summary", 1);
            }
            Section::Constraints => {
                self.page.constraints.push(words);
                self.page.ledger.used(Item::Texts, "constraints", 1);
            }
            _ => self.page.ledger.left_out(Item::Texts, "note", 1),
        }
    }

    fn caption(&mut self, text: &Text, words: &str) -> Option<&'static str> {
        let starts_strong = text.runs.first().is_some_and(|run| run.strong);
        let (number, caption) = marks::numbered_caption(words).filter(|_| starts_strong)?;
        self.place.caption = Some((Some(number), caption.to_owned()));
        Some("caption")
    }

    fn status(&mut self, block: &Block, words: &str) -> Option<&'static str> {
        let status = marks::status_mark(words)?;
        self.place.status = Some(status);
        self.place.words.clear();
        self.place.label.clear();
        self.page.statuses.push(PageStatus {
            status,
            description: String::new(),
            span: block.span.clone(),
        });
        Some("status")
    }

    fn uri(&mut self, block: &Block, words: &str) -> Option<&'static str> {
        if self.place.section != Section::Uri {
            return None;
        }
        let (method, target) = request_line(words)?;
        self.page.request_lines.push(RequestLine {
            method,
            target,
            span: block.span.clone(),
        });
        Some("request line")
    }

    fn section_text(&mut self, text: &Text, words: &str, is_item: bool) -> Option<&'static str> {
        if marks::is_none_word(words) {
            return Some("none");
        }
        match self.place.section {
            Section::Function => {
                let mark = if is_item { "- " } else { "" };
                self.page.summary.push(format!("{mark}{words}"));
                Some("summary")
            }
            Section::Constraints => {
                let mark = if is_item { "- " } else { "" };
                self.page.constraints.push(format!("{mark}{words}"));
                Some("constraints")
            }
            Section::Debug => {
                self.page.explorer_name = text.links().find_map(explorer_name);
                Some("explorer link")
            }
            Section::ErrorCodes => {
                self.page.error_page = Some(text.links().find_map(page_of)?.to_owned());
                Some("link to error codes")
            }
            _ => None,
        }
    }

    /// A short line before a table or a fence names it; anything longer is prose.
    fn label(&mut self, text: &Text, words: &str, is_item: bool) {
        if let Some(kind) = marks::example_label(words) {
            self.place.examples = Some(kind);
        }
        self.describe_status(words);
        words.clone_into(&mut self.place.words);
        let is_label = is_item || text.is_strong() || words.ends_with([':', '：']);
        if is_label {
            words.clone_into(&mut self.place.label);
            self.page.ledger.used(Item::Texts, "label", 1);
        } else if matches!(
            self.place.section,
            Section::RequestExample | Section::ResponseExample | Section::Examples
        ) {
            self.page.ledger.used(Item::Texts, "example title", 1);
        } else {
            self.page
                .ledger
                .left_out(Item::Texts, "prose outside the description", 1);
        }
    }

    /// The words right under a status say what it means.
    fn describe_status(&mut self, words: &str) {
        let Some(status) = self.page.statuses.last_mut() else {
            return;
        };
        if self.place.status == Some(status.status)
            && self.place.words.is_empty()
            && status.description.is_empty()
        {
            words.clone_into(&mut status.description);
        }
    }

    pub(super) fn report_unknown(&mut self, code: Code, block: &Block, message: String) {
        let diagnostic = self.diagnostic(code, &block.span, message);
        self.unknown.push(diagnostic);
    }
}

/// The page that a link leads to, without the anchor.
fn page_of(link: &str) -> Option<&str> {
    let file = link.split('#').next()?;
    let is_page = Path::new(file)
        .extension()
        .is_some_and(|extension| extension == "md");
    is_page.then_some(file)
}

/// The operation's name in a link to the vendor's tool: `…&api=CreateCluster&…`.
fn explorer_name(link: &str) -> Option<String> {
    let name = link
        .split(['?', '&'])
        .find_map(|part| part.strip_prefix("api="))?;
    (!name.is_empty()).then(|| name.to_owned())
}
