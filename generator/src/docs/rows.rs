//! `Page` → `Rows`: the rows of its parameter tables, each cell read once.

use std::{borrow::Cow, collections::HashMap, ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    document::{Cell, ParagraphKind, Row},
    page::{Page, PageTable, RowId, TableId, TableRole},
    vocabulary::{
        captions::Caption,
        columns::{Column, STATING},
        locations::{self, Location},
        nothing,
        sections::Section,
        types::{TypeCell, type_cell},
    },
};

static AROUND_JOINTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*([_.:])\s*"));
static IDENTIFIER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Za-z_$@][A-Za-z0-9_.:\-]*$"));
static IN_BRACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\{([^{}]+)\}$"));
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[（(][^）)]*[）)]$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// The rows of all parameter tables of a page; other tables have none here.
#[derive(Debug)]
pub struct Rows<'a> {
    tables: Vec<Vec<ParameterRow<'a>>>,
}

impl<'a> Rows<'a> {
    /// Those of a table, in its order.
    #[must_use]
    pub fn of(&self, table: TableId) -> &[ParameterRow<'a>] {
        self.tables.get(table.0).map_or(&[], Vec::as_slice)
    }

    /// One of them.
    ///
    /// # Panics
    ///
    /// Where the row is none of a parameter table of this page.
    #[must_use]
    pub fn row(&self, row: RowId) -> &ParameterRow<'a> {
        &self.tables[row.table.0][row.row]
    }
}

/// A row of a parameter table, still in the page's words but for name and type.
#[derive(Debug)]
pub struct ParameterRow<'a> {
    /// Which it is.
    pub id: RowId,
    /// Bytes of the page.
    pub span: &'a Range<usize>,
    /// One cell spans all columns: it heads the rows below it.
    pub is_group: bool,
    /// The name on the wire; empty where the row has none.
    pub name: String,
    /// The text of the name's cell.
    pub name_text: String,
    /// The parameter that it describes a member of, where a column of its own names the member.
    pub owner: Option<String>,
    /// What the type's cell means.
    pub kind: TypeCell,
    /// The type's cell; `None` where the table has no such column.
    pub kind_cell: Option<&'a Cell>,
    /// The cell that says whether it must be sent.
    pub mandatory: Option<&'a Cell>,
    /// The cell that says whether it may be left out.
    pub optional: Option<&'a Cell>,
    /// The description's cell.
    pub description: Option<&'a Cell>,
    /// The paragraphs of the description.
    pub lines: Vec<Line<'a>>,
    /// The text of the description, with a line for each paragraph that has one; empty where there is none.
    pub description_text: String,
    /// The paragraphs of the cell of the values or the range.
    pub range: Vec<Line<'a>>,
    /// The head of that column as a label.
    pub range_label: String,
    /// The facts of columns of their own, worded as a description would.
    pub stated: Vec<String>,
    /// Where a column says that it goes.
    pub location: Option<Location>,
    /// Where the cells link to.
    pub links: RowLinks<'a>,
    /// Whether any cell holds something.
    pub has_text: bool,
}

/// A paragraph of a cell.
#[derive(Debug)]
pub struct Line<'a> {
    /// How it stands in the cell.
    pub kind: ParagraphKind,
    /// Its text without markup.
    pub text: Cow<'a, str>,
}

/// The links of a row, by cell.
#[derive(Debug, Default)]
pub struct RowLinks<'a> {
    /// Of the type.
    pub kind: Vec<&'a str>,
    /// Of the description.
    pub description: Vec<&'a str>,
    /// Of the range.
    pub range: Vec<&'a str>,
    /// Of the name.
    pub name: Vec<&'a str>,
}

impl ParameterRow<'_> {
    /// The text of the type's cell; empty where there is none.
    #[must_use]
    pub fn kind_text(&self) -> Cow<'_, str> {
        self.kind_cell.map(Cell::plain).unwrap_or_default()
    }

    /// The remark in brackets behind the name.
    #[must_use]
    pub fn remark(&self) -> Option<&str> {
        let remark = REMARK.find(self.name_text.trim())?;
        (remark.start() > 0).then(|| remark.as_str().trim())
    }

    /// Where a cell stands, or else the row.
    #[must_use]
    pub fn span_of<'s>(&'s self, cell: Option<&'s Cell>) -> &'s Range<usize> {
        cell.map(|cell| &cell.span).filter(|span| !span.is_empty()).unwrap_or(self.span)
    }
}

