//! Fences: requests, answers, and request lines that stand in a fence.

use super::{Block, Code, Item, Reader, Section, Status, marks::ExampleLabel, request_line};
use crate::docs::{document::Fence, page::PageExample};

impl Reader<'_> {
    pub(super) fn fence(&mut self, block: &Block, fence: &Fence) {
        let text = fence.text.as_str();
        if self.place.section == Section::Uri
            && self.page.request_lines.is_empty()
            && let Some((method, target)) = text.lines().find_map(request_line)
        {
            self.push_request_line(block, method, target);
            return self.page.ledger.used(Item::Fences, "request line", 1);
        }
        let Some(label) = self.example_kind(text) else {
            self.page.ledger.left_out(Item::Fences, "fence outside the examples", 1);
            let message = "nothing says whether this is a request or an answer";
            return self.report(Code::UnusedBlock, &block.span, message);
        };
        let is_request = label == ExampleLabel::Request;
        let purpose = if is_request { "request example" } else { "response example" };
        self.page.ledger.used(Item::Fences, purpose, 1);
        let status = match self.place.status {
            Some(Status::Code(status)) if !is_request => Some(status),
            _ => None,
        };
        self.page.examples.push(PageExample {
            is_request,
            is_failure: label == ExampleLabel::Failure,
            status,
            title: std::mem::take(&mut self.place.words),
            text: text.to_owned(),
            starts: fence.starts.clone(),
            span: block.span.clone(),
        });
    }

    /// What the fence shows: by its section, else by the nearest label, else by its first line.
    fn example_kind(&self, text: &str) -> Option<ExampleLabel> {
        let by_label = self.place.examples;
        match self.place.section {
            Section::RequestExample | Section::Uri => Some(ExampleLabel::Request),
            Section::ResponseExample => Some(
                by_label.filter(|label| *label == ExampleLabel::Failure).unwrap_or(ExampleLabel::Response),
            ),
            Section::Request | Section::RequestHeaders | Section::RequestQuery | Section::RequestElements => {
                by_label.or(Some(ExampleLabel::Request))
            }
            Section::Response | Section::ResponseElements | Section::ResponseHeaders => {
                by_label.or(Some(ExampleLabel::Response))
            }
            Section::ErrorResponse => by_label.or(Some(ExampleLabel::Failure)),
            Section::Examples => by_label.or_else(|| {
                text.lines().find_map(request_line)?;
                Some(ExampleLabel::Request)
            }),
            _ => None,
        }
    }
}
