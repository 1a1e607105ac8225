//! What a page is made of, before anybody asks what it means.

use std::{borrow::Cow, ops::Range};

use serde::Serialize;

use crate::{diagnostic::Location, page_id::PageId};

/// The blocks of a page in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Document {
    /// The file, as the source names it.
    pub path: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

impl Document {
    /// What the page is called in its service.
    #[must_use]
    pub fn id(&self) -> PageId {
        PageId::of(&self.path)
    }

    /// A location on this page.
    #[must_use]
    pub fn location(&self, span: &Range<usize>) -> Location {
        Location { path: self.path.clone(), span: span.clone() }
    }
}

/// A block and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
    /// How many blanks stand before it: items of lists have levels.
    #[serde(skip)]
    pub indent: usize,
    /// What the block holds: a heading, a text, a table, a fence.
    pub kind: BlockKind,
    /// Names that links can point to, standing in the block or alone on the lines before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<String>,
}

/// The kinds of blocks that the dialect has.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// `# Title` or `## Section`.
    Heading {
        /// One or two.
        level: usize,
        /// The heading's text.
        text: Text,
    },
    /// Lines of text up to an empty line.
    Paragraph(Text),
    /// The first line of a list item; what follows in the item are blocks of their own.
    Item(Text),
    /// Lines behind `>`.
    Note(Text),
    /// A fence.
    Fence(Fence),
    /// An HTML or pipe table.
    Table(Table),
}

/// The raw lines of a fence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Fence {
    /// The lines, less the fence's indentation.
    pub text: String,
    /// Where each of them starts on the page.
    #[serde(skip)]
    pub starts: Vec<usize>,
}

/// Text with its links and emphasis.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text {
    /// Pieces of one kind each.
    pub runs: Vec<Run>,
}

/// A piece of text of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Where it links to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl Text {
    /// The text alone, blanks collapsed.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self.runs.as_slice() {
            [run] => collapse(&run.text),
            runs => {
                let text: String = runs.iter().map(|run| run.text.as_str()).collect();
                Cow::Owned(collapse(&text).into_owned())
            }
        }
    }

    /// Whether there is no word in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.text.trim_start().is_empty())
    }

    /// Where the text links to, in order.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.runs.iter().filter_map(|run| run.link.as_deref())
    }

    /// Whether all of it is bold.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        let mut runs = self.runs.iter().filter(|run| !run.text.trim().is_empty()).peekable();
        runs.peek().is_some() && runs.all(|run| run.strong)
    }

    /// Adds a piece; neighbours of one kind become one.
    pub fn push(&mut self, text: &str, strong: bool, link: Option<&str>) {
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.strong == strong && last.link.as_deref() == link => {
                last.text.push_str(text);
            }
            _ => {
                // Most texts have one.
                self.runs.reserve_exact(1);
                self.runs.push(Run { text: text.to_owned(), strong, link: link.map(str::to_owned) });
            }
        }
    }
}

/// Collapses runs of white space to one blank and trims both ends.
#[must_use]
pub fn collapse(text: &str) -> Cow<'_, str> {
    if is_collapsed(text) {
        return Cow::Borrowed(text);
    }
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    Cow::Owned(collapsed)
}

/// Most texts are collapsed as they come.
fn is_collapsed(text: &str) -> bool {
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        let is_other_blank = match byte {
            b' ' => before == b' ',
            b'\t'..=b'\r' => true,
            // Blanks outside of ASCII start with one of these, and so do some other chars.
            0xc2 | 0xe1..=0xe3 => text[at..].starts_with(char::is_whitespace),
            _ => false,
        };
        if is_other_blank {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}

/// A table as a grid: every row has one cell for each column, merged cells repeated.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Table {
    /// The head's cells; empty where the table has no head.
    pub head: Vec<Cell>,
    /// The other rows.
    pub rows: Vec<Row>,
    /// How it is written.
    #[serde(skip)]
    pub notation: Notation,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// As HTML.
    #[default]
    Html,
    /// Between pipes, which nothing escapes: one inside a cell cuts it.
    Pipes,
}

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
    /// The cells, one for each column.
    pub cells: Vec<Cell>,
    /// One cell spans all columns: it heads the rows below it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_group: bool,
}

/// A cell of the grid.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

impl Cell {
    /// The text of all paragraphs, with a line for each.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        if let [paragraph] = self.paragraphs.as_slice() {
            return paragraph.text.plain();
        }
        let lines: Vec<Cow<'_, str>> = self
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.plain())
            .filter(|line| !line.is_empty())
            .collect();
        Cow::Owned(lines.join("\n"))
    }

    /// Where the cell links to, in order.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.paragraphs.iter().flat_map(|paragraph| paragraph.text.links())
    }
}

/// A paragraph of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// How it stands there.
    #[serde(skip_serializing_if = "ParagraphKind::is_plain")]
    pub kind: ParagraphKind,
    /// The text, with its links and emphasis.
    pub text: Text,
}

/// How a paragraph stands in its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Plain,
    /// An item of a list.
    Item,
    /// Preformatted text.
    Code,
}

impl ParagraphKind {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
    fn is_plain(&self) -> bool {
        *self == Self::Plain
    }
}
