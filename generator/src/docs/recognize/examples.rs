//! Fences: requests, responses, and request lines that stand in a fence.

use super::{Block, Code, ExampleLabel, Item, Reader, Section, Status};
use crate::{
    docs::{
        document::Fence,
        page::PageExample,
        pieces,
        vocabulary::{sections::Fences, statuses},
    },
    spec::{
        http::{Direction, RequestLine},
        report::Purpose,
    },
};

impl Reader<'_> {
    pub(super) fn fence(&mut self, block: &Block, fence: Fence) {
        let text = fence.text.as_str();
        if self.context.section == Section::Uri
            && !self.context.has_request_line
            && let Some(line) = text.lines().find_map(RequestLine::read)
        {
            self.push_request_line(block, line);
            if !is_pattern(text) {
                return self.page.ledger.used(Item::Fences, Purpose::RequestLine, 1);
            }
        }
        if self.context.open_braces > 0 && !is_whole(text) && self.joined(block, &fence) {
            return self.page.ledger.used(Item::Fences, Purpose::PieceOfAnExample, 1);
        }
        if let Fences::LeftOut(reason) = self.context.section.properties().fences {
            return self.page.ledger.left_out(Item::Fences, reason, 1);
        }
        let Some(label) = self.example_kind(text) else {
            let message = "nothing says whether this is a request or a response";
            return self.report(Code::UnusedBlock, &block.span, message);
        };
        let direction = label.direction();
        if direction == Direction::Response {
            self.example_without_fence();
        }
        let request_line = self.context.example_line.take();
        let (line, title) = match request_line {
            Some((_, line, title)) => (Some(line), title),
            None => (None, std::mem::take(&mut self.context.nearest_text)),
        };
        let purpose = match direction {
            Direction::Request => Purpose::RequestExample,
            Direction::Response => Purpose::ResponseExample,
        };
        self.page.ledger.used(Item::Fences, purpose, 1);
        let status = match self.context.status {
            Some(Status::Code(status)) if direction == Direction::Response => Some(status),
            _ => None,
        };
        self.context.open_braces = pieces::open_braces(0, text);
        self.page.examples.push(PageExample {
            direction,
            is_failure: label == ExampleLabel::Failure,
            status,
            title,
            request_line: line,
            text: fence.text,
            starts: fence.starts,
            span: block.span.clone(),
        });
    }

    /// A request line among examples, outside of a fence: the fence with the body may follow.
    pub(super) fn example_line(&mut self, block: &Block, text: &str) -> Option<Purpose> {
        let is_example = match self.context.section.properties().fences {
            Fences::Requests => true,
            Fences::Mixed | Fences::Labelled(_) => self.context.examples == Some(ExampleLabel::Request),
            Fences::Responses | Fences::LeftOut(_) | Fences::Unknown => false,
        };
        RequestLine::read(text).filter(|_| is_example)?;
        self.example_without_fence();
        let title = std::mem::take(&mut self.context.nearest_text);
        self.context.example_line = Some((block.span.clone(), text.to_owned(), title));
        Some(Purpose::RequestLineOfAnExample)
    }

    /// A request line that no fence follows is all that an example shows.
    pub(super) fn example_without_fence(&mut self) {
        let Some((span, line, title)) = self.context.example_line.take() else {
            return;
        };
        self.page.examples.push(PageExample {
            direction: Direction::Request,
            is_failure: false,
            status: None,
            title,
            request_line: Some(line),
            text: String::new(),
            starts: Vec::new(),
            span,
        });
    }

    /// Adds a fence to the one right before it, which leaves braces open: somebody cut up one example.
    fn joined(&mut self, block: &Block, fence: &Fence) -> bool {
        let Some(example) = self.page.examples.last_mut() else {
            return false;
        };
        example.text.push('\n');
        example.text.push_str(&fence.text);
        example.starts.extend(&fence.starts);
        example.span.end = block.span.end;
        self.context.open_braces = pieces::open_braces(self.context.open_braces, &fence.text);
        true
    }

    /// What the fence shows: by its section, else by the nearest label, else by its first line.
    fn example_kind(&self, text: &str) -> Option<ExampleLabel> {
        let by_label = self.context.examples;
        match self.context.section.properties().fences {
            Fences::Requests => Some(ExampleLabel::Request),
            Fences::Responses => Some(
                by_label.filter(|label| *label == ExampleLabel::Failure).unwrap_or(ExampleLabel::Response),
            ),
            Fences::Labelled(kind) => by_label.or(Some(kind)),
            Fences::Mixed => by_label.or_else(|| {
                if text.lines().find_map(statuses::status_line).is_some() {
                    return Some(ExampleLabel::Response);
                }
                text.lines().find_map(RequestLine::read).map(|_| ExampleLabel::Request)
            }),
            Fences::LeftOut(_) | Fences::Unknown => None,
        }
    }
}

/// Whether header fields or a body follow the request line: the whole request is an example too, and
/// often the only place that shows its host.
fn is_pattern(text: &str) -> bool {
    let mut behind = text.lines().skip_while(|line| RequestLine::read(line).is_none()).skip(1);
    behind.any(|line| !line.trim().is_empty() && RequestLine::read(line).is_none())
}

/// Whether a fence is no piece of another one.
fn is_whole(text: &str) -> bool {
    let is_document = text.trim_start().starts_with(['{', '[']) && pieces::open_braces(0, text) == 0;
    is_document || text.lines().find_map(RequestLine::read).is_some()
}
