//! A row of a parameter table becomes a field.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    facts::{Facts, stated},
    links::{Scope, scope},
    reading::Reading,
};
use crate::{
    diagnostic::Code,
    docs::{
        document::{Cell, ParagraphKind, Row},
        page::PageTable,
        vocabulary::{
            captions::Caption,
            columns::Column,
            mandatory::{Mandatory, mandatory},
            nothing, prose,
            secrets::is_secret,
            sections::Section,
            several,
            types::{TypeCell, type_cell},
        },
    },
    spec::{
        address::escape,
        model::{Field, Type},
    },
};

static AROUND_JOINTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*([_.:])\s*"));
static IDENTIFIER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Za-z_$@][A-Za-z0-9_.:\-]*$"));
static IN_BRACES: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\{([^{}]+)\}$"));
static REMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[（(][^）)]*[）)]$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// The member of a parameter that a row describes, where a column of its own names it.
fn member(table: &PageTable, row: &Row) -> Option<String> {
    Some(table.words(row, Column::Member)).filter(|words| !words.is_empty() && !nothing::is_none_word(words))
}

/// The parameter that a row describes a member of.
pub(super) fn holder(table: &PageTable, row: &Row) -> Option<String> {
    member(table, row).map(|_| table.words(row, Column::Name))
}

/// The wire name in a name cell: without stray blanks and remarks, and in a table of the path without the
/// braces of a placeholder. Elsewhere these may stand for the keys of a map.
pub(super) fn name(table: &PageTable, row: &Row) -> String {
    let words = member(table, row).unwrap_or_else(|| table.words(row, Column::Name));
    if !words.contains([' ', '\n', ')', '）', '}']) {
        return words;
    }
    let is_of_path = table.section == Section::Uri || table.caption == Some(Caption::Path);
    let words = if is_of_path { IN_BRACES.replace(&words, "$1") } else { words.into() };
    let joined = without_blanks(&words.replace('\n', " "));
    let bare = REMARK.replace(&joined, "");
    if bare.is_empty() { joined } else { bare.into_owned() }
}

/// A name without blanks at its ends and around what joins its words.
pub(super) fn without_blanks(words: &str) -> String {
    AROUND_JOINTS.replace_all(words.trim(), "$1").into_owned()
}

/// A row as fields: one, or several where the row names several; none where it says that there is
/// nothing.
pub(super) fn fields(reading: &mut Reading<'_>, at: (usize, usize), address: &str) -> Vec<Field> {
    let Some(field) = field(reading, at, address) else { return Vec::new() };
    let names = several::names(&field.name);
    if names.len() == 1 || !names.iter().all(|name| is_identifier(name)) {
        return vec![field];
    }
    let is_choice = several::is_choice(&field.name);
    let condition = if is_choice { Some(field.name.clone()) } else { field.condition.clone() };
    let required = if is_choice { Some(false) } else { field.required };
    let copy = |name: &&str| Field {
        name: (*name).to_owned(),
        required,
        condition: condition.clone(),
        ..field.clone()
    };
    names.iter().map(copy).collect()
}

/// Whether words can be the name of a field.
pub(super) fn is_identifier(words: &str) -> bool {
    IDENTIFIER.is_match(words)
}

/// A row as a field; `None` where the row says that there is nothing, or lacks a name.
pub(super) fn field(reading: &mut Reading<'_>, at: (usize, usize), address: &str) -> Option<Field> {
    let table = &reading.page.tables[at.0];
    let row = &table.rows[at.1];
    let name = name(table, row);
    if name.is_empty()
        && table.columns.contains(&Column::Name)
        && row.cells.iter().any(|cell| !cell.paragraphs.is_empty())
    {
        reading.report(reading.finding(Code::UnnamedField, &row.span, "the row has no name"));
    }
    if name.is_empty() || nothing::is_none_word(&name) {
        return None;
    }
    let address = format!("{address}/{}", escape(&name));
    reading.origin(&address, &row.span);
    let (type_cell, mandatory) = swapped(reading, table, row, &address)
        .unwrap_or_else(|| (kind(reading, at, &address), necessity(reading, table, row, &address)));
    let facts = Facts::new(table, row, &type_cell);
    let mut field = Field {
        secret: is_secret(&name) && facts.is_text(),
        name,
        required: mandatory.required.or(type_cell.required),
        condition: mandatory.condition,
        description: description(table, row),
        kind: type_cell.kind.clone(),
        ..Field::default()
    };
    facts.state(&mut field);
    Some(field)
}

