//! A root table and the tables it refers to become a body.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    field,
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

/// How deep structures may stand in each other. Tables that link on and on would fill the stack.
const DEEPEST: usize = 50;

/// A body being built: the structures it has so far, and their names.
pub(super) struct Builder<'r, 'a> {
    reading: &'r mut Reading<'a>,
    address: String,
    structures: Vec<Structure>,
    names: BTreeMap<usize, String>,
    /// The names that are taken, each with the number that its next namesake tries first.
    taken: HashMap<String, usize>,
    depth: usize,
}

impl<'r, 'a> Builder<'r, 'a> {
    /// A body that will stand at that address of the spec.
    pub(super) fn new(reading: &'r mut Reading<'a>, address: &str) -> Self {
        Self {
            reading,
            address: address.to_owned(),
            structures: Vec::new(),
            names: BTreeMap::new(),
            taken: HashMap::new(),
            depth: 0,
        }
    }

    /// A body whose root's fields stand in these rows: (table, rows). No fields are no body.
    pub(super) fn build(mut self, roots: &[(usize, Vec<usize>)]) -> Option<Body> {
        let address = format!("{}/fields", self.address);
        let mut fields = Vec::new();
        for (table, rows) in roots {
            fields.extend(self.rows(*table, rows, &address));
        }
        self.report_twins(&fields, &address);
        let body = Body { root: None, fields, structures: self.structures };
        (!body.fields.is_empty()).then_some(body)
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
        let mut known = HashSet::new();
        for field in fields {
            if !known.insert(field.name.as_str()) {
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
            if self.depth >= DEEPEST && !self.names.contains_key(&target) {
                return self.too_deep(at, field, address);
            }
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

    /// The rest of a chain of tables that is too long to be meant stays an object without fields.
    fn too_deep(&mut self, at: (usize, usize), field: &mut Field, address: &str) {
        let row = &self.reading.page.tables[at.0].rows[at.1];
        let message = format!("structures stand in each other more than {DEEPEST} levels deep");
        let finding = self.reading.finding(Code::TooDeep, &row.span, message);
        let subject = format!("{address}/{}/type", escape(&field.name));
        self.reading.report(finding.label("this field would be one level more").subject(subject));
        field.kind = field.kind.with_innermost(Type::Object);
    }

    /// The name of a table's structure, which is built when it is asked for first.
    fn structure(&mut self, table: usize, field: &Field) -> String {
        if let Some(name) = self.names.get(&table) {
            return name.clone();
        }
        let name = self.free_name(table, field);
        self.taken.insert(name.clone(), 2);
        self.names.insert(table, name.clone());
        let at = self.structures.len();
        self.structures.push(Structure { name: name.clone(), fields: Vec::new() });
        let address = format!("{}/structures/{}", self.address, escape(&name));
        self.reading.origin(&address, &self.reading.page.tables[table].span);
        let rows: Vec<usize> = (0..self.reading.page.tables[table].rows.len()).collect();
        let address = format!("{address}/fields");
        self.depth += 1;
        let fields = self.rows(table, &rows, &address);
        self.depth -= 1;
        self.report_twins(&fields, &address);
        self.structures[at].fields = fields;
        name
    }

    /// The caption's name, else the type's, else the field's; numbered when it is taken.
    fn free_name(&mut self, table: usize, field: &Field) -> String {
        let wanted = match (&self.reading.page.tables[table].caption, field.kind.innermost()) {
            (Some(Caption::Structure(name)), _) | (_, Type::Struct(name)) => name.clone(),
            _ => field.name.clone(),
        };
        let Some(mut number) = self.taken.get(&wanted).copied() else {
            return wanted;
        };
        let mut name = format!("{wanted}_{number}");
        while self.taken.contains_key(&name) {
            number += 1;
            name = format!("{wanted}_{number}");
        }
        self.taken.insert(wanted, number + 1);
        name
    }
}

fn place(table: &PageTable, row: &Row, column: Column) -> std::ops::Range<usize> {
    let cell = table.cell(row, column).filter(|cell| !cell.span.is_empty());
    cell.map_or_else(|| row.span.clone(), |cell| cell.span.clone())
}
