//! A page with its parts told apart, still in the page's own words.

use std::{borrow::Cow, ops::Range};

use serde::Serialize;

use super::{
    document::{Cell, Document, Row},
    ledger::Ledger,
    vocabulary::{captions::Caption, columns::Column, sections::Section},
};
use crate::page_id::PageId;
use crate::spec::{
    http::{Direction, RequestLine},
    report::{Purpose, Reason},
    status::Status,
};

/// What a page holds, by part.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// What it is called in its service.
    #[serde(skip)]
    pub id: PageId,
    /// The file, as the source names it.
    pub path: String,
    /// What kind of page it is.
    pub kind: PageKind,
    /// Its title, without markup.
    pub title: String,
    /// The name behind the title, which may be the operation's name.
    pub title_anchor: Option<String>,
    /// The link to the operation in the vendor's tool for trying operations.
    pub explorer: Option<String>,
    /// Paragraphs that say what the operation does.
    pub summary: Vec<String>,
    /// Paragraphs that say what the caller must heed.
    pub constraints: Vec<String>,
    /// Where the URI section starts.
    #[serde(skip)]
    pub uri_heading: Option<Range<usize>>,
    /// Where the URI section opens a web socket.
    #[serde(skip)]
    pub web_socket: Option<Range<usize>>,
    /// Request lines of the URI section, one for each operation of the page.
    pub request_lines: Vec<PageRequestLine>,
    /// The tables with their surroundings.
    pub tables: Vec<PageTable>,
    /// The fences that show requests and responses.
    pub examples: Vec<PageExample>,
    /// Statuses that stand outside tables.
    pub statuses: Vec<PageStatus>,
    /// Sections that say that their table stands on another page.
    pub delegations: Vec<Delegation>,
    /// The items of its lists; only pages that describe no operation keep them.
    pub entries: Vec<Entry>,
    /// The page of error codes that this page refers to.
    pub error_page: Option<String>,
    /// The page of statuses that this page refers to.
    pub status_page: Option<String>,
    /// What became of every block.
    pub ledger: Ledger,
}

/// The kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// It describes an operation.
    Operation,
    /// It lists error codes.
    ErrorCodes,
    /// It lists HTTP statuses.
    Statuses,
    /// It lists operations.
    Overview,
    /// It lists the permissions that operations need.
    Permissions,
    /// It is the table of contents of the whole reference.
    Contents,
    /// It links to the pages of one chapter.
    Landing,
    /// It tells how to call operations in general.
    Calling,
    /// It leads through several calls.
    WalkThrough,
    /// It lists changes of the documentation.
    History,
    /// It holds values that other pages refer to.
    Appendix,
    /// It describes a web socket.
    WebSocket,
    /// It should describe an operation, but has no request line.
    WithoutRequestLine,
    /// It tells something else.
    Other,
    /// It could not be read.
    Unreadable,
}

impl PageKind {
    /// What came of such a page; `None` where nothing did.
    #[must_use]
    pub fn purpose(self) -> Option<Purpose> {
        Some(match self {
            Self::Operation => Purpose::Operation,
            Self::ErrorCodes => Purpose::ErrorCodes,
            Self::Statuses => Purpose::Statuses,
            Self::Overview => Purpose::Overview,
            Self::Permissions => Purpose::Permissions,
            Self::Contents => Purpose::TableOfContents,
            Self::Landing => Purpose::LandingPage,
            _ => return None,
        })
    }

    /// Why nothing came of it.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::Calling => Reason::HowToCall,
            Self::WalkThrough => Reason::WalkThrough,
            Self::History => Reason::ChangeHistory,
            Self::Appendix => Reason::Appendix,
            Self::WebSocket => Reason::WebSocket,
            Self::WithoutRequestLine => Reason::NoRequestLine,
            Self::Unreadable => Reason::Unreadable,
            _ => Reason::Prose,
        }
    }
}

/// An item of a list, which may be an entry of a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// How many blanks stand before it.
    pub indent: usize,
    /// The title that the list shows, without brackets around it.
    pub title: String,
    /// The page that it links to.
    pub link: Option<PageId>,
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// A request line of the URI section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageRequestLine {
    /// The line.
    #[serde(flatten)]
    pub line: RequestLine,
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// A table and what stands around it.
#[derive(Clone, Debug, Serialize)]
pub struct PageTable {
    /// What it lists.
    pub role: TableRole,
    /// The section it stands in.
    pub section: Section,
    /// The responses that it belongs to, where a line before it says so.
    pub status: Option<Status>,
    /// The number of its caption.
    pub number: Option<u32>,
    /// What its caption says, or else the nearest label.
    pub caption: Option<Caption>,
    /// Other fields that its caption names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared_with: Vec<String>,
    /// Names that links can point to.
    pub anchors: Vec<String>,
    /// The page it was copied from, where it stands on another page.
    pub home: Option<PageId>,
    /// What its columns hold.
    pub columns: Vec<Column>,
    /// The heads of its columns, in the page's words.
    #[serde(skip)]
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
}

impl PageTable {
    /// The structure that the caption says the table describes.
    #[must_use]
    pub fn structure(&self) -> Option<&str> {
        match &self.caption {
            Some(Caption::Structure(name)) => Some(name),
            _ => None,
        }
    }