/// Cells of type and necessity that stand in each other's column: nothing else can be meant.
fn swapped(
    reading: &mut Reading<'_>,
    table: &PageTable,
    row: &Row,
    address: &str,
) -> Option<(TypeCell, Mandatory)> {
    let cell = table.cell(row, Column::Type)?;
    let words = (cell.plain(), table.cell(row, Column::Mandatory)?.plain());
    let kind = type_cell(&words.1);
    let is_known = !matches!(kind.kind, Type::Unknown(_) | Type::Struct(_));
    let said = mandatory(&words.0).filter(|said| said.required.is_some() && is_known)?;
    let message =
        format!("`{}` stands in the column of types, and `{}` says what is mandatory", words.0, words.1);
    let finding = reading.finding(Code::SwappedCells, &cell.span, message);
    let finding = finding.label("this cell should name a type");
    reading.report(finding.subject(format!("{address}/type")));
    Some((kind, said))
}

/// The type; path and query tables often have no such column, since all they hold is text.
fn kind(reading: &mut Reading<'_>, at: (usize, usize), address: &str) -> TypeCell {
    let table = &reading.page.tables[at.0];
    let row = &table.rows[at.1];
    let Some(cell) = table.cell(row, Column::Type) else {
        let description = table.words(row, Column::Description);
        let stated = prose::stated_type(&description).map(type_cell);
        if let Some(stated) =
            stated.filter(|stated| !matches!(stated.kind, Type::Struct(_) | Type::Unknown(_)))
        {
            return stated;
        }
        let is_body = (matches!(scope(table), Scope::Response(_)) || table.section == Section::Request)
            && table.caption != Some(Caption::Header);
        let kind = if is_body { Type::Unknown(String::new()) } else { Type::String };
        return TypeCell { kind, max_length: None, required: None, format: None };
    };
    let found = reading.links.type_cell(at.0, at.1);
    if let Type::Unknown(words) = &found.kind {
        let message = if words.is_empty() {
            "the type cell is empty".to_owned()
        } else {
            format!("`{words}` is no type")
        };
        let span = if cell.span.is_empty() { &row.span } else { &cell.span };
        let finding = reading.finding(Code::UnknownType, span, message);
        let finding = finding.label("this cell should name a type");
        reading.report(finding.subject(format!("{address}/type")));
    }
    found
}

fn necessity(reading: &mut Reading<'_>, table: &PageTable, row: &Row, address: &str) -> Mandatory {
    let silent = Mandatory { required: None, condition: None };
    let optional = table.cell(row, Column::Optional);
    let Some(cell) = table.cell(row, Column::Mandatory).or(optional) else {
        return silent;
    };
    let words = cell.plain();
    let said = mandatory(&words).map(|said| match optional {
        Some(_) => Mandatory { required: said.required.map(|may_be_left_out| !may_be_left_out), ..said },
        None => said,
    });
    said.unwrap_or_else(|| {
        let span = if cell.span.is_empty() { &row.span } else { &cell.span };
        let message = format!("`{words}` does not say whether the parameter is mandatory");
        let finding = reading.finding(Code::UnknownMandatory, span, message);
        let finding = finding.label("this cell should be a yes or a no");
        reading.report(finding.subject(format!("{address}/required")));
        silent
    })
}

/// The description, with the remark behind the name and the facts of other columns below it.
fn description(table: &PageTable, row: &Row) -> String {
    let mut lines: Vec<String> = table.cell(row, Column::Description).map(paragraphs).unwrap_or_default();
    lines.extend(stated(table, row));
    let words = table.words(row, Column::Name);
    lines.extend(
        REMARK
            .find(words.trim())
            .filter(|remark| remark.start() > 0)
            .map(|remark| remark.as_str().trim().to_owned()),
    );
    lines.join("\n")
}

/// The paragraphs of a cell, list items with a dash.
pub(super) fn paragraphs(cell: &Cell) -> Vec<String> {
    cell.paragraphs
        .iter()
        .map(|paragraph| {
            let words = paragraph.text.plain();
            match paragraph.kind {
                ParagraphKind::Item => format!("- {words}"),
                ParagraphKind::Plain | ParagraphKind::Code => words,
            }
        })
        .collect()
}