/// Reads the rows of all parameter tables.
#[must_use]
pub fn rows(page: &Page) -> Rows<'_> {
    let mut kinds = Kinds::default();
    let mut of = |id: TableId, table| {
        if page.table(id).role != TableRole::Parameters {
            return Vec::new();
        }
        let rows = page.table(id).rows.iter().enumerate();
        rows.map(|(at, row)| read(RowId { table: id, row: at }, table, row, &mut kinds)).collect()
    };
    Rows { tables: page.tables_with_ids().map(|(id, table)| of(id, table)).collect() }
}

/// The type cells of a page that were read, by their text: most of them say the same.
#[derive(Default)]
struct Kinds(HashMap<String, TypeCell>);

impl Kinds {
    fn read(&mut self, text: &str) -> TypeCell {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let kind = type_cell(text);
        self.0.insert(text.to_owned(), kind.clone());
        kind
    }
}

fn read<'a>(id: RowId, table: &'a PageTable, row: &'a Row, kinds: &mut Kinds) -> ParameterRow<'a> {
    let cell = |column: Column| table.cell(row, column);
    let links = |column: Column| cell(column).into_iter().flat_map(Cell::links).collect();
    let name_text = table.text(row, Column::Name).into_owned();
    let member = Some(table.text(row, Column::Member));
    let member = member.filter(|text| !text.is_empty() && !nothing::is_none_word(text));
    let kind_cell = cell(Column::Type);
    let description = lines(cell(Column::Description));
    ParameterRow {
        id,
        span: &row.span,
        is_group: row.is_group,
        name: name(table, member.as_deref().unwrap_or(&name_text)),
        owner: member.is_some().then(|| name_text.clone()),
        name_text,
        kind: kinds.read(&kind_cell.map(Cell::plain).unwrap_or_default()),
        kind_cell,
        mandatory: cell(Column::Mandatory),
        optional: cell(Column::Optional),
        description: cell(Column::Description),
        description_text: joined(&description),
        lines: description,
        range: lines(cell(Column::Range)),
        range_label: table.label(Column::Range).trim_end().to_owned(),
        stated: stated(table, row),
        location: locations::location(&table.text(row, Column::Location)),
        links: RowLinks {
            kind: links(Column::Type),
            description: links(Column::Description),
            range: links(Column::Range),
            name: links(Column::Name),
        },
        has_text: row.cells.iter().any(|cell| !cell.paragraphs.is_empty()),
    }
}

/// The paragraphs of a cell; none where there is none.
fn lines(cell: Option<&Cell>) -> Vec<Line<'_>> {
    let paragraphs = cell.into_iter().flat_map(|cell| &cell.paragraphs);
    paragraphs.map(|paragraph| Line { kind: paragraph.kind, text: paragraph.text.plain() }).collect()
}

fn joined(lines: &[Line<'_>]) -> String {
    let texts: Vec<&str> =
        lines.iter().map(|line| line.text.as_ref()).filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

/// The wire name in a name cell: without stray blanks and remarks, and in a table of the path without the
/// braces of a placeholder. Elsewhere these may stand for the keys of a map.
fn name(table: &PageTable, text: &str) -> String {
    if !text.contains([' ', '\n', ')', '）', '}']) {
        return text.to_owned();
    }
    let is_of_path = table.section == Section::Uri || table.caption == Some(Caption::Path);
    let text = if is_of_path { IN_BRACES.replace(text, "$1") } else { text.into() };
    let joined = without_blanks(&text.replace('\n', " "));
    let bare = REMARK.replace(&joined, "");
    if bare.is_empty() { joined } else { bare.into_owned() }
}

/// The facts of other columns than the description, worded as the description would.
fn stated(table: &PageTable, row: &Row) -> Vec<String> {
    STATING
        .iter()
        .map(|column| (*column, table.text(row, *column)))
        .filter(|(_, text)| !text.is_empty() && !nothing::is_none_word(text))
        .map(|(column, text)| format!("{}{text}", table.label(column)))
        .collect()
}

/// A name without blanks at its ends and around what joins its words.
#[must_use]
pub fn without_blanks(text: &str) -> String {
    AROUND_JOINTS.replace_all(text.trim(), "$1").into_owned()
}

/// Whether a text can be the name of a field.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    IDENTIFIER.is_match(text)
}
