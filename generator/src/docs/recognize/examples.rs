//! Fences: requests, answers, and request lines that stand in a fence.

use super::{Block, Item, Reader, Section, marks::ExampleLabel, request_line};
use crate::docs::{
    document::Fence,
    page::{PageExample, RequestLine},
};

impl Reader<'_> {
    pub(super) fn fence(&mut self, block: &Block, fence: &Fence) {
        let text = fence.text.as_str();
        if self.place.section == Section::Uri
            && self.page.request_lines.is_empty()
            && let Some((method, target)) = text.lines().find_map(request_line)
        {
            self.page.request_lines.push(RequestLine {
                method,
                target,
                span: block.span.clone(),
            });
            return self.page.ledger.used(Item::Fences, "request line", 1);
        }
        let Some(is_request) = self.is_request(text) else {
            return self
                .page
                .ledger
                .left_out(Item::Fences, "fence outside the examples", 1);
        };
        let purpose = if is_request {
            "request example"
        } else {
            "response example"
        };
        self.page.ledger.used(Item::Fences, purpose, 1);
        self.page.examples.push(PageExample {
            is_request,
            status: self.place.status.filter(|_| !is_request),
            title: std::mem::take(&mut self.place.words),
            text: text.to_owned(),
            keys: fence.keys.clone(),
            span: block.span.clone(),
        });
    }

    fn is_request(&self, text: &str) -> Option<bool> {
        let by_label = self
            .place
            .examples
            .map(|label| label == ExampleLabel::Request);
        match self.place.section {
            Section::RequestExample | Section::Uri => Some(true),
            Section::ResponseExample => Some(false),
            Section::Request
            | Section::RequestHeaders
            | Section::RequestQuery
            | Section::RequestElements => by_label.or(Some(true)),
            Section::Response
            | Section::ErrorResponse
            | Section::ResponseElements
            | Section::ResponseHeaders => by_label.or(Some(false)),
            Section::Examples => {
                by_label.or_else(|| text.lines().find_map(request_line).map(|_| true))
            }
            _ => None,
        }
    }
}