    /// All structures that the caption says the table describes.
    pub fn structures(&self) -> impl Iterator<Item = &str> {
        self.structure().into_iter().chain(self.shared_with.iter().map(String::as_str))
    }

    /// Whose fields it lists.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self.section.parameters() {
            Some(Direction::Request) => Scope::Request,
            Some(Direction::Response) => Scope::Response(self.status),
            None => Scope::Elsewhere,
        }
    }

    /// The cell of a row under a column of that role.
    #[must_use]
    pub fn cell<'a>(&self, row: &'a Row, column: Column) -> Option<&'a Cell> {
        let at = self.columns.iter().position(|each| *each == column)?;
        row.cells.get(at)
    }

    /// The head of a column of that role as the label of what stands below; empty where there is none.
    #[must_use]
    pub fn label(&self, column: Column) -> String {
        let at = self.columns.iter().position(|each| *each == column);
        let head = at.and_then(|at| self.heads.get(at)).map_or("", String::as_str);
        match head {
            "" => String::new(),
            _ if head.is_ascii() => format!("{head}: "),
            _ => format!("{head}："),
        }
    }

    /// The text of that cell; empty where there is none.
    #[must_use]
    pub fn text<'r>(&self, row: &'r Row, column: Column) -> Cow<'r, str> {
        self.cell(row, column).map(Cell::plain).unwrap_or_default()
    }

    /// The request line of a row that lists an operation; it may stand in one cell or in two.
    #[must_use]
    pub fn request_line(&self, row: &Row) -> Option<RequestLine> {
        RequestLine::read(&format!("{} {}", self.text(row, Column::Method), self.text(row, Column::Uri)))
    }
}

/// Within what the names of structures hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The request.
    Request,
    /// The responses of a status, or the response where the page tells of one only.
    Response(Option<Status>),
    /// Neither: a table that explains something.
    Elsewhere,
}

/// A table of a page, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableId(pub usize);

/// A row of a table of a page, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    /// The table.
    pub table: TableId,
    /// The number of the row in it.
    pub row: usize,
}

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableRole {
    /// Parameters or fields.
    Parameters,
    /// Statuses.
    Statuses,
    /// Error codes.
    ErrorCodes,
    /// Methods and paths.
    RequestLines,
    /// Request lines with the permission that each needs.
    Permissions,
    /// Something else.
    Other,
}

/// A section's reference to a table on another page.
#[derive(Clone, Debug, Serialize)]
pub struct Delegation {
    /// The section.
    pub section: Section,
    /// The responses that it is about.
    pub status: Option<Status>,
    /// Page and anchor.
    pub link: String,
    /// The number of the table, where the text says it.
    pub number: Option<u32>,
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// A fence that shows a request or a response.
#[derive(Clone, Debug, Serialize)]
pub struct PageExample {
    /// Whether it is a request or a response.
    pub direction: Direction,
    /// Whether it is called the response in case of an error.
    pub is_failure: bool,
    /// The status it belongs to, where a line before it says so.
    pub status: Option<u16>,
    /// The nearest text before it.
    pub title: String,
    /// The request line, where it stands before the fence.
    pub request_line: Option<String>,
    /// The lines of the fence.
    pub text: String,
    /// Where each line starts on the page.
    #[serde(skip)]
    pub starts: Vec<usize>,
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
}

/// A status outside a table, with the text under it.
#[derive(Clone, Debug, Serialize)]
pub struct PageStatus {
    /// The HTTP status.
    pub status: Status,
    /// What the page says about it.
    pub description: String,
    /// Bytes of the page.
    #[serde(skip)]
    pub span: Range<usize>,
}

impl Page {
    /// Its tables, with what names each.
    pub fn tables_with_ids(&self) -> impl Iterator<Item = (TableId, &PageTable)> {
        self.tables.iter().enumerate().map(|(at, table)| (TableId(at), table))
    }

    /// A table of this page.
    #[must_use]
    pub fn table(&self, table: TableId) -> &PageTable {
        &self.tables[table.0]
    }

    /// The cell of a row of this page under a column of that role, to be changed.
    pub fn cell_mut(&mut self, row: RowId, column: Column) -> Option<&mut Cell> {
        let table = &mut self.tables[row.table.0];
        let at = table.columns.iter().position(|each| *each == column)?;
        table.rows[row.row].cells.get_mut(at)
    }

    /// A row of this page.
    #[must_use]
    pub fn row(&self, row: RowId) -> &Row {
        &self.table(row.table).rows[row.row]
    }

    /// A page without parts, for a document that may have none.
    #[must_use]
    pub fn empty(document: &Document) -> Self {
        Self {
            id: document.id(),
            path: document.path.clone(),
            kind: PageKind::Unreadable,
            title: String::new(),
            title_anchor: None,
            explorer: None,
            summary: Vec::new(),
            constraints: Vec::new(),
            uri_heading: None,
            web_socket: None,
            request_lines: Vec::new(),
            tables: Vec::new(),
            examples: Vec::new(),
            statuses: Vec::new(),
            delegations: Vec::new(),
            entries: Vec::new(),
            error_page: None,
            status_page: None,
            ledger: Ledger::read(document),
        }
    }
}
