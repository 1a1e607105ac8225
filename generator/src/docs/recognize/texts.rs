//! Paragraphs, list items and notes: captions, statuses, request lines, labels, prose.

use std::path::Path;

use super::{Block, Item, Reader, Section, Status, Text};
use crate::{
    docs::{
        page::{Delegation, Entry, PageRequestLine, PageStatus},
        vocabulary::{
            captions, example_labels, nothing, sections::Texts, statuses, table_numbers, uri_lines,
        },
    },
    page_id::PageId,
    spec::{
        http::{PathTemplate, RequestLine},
        report::{Purpose, Reason},
    },
};

impl Reader<'_> {
    /// `kind`: whether the text is a list item, and whether a status stands right before it.
    pub(super) fn text(&mut self, block: &Block, text: &Text, kind: (bool, bool)) {
        let (is_item, follows_status) = kind;
        let words = text.plain();
        if is_item {
            self.page.entries.push(Entry {
                indent: block.indent,
                title: words.trim_matches(['[', ']']).to_owned(),
                link: text.links().find_map(page_of).map(PageId::of),
                span: block.span.clone(),
            });
        }
        let purpose = self
            .caption(text, &words)
            .or_else(|| self.status(block, &words))
            .or_else(|| self.uri(block, &words))
            .or_else(|| self.example_line(block, &words))
            .or_else(|| self.section_text(block, text, is_item));
        if let Some(purpose) = purpose {
            self.page.ledger.used(Item::Texts, purpose, 1);
        } else {
            self.told_status(block, &words);
            self.delegate(block, text);
            self.label(block, text, is_item);
        }
        if purpose.is_none() && follows_status {
            self.describe_status(&words);
        }
    }

    /// Notes explain what stands before them; no fact of an operation stands in them alone.
    pub(super) fn note(&mut self, text: &Text) {
        let words = text.plain();
        match self.place.section.properties().texts {
            Texts::Summary => {
                self.page.summary.push(words);
                self.page.ledger.used(Item::Texts, Purpose::Summary, 1);
            }
            Texts::Constraints => {
                self.page.constraints.push(words);
                self.page.ledger.used(Item::Texts, Purpose::Constraints, 1);
            }
            _ => self.page.ledger.left_out(Item::Texts, Reason::Note, 1),
        }
    }

    fn caption(&mut self, text: &Text, words: &str) -> Option<Purpose> {
        let starts_strong = text.runs.first().is_some_and(|run| run.strong);
        let (number, caption) = starts_strong.then(|| table_numbers::numbered_caption(words))??;
        self.place.caption = Some((Some(number), caption.to_owned()));
        Some(Purpose::Caption)
    }

    fn status(&mut self, block: &Block, words: &str) -> Option<Purpose> {
        let status = statuses::status_mark(words)?;
        self.place.status = Some(status);
        self.place.follows_status = true;
        self.place.words.clear();
        self.place.label.clear();
        self.push_status(block, status);
        Some(Purpose::Status)
    }

    fn push_status(&mut self, block: &Block, status: Status) {
        self.page.statuses.push(PageStatus { status, description: String::new(), span: block.span.clone() });
    }

    /// A request line, whole or in two halves, but not one that a label calls an example.
    fn uri(&mut self, block: &Block, words: &str) -> Option<Purpose> {
        if self.place.section != Section::Uri || example_labels::is_example_label(&self.place.words) {
            return None;
        }
        let lines = RequestLine::read_all(words);
        if !lines.is_empty() {
            for line in lines {
                self.push_request_line(block, line);
            }
            return Some(Purpose::RequestLine);
        }
        if uri_lines::is_web_socket(words) {
            self.page.web_socket = Some(block.span.clone());
            return Some(Purpose::WebSocket);
        }
        let (method, path) = uri_lines::half_request_line(words)?;
        self.place.method = method.or(self.place.method.take());
        self.place.path = path.or(self.place.path.take());
        if let (Some(method), Some(path)) = (self.place.method, self.place.path.as_deref()) {
            let line = RequestLine { method, target: PathTemplate::new(path) };
            (self.place.method, self.place.path) = (None, None);
            self.push_request_line(block, line);
        }
        Some(Purpose::RequestLine)
    }

    pub(super) fn push_request_line(&mut self, block: &Block, line: RequestLine) {
        self.place.has_request_line = true;
        self.page.request_lines.push(PageRequestLine { line, span: block.span.clone() });
    }

    fn section_text(&mut self, block: &Block, text: &Text, is_item: bool) -> Option<Purpose> {
        let words = text.plain();
        if nothing::is_none_word(&words) {
            return Some(Purpose::Nothing);
        }
        let line = if is_item { format!("- {words}") } else { words.clone() };
        match self.place.section.properties().texts {
            Texts::Summary => {
                self.page.summary.push(line);
                Some(Purpose::Summary)
            }
            Texts::Constraints => {
                self.page.constraints.push(line);
                Some(Purpose::Constraints)
            }
            Texts::Tool => {
                self.page.explorer_name = text.links().find_map(explorer_name);
                Some(Purpose::ExplorerLink)
            }
            Texts::ErrorCodes => {
                self.page.error_page = Some(text.links().find_map(page_of)?.to_owned());
                Some(Purpose::LinkToErrorCodes)
            }
            Texts::Statuses => {
                if let Some(status) = statuses::prose_status(&words) {
                    self.push_status(block, status);
                    return Some(Purpose::Status);
                }
                let linked = text.links().find_map(page_of)?;
                self.page.status_page = Some(linked.to_owned());
                Some(Purpose::LinkToStatuses)
            }
            Texts::Titles | Texts::Prose => None,
        }
    }

    /// Labels of responses may name their status: what follows in a section of examples has it.
    fn told_status(&mut self, block: &Block, words: &str) {
        let is_example = self.place.section == Section::ResponseExample;
        if !is_example && self.place.section != Section::Response {
            return;
        }
        if let Some(status) = statuses::told_success(words) {
            self.push_status(block, status);
        }
        if is_example {
            self.place.status = statuses::told_status(words).or(self.place.status);
        }
    }

    /// A link to another page may be all that a section says about its parameters.
    fn delegate(&mut self, block: &Block, text: &Text) {
        if !self.place.section.is_message() {
            return;
        }
        if let Some(link) = text.links().find(|link| page_of(link).is_some()) {
            self.page.delegations.push(Delegation {
                section: self.place.section,
                status: self.place.status,
                link: link.to_owned(),
                number: table_numbers::reference(&text.plain()).map(|(number, _)| number),
                span: block.span.clone(),
            });
        }
    }

    /// A short line before a table or a fence names it, or says nothing but a place of parameters
    /// (`Request URI parameters`); anything longer is prose.
    fn label(&mut self, block: &Block, text: &Text, is_item: bool) {
        let words = text.plain();
        if let Some(kind) = example_labels::example_label(&words) {
            self.place.examples = Some(kind);
        }
        self.place.words.clone_from(&words);
        let is_label =
            is_item || text.is_strong() || words.ends_with([':', '：']) || captions::is_place(&words);
        if is_label {
            self.place.label = words;
            self.place.label_anchors.clone_from(&block.anchors);
            self.page.ledger.used(Item::Texts, Purpose::Label, 1);
        } else if self.place.section.properties().texts == Texts::Titles {
            self.page.ledger.used(Item::Texts, Purpose::ExampleTitle, 1);
        } else {
            self.page.ledger.left_out(Item::Texts, Reason::ProseElsewhere, 1);
        }
    }

    /// The words right under a status say what it means.
    fn describe_status(&mut self, words: &str) {
        if let (Some(of_place), Some(status)) = (self.place.status, self.page.statuses.last_mut())
            && status.status == of_place
        {
            words.clone_into(&mut status.description);
        }
    }
}

/// The page that a link leads to, without the anchor.
fn page_of(link: &str) -> Option<&str> {
    let file = link.split('#').next()?;
    let is_page = Path::new(file).extension().is_some_and(|extension| extension == "md");
    is_page.then_some(file)
}

/// The operation's name in a link to the vendor's tool: `…&api=CreateCluster&…`.
fn explorer_name(link: &str) -> Option<String> {
    let name = link.split(['?', '&']).find_map(|part| part.strip_prefix("api="))?;
    (!name.is_empty()).then(|| name.to_owned())
}
