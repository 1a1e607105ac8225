//! Paragraphs, list items and notes: captions, statuses, request lines, labels, prose.

use std::path::Path;

use super::{Block, BlockKind, Item, Reader, Section, Status, Text};
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
        links::explorer_name,
        report::{Purpose, Reason},
    },
};

impl Reader<'_> {
    /// `follows_status`: whether a status stands right before the text.
    pub(super) fn text(&mut self, block: &Block, text: &Text, follows_status: bool) {
        let is_item = matches!(block.kind, BlockKind::Item(_));
        let plain = text.plain();
        if is_item {
            self.page.entries.push(Entry {
                indent: block.indent,
                title: plain.trim_matches(['[', ']']).to_owned(),
                link: text.links().find_map(page_of).map(PageId::of),
                span: block.span.clone(),
            });
        }
        let purpose = self
            .caption(text, &plain)
            .or_else(|| self.status(block, &plain))
            .or_else(|| self.uri(block, &plain))
            .or_else(|| self.example_line(block, &plain))
            .or_else(|| self.section_text(block, text, is_item));
        if let Some(purpose) = purpose {
            self.page.ledger.used(Item::Texts, purpose, 1);
        } else {
            self.status_in_prose(block, &plain);
            self.delegate(block, text);
            self.label(block, text, is_item);
        }
        if purpose.is_none() && follows_status {
            self.describe_status(&plain);
        }
    }

    /// Notes explain what stands before them; no fact of an operation stands in them alone.
    pub(super) fn note(&mut self, text: &Text) {
        let plain = text.plain();
        match self.context.section.properties().texts {
            Texts::Summary => {
                self.page.summary.push(plain.into_owned());
                self.page.ledger.used(Item::Texts, Purpose::Summary, 1);
            }
            Texts::Constraints => {
                self.page.constraints.push(plain.into_owned());
                self.page.ledger.used(Item::Texts, Purpose::Constraints, 1);
            }
            _ => self.page.ledger.left_out(Item::Texts, Reason::Note, 1),
        }
    }

    fn caption(&mut self, text: &Text, plain: &str) -> Option<Purpose> {
        let starts_strong = text.runs.first().is_some_and(|run| run.strong);
        let (number, caption) = starts_strong.then(|| table_numbers::numbered_caption(plain))??;
        self.context.caption = Some((Some(number), caption.to_owned()));
        Some(Purpose::Caption)
    }

    fn status(&mut self, block: &Block, text: &str) -> Option<Purpose> {
        let status = statuses::status_mark(text)?;
        self.context.status = Some(status);
        self.context.follows_status = true;
        self.context.nearest_text.clear();
        self.context.label.clear();
        self.push_status(block, status);
        Some(Purpose::Status)
    }

    fn push_status(&mut self, block: &Block, status: Status) {
        self.page.statuses.push(PageStatus { status, description: String::new(), span: block.span.clone() });
    }

    /// A request line, whole or in two halves, but not one that a label calls an example.
    fn uri(&mut self, block: &Block, text: &str) -> Option<Purpose> {
        if self.context.section != Section::Uri
            || example_labels::is_example_label(&self.context.nearest_text)
        {
            return None;
        }
        let lines = RequestLine::read_all(text);
        if !lines.is_empty() {
            for line in lines {
                self.push_request_line(block, line);
            }
            return Some(Purpose::RequestLine);
        }
        if uri_lines::is_web_socket(text) {
            self.page.web_socket = Some(block.span.clone());
            return Some(Purpose::WebSocket);
        }
        let (method, path) = uri_lines::half_request_line(text)?;
        self.context.method = method.or(self.context.method.take());
        self.context.path = path.or(self.context.path.take());
        if let (Some(method), Some(path)) = (self.context.method, self.context.path.as_deref()) {
            let line = RequestLine { method, target: PathTemplate::new(path) };
            (self.context.method, self.context.path) = (None, None);
            self.push_request_line(block, line);
        }
        Some(Purpose::RequestLine)
    }

    pub(super) fn push_request_line(&mut self, block: &Block, line: RequestLine) {
        self.context.has_request_line = true;
        self.page.request_lines.push(PageRequestLine { line, span: block.span.clone() });
    }

    fn section_text(&mut self, block: &Block, text: &Text, is_item: bool) -> Option<Purpose> {
        let plain = text.plain();
        if nothing::is_none_word(&plain) {
            return Some(Purpose::Nothing);
        }
        let line = if is_item { format!("- {plain}") } else { plain.to_string() };
        match self.context.section.properties().texts {
            Texts::Summary => {
                self.page.summary.push(line);
                Some(Purpose::Summary)
            }
            Texts::Constraints => {
                self.page.constraints.push(line);
                Some(Purpose::Constraints)
            }
            Texts::Tool => {
                let is_operation = |link: &&str| explorer_name(link).is_some();
                self.page.explorer = text.links().find(is_operation).map(str::to_owned);
                Some(Purpose::ExplorerLink)
            }
            Texts::ErrorCodes => {
                self.page.error_page = Some(text.links().find_map(page_of)?.to_owned());
                Some(Purpose::LinkToErrorCodes)
            }
            Texts::Statuses => {
                if let Some(status) = statuses::success_line(&plain) {
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
    fn status_in_prose(&mut self, block: &Block, text: &str) {
        let is_example = self.context.section == Section::ResponseExample;
        if !is_example && self.context.section != Section::Response {
            return;
        }
        if let Some(status) = statuses::success_in_prose(text) {
            self.push_status(block, status);
        }
        if is_example {
            self.context.status = statuses::status_in_prose(text).or(self.context.status);
        }
    }

    /// A link to another page may be all that a section says about its parameters.
    fn delegate(&mut self, block: &Block, text: &Text) {
        if !self.context.section.is_message() {
            return;
        }
        if let Some(link) = text.links().find(|link| page_of(link).is_some()) {
            self.page.delegations.push(Delegation {
                section: self.context.section,
                status: self.context.status,
                link: link.to_owned(),
                number: table_numbers::reference(&text.plain()).map(|(number, _)| number),
                span: block.span.clone(),
            });
        }
    }

    /// A short line before a table or a fence names it, or says nothing but a location of parameters
    /// (`Request URI parameters`); anything longer is prose.
    fn label(&mut self, block: &Block, text: &Text, is_item: bool) {
        let plain = text.plain();
        if let Some(kind) = example_labels::example_label(&plain) {
            self.context.examples = Some(kind);
        }
        plain.as_ref().clone_into(&mut self.context.nearest_text);
        let is_label =
            is_item || text.is_strong() || plain.ends_with([':', '：']) || captions::is_location(&plain);
        if is_label {
            self.context.label = plain.into_owned();
            self.context.label_anchors.clone_from(&block.anchors);
            self.page.ledger.used(Item::Texts, Purpose::Label, 1);
        } else if self.context.section.properties().texts == Texts::Titles {
            self.page.ledger.used(Item::Texts, Purpose::ExampleTitle, 1);
        } else {
            self.page.ledger.left_out(Item::Texts, Reason::ProseElsewhere, 1);
        }
    }

    /// The text right under a status says what it means.
    fn describe_status(&mut self, text: &str) {
        if let (Some(of_context), Some(status)) = (self.context.status, self.page.statuses.last_mut())
            && status.status == of_context
        {
            text.clone_into(&mut status.description);
        }
    }
}

/// The page that a link leads to, without the anchor.
fn page_of(link: &str) -> Option<&str> {
    let file = link.split('#').next()?;
    let is_page = Path::new(file).extension().is_some_and(|extension| extension == "md");
    is_page.then_some(file)
}
