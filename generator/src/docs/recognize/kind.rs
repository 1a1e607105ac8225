//! What kind of page it is, once all its parts are known.

use super::{Reader, TableRole};
use crate::docs::{
    document::{Block, BlockKind},
    page::{PageKind, PageTable},
    vocabulary::{
        columns::Column,
        pages::{self, Subject},
        sections::Section,
    },
};

impl Reader<'_> {
    /// An operation has a request line in its URI section; request lines elsewhere are steps.
    pub(super) fn kind(&self, blocks: &[Block]) -> PageKind {
        let has = |role: TableRole| self.page.tables.iter().any(|table| table.role == role);
        if blocks.is_empty() {
            PageKind::Unreadable
        } else if !self.page.request_lines.is_empty() {
            PageKind::Operation
        } else if has(TableRole::Permissions) {
            PageKind::Permissions
        } else if has(TableRole::RequestLines) || self.page.tables.iter().any(lists_operations) {
            PageKind::Overview
        } else if has(TableRole::ErrorCodes) {
            PageKind::ErrorCodes
        } else {
            self.list_of_links(blocks).unwrap_or_else(|| self.other(blocks))
        }
    }

    /// Pages that hold links and nothing else: the table of contents has levels, a landing page none.
    fn list_of_links(&self, blocks: &[Block]) -> Option<PageKind> {
        let is_landing = |kind: &BlockKind| match kind {
            BlockKind::Item(text) => text.is_strong() && text.links().next().is_some(),
            BlockKind::Heading { level, .. } => *level == 1,
            BlockKind::Paragraph(_) | BlockKind::Note(_) => true,
            BlockKind::Fence(_) | BlockKind::Table(_) => false,
        };
        let is_contents =
            |kind: &BlockKind| matches!(kind, BlockKind::Item(_) | BlockKind::Heading { level: 1, .. });
        let all = |is_it: &dyn Fn(&BlockKind) -> bool| blocks.iter().all(|block| is_it(&block.kind));
        let mut linked = self.page.entries.iter().filter(|entry| entry.link.is_some());
        let first = linked.next()?;
        let has_levels = linked.any(|entry| entry.indent != first.indent);
        if has_levels && all(&is_contents) {
            return Some(PageKind::Contents);
        }
        (all(&is_landing) || all(&is_contents)).then_some(PageKind::Landing)
    }

    fn other(&self, blocks: &[Block]) -> PageKind {
        let has_uri = self.page.uri_heading.is_some();
        let headings: Vec<String> = headings(blocks).collect();
        let tables = &self.page.tables;
        let is_status = |table: &PageTable| table.role == TableRole::Statuses;
        match pages::subject(&self.page.title, headings.iter().map(String::as_str)) {
            _ if self.page.web_socket.is_some() => PageKind::WebSocket,
            _ if has_uri => PageKind::WithoutRequestLine,
            _ if !tables.is_empty() && tables.iter().all(is_status) => PageKind::Statuses,
            Some(Subject::Overview) => PageKind::Overview,
            Some(Subject::Calling) => PageKind::Calling,
            Some(Subject::WalkThrough) => PageKind::WalkThrough,
            Some(Subject::History) => PageKind::History,
            None if tables.is_empty() => PageKind::Other,
            Some(Subject::Appendix) | None => PageKind::Appendix,
        }
    }
}

fn headings(blocks: &[Block]) -> impl Iterator<Item = String> {
    blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level: 2.., text } => Some(text.plain().into_owned()),
        _ => None,
    })
}

/// Whether a table lists operations, or groups of them, by title.
pub(in crate::docs) fn lists_operations(table: &PageTable) -> bool {
    table.role == TableRole::Other
        && table.section != Section::Uri
        && table.columns.contains(&Column::Operation)
        && !table.columns.contains(&Column::Catalogue)
}
