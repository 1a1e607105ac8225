//! A row of a parameter table becomes a field.

use std::sync::LazyLock;

use regex::Regex;

use super::{reading::Reading, values};
use crate::{
    diagnostic::Code,
    docs::{
        document::{Cell, ParagraphKind, Row},
        page::PageTable,
        vocabulary::{
            columns::Column,
            mandatory::{Mandatory, mandatory},
            marks, prose,
            secrets::is_secret,
            types::{TypeCell, type_cell},
        },
    },
    spec::model::{Bounds, Field, Type},
};

static AROUND_JOINTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*([_.])\s*").expect("the pattern is a constant of this module")
});
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*[（(][^）)]*[）)]$").expect("the pattern is a constant of this module")
});

/// The wire name in a name cell: without stray blanks and remarks.
pub(super) fn name(table: &PageTable, row: &Row) -> String {
    let words = table.words(row, Column::Name).replace('\n', " ");
    let joined = AROUND_JOINTS.replace_all(words.trim(), "$1").into_owned();
    let bare = REMARK.replace(&joined, "");
    if bare.is_empty() {
        joined
    } else {
        bare.into_owned()
    }
}

/// A row as a field; `None` where the row says that there is nothing.
pub(super) fn field(reading: &mut Reading<'_>, at: (usize, usize), address: &str) -> Option<Field> {
    let table = &reading.page.tables[at.0];
    let row = &table.rows[at.1];
    let name = name(table, row);
    if name.is_empty() || marks::is_none_word(&name) {
        return None;
    }
    let address = format!("{address}/{name}");
    reading.origin(&address, &row.span);
    let type_cell = kind(reading, table, row, &address);
    let mandatory = necessity(reading, table, row, &address);
    let text = facts(table, row);
    let is_number = matches!(type_cell.kind, Type::Integer | Type::Long | Type::Number);
    let is_plain = !matches!(
        type_cell.kind.innermost(),
        Type::Struct(_) | Type::Object | Type::Any
    );
    let stated_length = type_cell.max_length.map(|max| Bounds {
        min: None,
        max: Some(max),
    });
    Some(Field {
        secret: is_secret(&name),
        name,
        required: mandatory.required.or(type_cell.required),
        condition: mandatory.condition,
        description: description(table, row),
        values: table
            .cell(row, Column::Description)
            .map(|cell| values::values(cell, &type_cell.kind))
            .unwrap_or_default(),
        default: prose::default(&text).filter(|_| is_plain),
        length: stated_length.or_else(|| prose::length(&text).filter(|_| is_plain && !is_number)),
        range: prose::range(&text).filter(|_| is_plain),
        kind: type_cell.kind,
    })
}

/// The type; path and query tables often have no such column, since all they hold is text.
fn kind(reading: &mut Reading<'_>, table: &PageTable, row: &Row, address: &str) -> TypeCell {
    let Some(cell) = table.cell(row, Column::Type) else {
        let is_body = matches!(super::links::scope(table), (true, _))
            || table.section == crate::docs::vocabulary::sections::Section::Request;
        let kind = if is_body {
            Type::Unknown(String::new())
        } else {
            Type::String
        };
        return TypeCell {
            kind,
            max_length: None,
            required: None,
        };
    };
    let found = type_cell(&cell.plain());
    if let Type::Unknown(words) = &found.kind {
        let message = format!("`{words}` is no type");
        let span = if cell.span.is_empty() {
            &row.span
        } else {
            &cell.span
        };
        let finding = reading.finding(Code::UnknownType, span, message);
        let finding = finding.label("this cell should name a type");
        reading.report(finding.subject(format!("{address}/type")));
    }
    found
}

fn necessity(reading: &mut Reading<'_>, table: &PageTable, row: &Row, address: &str) -> Mandatory {
    let silent = Mandatory {
        required: None,
        condition: None,
    };
    let Some(cell) = table.cell(row, Column::Mandatory) else {
        return silent;
    };
    let words = cell.plain();
    mandatory(&words).unwrap_or_else(|| {
        let span = if cell.span.is_empty() {
            &row.span
        } else {
            &cell.span
        };
        let message = format!("`{words}` does not say whether the parameter is mandatory");
        let finding = reading.finding(Code::UnknownMandatory, span, message);
        let finding = finding.label("this cell should be a yes or a no");
        reading.report(finding.subject(format!("{address}/required")));
        silent
    })
}

/// Cells besides the description that state facts, worded as the description would.
const STATING: &[(Column, &str)] = &[
    (Column::Range, "取值范围："),
    (Column::Default, "默认值："),
    (Column::Constraint, ""),
    (Column::Example, ""),
];

/// The description, with the facts of other columns below it.
fn description(table: &PageTable, row: &Row) -> String {
    let mut lines: Vec<String> = table
        .cell(row, Column::Description)
        .map(paragraphs)
        .unwrap_or_default();
    lines.extend(stated(table, row));
    lines.join("\n")
}

fn stated(table: &PageTable, row: &Row) -> impl Iterator<Item = String> {
    STATING
        .iter()
        .map(|(column, label)| (label, table.words(row, *column)))
        .filter(|(_, words)| !words.is_empty() && !marks::is_none_word(words))
        .map(|(label, words)| format!("{label}{words}"))
}

/// What the patterns of the vocabulary look at: plain lines.
fn facts(table: &PageTable, row: &Row) -> String {
    let mut text = table.words(row, Column::Description);
    for line in stated(table, row) {
        text.push('\n');
        text.push_str(&line);
    }
    text
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
