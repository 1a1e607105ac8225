//! A root table and the tables it refers to become a body.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{
    field,
    placement::{self, Move},
    reading::{Fate, Reading, SILENT},
};
use crate::{
    diagnostic::Code,
    docs::{
        document::Row,
        page::PageTable,
        vocabulary::{captions::Caption, columns::Column},
    },
    spec::{
        address::escape,
        model::{Body, Field, Structure, Type},
    },
};

/// A body being built: the structures it has so far, and their names.
pub(super) struct Builder<'r, 'a> {
    reading: &'r mut Reading<'a>,
    address: String,
    structures: Vec<Structure>,
    names: BTreeMap<usize, String>,
}

impl<'r, 'a> Builder<'r, 'a> {
    /// A body that will stand at that address of the spec.
    pub(super) fn new(reading: &'r mut Reading<'a>, address: &str) -> Self {
        Self { reading, address: address.to_owned(), structures: Vec::new(), names: BTreeMap::new() }
    }

    /// A body whose root's fields stand in these rows: (table, rows). No fields are no body.
    pub(super) fn build(mut self, roots: &[(usize, Vec<usize>)], examples: &[Json]) -> Option<Body> {
        let address = format!("{}/fields", self.address);
        let mut fields = Vec::new();
        for (table, rows) in roots {
            fields.extend(self.rows(*table, rows, &address));
        }
        if fields.is_empty() {
            return None;
        }
        let mut body = Body { root: None, fields, structures: std::mem::take(&mut self.structures) };
        let examples: Vec<&Json> = examples.iter().collect();
        let is_stated = roots
            .iter()
            .any(|(table, _)| self.reading.page.tables[*table].caption == Some(Caption::GeneratedBody));
        for moved in placement::place(&mut body, &examples, is_stated) {
            self.report_move(&moved);
        }
        self.report_twins(&body.fields, &address);
        for structure in &body.structures {
            let address = format!("{}/structures/{}/fields", self.address, escape(&structure.name));
            self.report_twins(&structure.fields, &address);
        }
        Some(body)
    }

    /// An example must not overrule a table in silence.
    fn report_move(&mut self, moved: &Move) {
        let first = moved.fields.first().map_or("", String::as_str);
        let span = self.reading.origin_span(&format!("{}/fields/{}", self.address, escape(first)));
        let names = moved.fields.join("`, `");
        let message = match moved.into.as_str() {
            "" => format!("the example is a list, so `{names}` describe its elements"),
            into => format!("the example has `{names}` inside of `{into}`"),
        };
        let finding = self.reading.finding(Code::PlacedByExample, &span, message);
        self.reading.report(finding.subject(format!("{}/{}", self.address, escape(&moved.into))));
    }

    fn rows(&mut self, table: usize, rows: &[usize], address: &str) -> Vec<Field> {
        self.reading.consume(table);
        rows.iter().filter_map(|row| self.row((table, *row), address)).collect()
    }

    fn row(&mut self, at: (usize, usize), address: &str) -> Option<Field> {
        let field = field::field(self.reading, at, address);
        self.reading.book(at, if field.is_some() { Fate::Used("field") } else { SILENT });
        let mut field = field?;
        self.refer(at, &mut field, address);
        Some(field)
    }

    fn report_twins(&mut self, fields: &[Field], address: &str) {
        for (at, field) in fields.iter().enumerate() {
            if fields[..at].iter().any(|other| other.name == field.name) {
                let address = format!("{address}/{}", escape(&field.name));
                let span = self.reading.origin_span(&address);
                let message = format!("the table has two fields called `{}`", field.name);
                let finding = self.reading.finding(Code::DuplicateField, &span, message);
                self.reading.report(finding.subject(address));
            }
        }
    }

    /// Joins the table that the field refers to, or says that there is none.
    fn refer(&mut self, at: (usize, usize), field: &mut Field, address: &str) {
        if let Some(target) = self.reading.links.target(at.0, at.1) {
            let name = self.structure(target, field);
            // A map with a table of its keys is an object with these keys.
            let is_listed_map =
                matches!(&field.kind, Type::Map(inner) if !matches!(inner.innermost(), Type::Struct(_)));
            let structure = Type::Struct(name);
            field.kind = if is_listed_map { structure } else { field.kind.with_innermost(structure) };
            return;
        }
        let table = &self.reading.page.tables[at.0];
        let row = &table.rows[at.1];
        let words = table.words(row, Column::Type);
        let (code, message, label) = match (self.reading.links.dangling(at.0, at.1), field.kind.innermost()) {
            (Some(link), _) => {
                (Code::DanglingLink, format!("`{link}` is no table of this page"), "the row refers to it")
            }
            // A bare word may name a structure, but without a table it may as well be a slip.
            (None, Type::Struct(name)) if *name == words => (
                Code::UnknownType,
                format!("`{name}` is no type, and no table describes it"),
                "this cell should name a type",
            ),
            (None, Type::Struct(name)) => {
                (Code::DanglingLink, format!("no table of this page describes `{name}`"), "the type names it")
            }
            _ => return,
        };
        let finding = self.reading.finding(code, &place(table, row, Column::Type), message);
        let subject = format!("{address}/{}/type", escape(&field.name));
        self.reading.report(finding.label(label).subject(subject));
        if let Type::Struct(name) = field.kind.innermost() {
            // What nobody describes is an object of which nothing is known.
            let unknown = if code == Code::UnknownType { Type::Unknown(name.clone()) } else { Type::Object };
            field.kind = field.kind.with_innermost(unknown);
        }
    }

    /// The name of a table's structure, which is built when it is asked for first.
    fn structure(&mut self, table: usize, field: &Field) -> String {
        if let Some(name) = self.names.get(&table) {
            return name.clone();
        }
        let name = self.free_name(table, field);
        self.names.insert(table, name.clone());
        let at = self.structures.len();
        self.structures.push(Structure { name: name.clone(), fields: Vec::new() });
        let address = format!("{}/structures/{}", self.address, escape(&name));
        self.reading.origin(&address, &self.reading.page.tables[table].span);
        let rows: Vec<usize> = (0..self.reading.page.tables[table].rows.len()).collect();
        let address = format!("{address}/fields");
        let fields = self.rows(table, &rows, &address);
        self.structures[at].fields = fields;
        name
    }

    /// The caption's name, else the type's, else the field's; numbered when it is taken.
    fn free_name(&self, table: usize, field: &Field) -> String {
        let wanted = match (&self.reading.page.tables[table].caption, field.kind.innermost()) {
            (Some(Caption::Structure(name)), _) | (_, Type::Struct(name)) => name.clone(),
            _ => field.name.clone(),
        };
        let is_taken = |name: &str| self.names.values().any(|other| other == name);
        let mut name = wanted.clone();
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        name
    }
}

fn place(table: &PageTable, row: &Row, column: Column) -> std::ops::Range<usize> {
    let cell = table.cell(row, column).filter(|cell| !cell.span.is_empty());
    cell.map_or_else(|| row.span.clone(), |cell| cell.span.clone())
}
