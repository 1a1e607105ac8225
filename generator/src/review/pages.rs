//! The pages of a service, so that what comes of a place can be shown beside it.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    diagnostic::{LineIndex, Location},
    docs::{
        document::{Block, BlockKind, Cell as Source, Table},
        scan,
        source::SourcePage,
    },
    page_id::PageId,
};

/// So many bytes of a line are shown on each side of a mark.
const AROUND: usize = 60;

/// The pages by name.
pub(super) struct Pages {
    by_id: BTreeMap<PageId, Page>,
}

/// A page, and its tables where they stand.
struct Page {
    text: String,
    lines: LineIndex,
    tables: Vec<(Range<usize>, Table)>,
}

/// A row as it was published.
pub(super) struct Row {
    /// What stands at the heads of the columns.
    pub(super) heads: Vec<String>,
    pub(super) cells: Vec<Cell>,
}

/// A cell as it was published.
pub(super) struct Cell {
    pub(super) text: String,
    /// Bytes of the page.
    pub(super) span: Range<usize>,
    /// A finding is about it.
    pub(super) is_marked: bool,
}

/// A line of a page, with what is meant in it.
#[derive(Clone)]
pub(super) struct Excerpt {
    pub(super) line: usize,
    pub(super) before: String,
    pub(super) marked: String,
    pub(super) after: String,
}

impl Pages {
    pub(super) fn new(pages: &[SourcePage]) -> Self {
        Self { by_id: pages.iter().map(|page| (page.id(), Page::new(page))).collect() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The row that holds a place; none where that is in no table.
    pub(super) fn row(&self, page: &PageId, span: &Range<usize>) -> Option<Row> {
        let tables = &self.by_id.get(page)?.tables;
        let (_, table) = tables.iter().find(|(around, _)| holds(around, span))?;
        let row = table.rows.iter().find(|row| holds(&row.span, span))?;
        let heads = once(&table.head).map(|head| head.plain().into_owned()).collect();
        let cell = |cell: &Source| Cell {
            text: cell.plain().into_owned(),
            span: cell.span.clone(),
            is_marked: false,
        };
        Some(Row { heads, cells: once(&row.cells).map(cell).collect() })
    }

    /// The first line of a place; none where it is the page as a whole.
    pub(super) fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        let page = self.by_id.get(&PageId::of(&location.path))?;
        let text = &page.text;
        let start = text.floor_char_boundary(location.span.start);
        let end = text.floor_char_boundary(location.span.end);
        if start >= end {
            return None;
        }
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = text.floor_char_boundary(end.min(last).min(start + 4 * AROUND));
        let from = text.ceil_char_boundary(first.max(start.saturating_sub(AROUND)));
        let to = text.floor_char_boundary(last.min(end + AROUND)).max(end);
        let cut = |at: bool| if at { "…" } else { "" };
        Some(Excerpt {
            line: page.lines.position(text, start).0,
            before: format!("{}{}", cut(from > first), &text[from..start]),
            marked: text[start..end].to_owned(),
            after: format!("{}{}", &text[end..to], cut(to < last)),
        })
    }
}

impl Page {
    fn new(page: &SourcePage) -> Self {
        let text = String::from_utf8_lossy(&page.bytes).into_owned();
        let blocks = scan::scan(page).value.blocks;
        let table = |block: Block| match block.kind {
            BlockKind::Table(table) => Some((block.span, table)),
            _ => None,
        };
        Self { lines: LineIndex::new(&text), tables: blocks.into_iter().filter_map(table).collect(), text }
    }
}

/// Each cell once, though it may span several columns.
fn once(cells: &[Source]) -> impl Iterator<Item = &Source> {
    cells.chunk_by(|one, other| one.span == other.span && !one.span.is_empty()).filter_map(<[Source]>::first)
}

/// Whether a place is in another one.
pub(super) fn holds(around: &Range<usize>, inner: &Range<usize>) -> bool {
    around.start <= inner.start && inner.start < around.end
}
