//! What the cells of a row state about the values of its field.

use super::{
    links::{Scope, scope},
    values,
};
use crate::{
    docs::{
        document::{ParagraphKind, Row},
        page::PageTable,
        vocabulary::{
            columns::{Column, STATING},
            nothing, prose,
            types::TypeCell,
        },
    },
    spec::model::{Bounds, Field, Type},
};

/// The facts of other columns than the description, worded as the description would.
pub(super) fn stated(table: &PageTable, row: &Row) -> impl Iterator<Item = String> {
    STATING
        .iter()
        .map(|column| (*column, table.words(row, *column)))
        .filter(|(_, words)| !words.is_empty() && !nothing::is_none_word(words))
        .map(|(column, words)| format!("{}{words}", table.label(column)))
}

/// A row whose type is known.
pub(super) struct Facts<'a> {
    table: &'a PageTable,
    row: &'a Row,
    cell: &'a TypeCell,
    text: String,
}

impl<'a> Facts<'a> {
    pub(super) fn new(table: &'a PageTable, row: &'a Row, cell: &'a TypeCell) -> Self {
        let mut text = table.words(row, Column::Description);
        for line in stated(table, row) {
            text.push('\n');
            text.push_str(&line);
        }
        Self { table, row, cell, text }
    }

    /// Writes all facts into the field.
    pub(super) fn state(&self, field: &mut Field) {
        field.condition = field.condition.take().or_else(|| self.condition(field.required));
        field.values = values::values(self.table, self.row, &self.cell.kind);
        field.default = self.default();
        field.length = self.length();
        field.range = self.range();
        field.items = self.items();
        field.unit = self.unit();
        field.format = self.format();
        field.pattern = self.is_string().then(|| prose::pattern(&self.text)).flatten();
        field.deprecated = self.is_deprecated();
    }

    pub(super) fn is_text(&self) -> bool {
        !self.is_number() && self.cell.kind != Type::Boolean
    }

    fn is_number(&self) -> bool {
        matches!(self.cell.kind, Type::Integer | Type::Long | Type::Number)
    }

    fn is_string(&self) -> bool {
        matches!(self.cell.kind.innermost(), Type::String)
    }

    /// A single value, or a list of single values.
    fn is_plain(&self) -> bool {
        !matches!(self.cell.kind.innermost(), Type::Struct(_) | Type::Object | Type::Any)
    }

    /// A default that the type cannot hold is a slip of the page or of the pattern.
    fn default(&self) -> Option<String> {
        if !self.is_plain() || matches!(self.cell.kind, Type::Array(_) | Type::Map(_)) {
            return None;
        }
        let stated = prose::default(&self.text)?;
        let bare = prose::without_unit(&stated, prose::unit(&self.text));
        let default = if self.is_number() { bare.to_owned() } else { stated };
        let fits = match &self.cell.kind {
            Type::Integer | Type::Long => default.parse::<i64>().is_ok(),
            Type::Number => default.parse::<f64>().is_ok(),
            Type::Boolean => ["true", "false"].contains(&default.to_lowercase().as_str()),
            _ => true,
        };
        fits.then_some(default)
    }

    fn length(&self) -> Option<Bounds> {
        let stated = self.cell.max_length.map(|max| Bounds { min: None, max: Some(max) });
        let has_length = self.is_plain() && !self.is_number() && !matches!(self.cell.kind, Type::Map(_));
        stated.or_else(|| has_length.then(|| prose::length(&self.text)).flatten())
    }

    /// `0-9` in the description of a text is a range of signs, not of numbers.
    fn range(&self) -> Option<Bounds> {
        let digits = Bounds { min: Some(0), max: Some(9) };
        let range = self.is_plain().then(|| prose::range(&self.text)).flatten()?;
        (self.is_number() || range != digits).then_some(range)
    }

    fn items(&self) -> Option<Bounds> {
        matches!(self.cell.kind, Type::Array(_)).then(|| prose::items(&self.text)).flatten()
    }

    fn unit(&self) -> Option<String> {
        let holds_numbers = self.is_number() || self.cell.kind == Type::String;
        holds_numbers.then(|| prose::unit(&self.text)).flatten().map(str::to_owned)
    }

    fn format(&self) -> Option<String> {
        let holds_text = matches!(self.cell.kind.innermost(), Type::String | Type::DateTime);
        let named = || self.cell.format.map(str::to_owned);
        holds_text.then(|| named().or_else(|| prose::format(&self.text))).flatten()
    }

    /// Only what is sent can be needed in some cases.
    fn condition(&self, required: Option<bool>) -> Option<String> {
        let may_be_left_out = required != Some(true) && scope(self.table) == Scope::Request;
        may_be_left_out.then(|| prose::condition(&self.text)).flatten()
    }

    /// An item of a list tells of one value, not of the field.
    fn is_deprecated(&self) -> bool {
        let name = self.table.words(self.row, Column::Name);
        let description = self.table.cell(self.row, Column::Description);
        let mut paragraphs = description.into_iter().flat_map(|cell| &cell.paragraphs);
        prose::is_deprecated(&name)
            || paragraphs.any(|paragraph| {
                paragraph.kind == ParagraphKind::Plain && prose::is_deprecated(&paragraph.text.plain())
            })
    }
}
