//! What the cells of a row state about the values of its field.

use std::borrow::Cow;

use super::values;
use crate::{
    docs::{
        document::ParagraphKind,
        page::Scope,
        rows::ParameterRow,
        vocabulary::{prose, types::TypeCell},
    },
    spec::{
        evidence::{Aspect, Evidence},
        model::{Bounds, Field, Type},
    },
};

/// A row whose type is known.
pub(super) struct Facts<'a> {
    scope: Scope,
    row: &'a ParameterRow<'a>,
    cell: &'a TypeCell,
    /// The description, and the facts of columns of their own below it.
    text: Cow<'a, str>,
    /// The facts of columns of their own.
    of_columns: String,
}

impl<'a> Facts<'a> {
    pub(super) fn new(scope: Scope, row: &'a ParameterRow<'a>, cell: &'a TypeCell) -> Self {
        let of_columns = row.stated.join("\n");
        let text = if of_columns.is_empty() {
            Cow::Borrowed(row.description_text.as_str())
        } else {
            Cow::Owned(format!("{}\n{of_columns}", row.description_text))
        };
        Self { scope, row, cell, text, of_columns }
    }

    /// Writes all facts into the field, with how they were got where a column of their own is silent.
    pub(super) fn state(&self, field: &mut Field) {
        field.condition = field.condition.take().or_else(|| self.condition(field.required));
        let (values, evidence) = values::values(self.row, &self.cell.kind);
        field.values = values;
        field.evidence.extend(evidence.map(|evidence| (Aspect::Values, evidence)));
        field.default = self.default();
        field.length = self.length();
        field.range = self.range();
        field.items = self.items();
        field.unit = self.unit();
        field.format = self.format();
        field.pattern = self.is_string().then(|| prose::pattern(&self.text)).flatten();
        field.deprecated = self.is_deprecated();
        self.note_prose(field);
    }

    /// Facts that the description alone states are read from running text.
    fn note_prose(&self, field: &mut Field) {
        let of_columns = self.of_columns.as_str();
        let has_column = |is_there: bool, read: &dyn Fn(&str) -> bool| is_there && !read(of_columns);
        let facts = [
            (Aspect::Default, has_column(field.default.is_some(), &|text| prose::default(text).is_some())),
            (
                Aspect::Length,
                self.cell.max_length.is_none()
                    && has_column(field.length.is_some(), &|text| prose::length(text).is_some()),
            ),
            (Aspect::Range, has_column(field.range.is_some(), &|text| prose::range(text).is_some())),
            (Aspect::Items, has_column(field.items.is_some(), &|text| prose::items(text).is_some())),
        ];
        let read = facts.into_iter().filter(|(_, is_read)| *is_read);
        field.evidence.extend(read.map(|(aspect, _)| (aspect, Evidence::Prose)));
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

    /// `0-9` in the description of a text is a range of chars, not of numbers.
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
        let may_be_left_out = required != Some(true) && self.scope == Scope::Request;
        may_be_left_out.then(|| prose::condition(&self.text)).flatten()
    }

    /// An item of a list tells of one value, not of the field.
    fn is_deprecated(&self) -> bool {
        let mut plain = self.row.lines.iter().filter(|line| line.kind == ParagraphKind::Plain);
        prose::is_deprecated(&self.row.name_text) || plain.any(|line| prose::is_deprecated(&line.text))
    }
}
