//! A root table and the tables it refers to become a body.

mod forms;

use std::collections::{BTreeMap, HashSet};

use serde_json::Value as Json;

use super::{
    field,
    links::is_structure,
    parents,
    placement::{self, Move},
    reading::{Fate, Reading, SILENT},
};
use crate::{
    diagnostic::Code,
    docs::{
        document::{Cell, Row},
        page::PageTable,
        vocabulary::{captions::Caption, columns::Column, pseudo},
    },
    spec::{
        address::escape,
        model::{Body, Field, Structure, Type},
    },
};

/// How deep structures may stand in each other. Tables that link on and on would fill the stack.
const DEEPEST: usize = 50;

/// A body being built, with the structures it has so far.
pub(super) struct Builder<'r, 'a> {
    reading: &'r mut Reading<'a>,
    address: String,
    structures: Vec<Structure>,
    /// What the tables that were asked for describe.
    known: BTreeMap<usize, Type>,
    /// The names of the structures.
    taken: HashSet<String>,
    /// In how many structures the rows being read stand.
    depth: usize,
}

impl<'r, 'a> Builder<'r, 'a> {
    /// A body that will stand at that address of the spec.
    pub(super) fn new(reading: &'r mut Reading<'a>, address: &str) -> Self {
        Self {
            reading,
            address: address.to_owned(),
            structures: Vec::new(),
            known: BTreeMap::new(),
            taken: HashSet::new(),
            depth: 0,
        }
    }

    /// A body whose root's fields stand in these rows: (table, rows). No fields are no body.
    pub(super) fn build(mut self, roots: &[(usize, Vec<usize>)], examples: &[Json]) -> Option<Body> {
        let address = format!("{}/fields", self.address);
        let mut fields = Vec::new();
        for (table, rows) in roots {
            let found = self.rows(*table, rows, &address);
            let is_form = roots.len() > 1 && is_structure(&self.reading.page.tables[*table]);
            if is_form { self.join_form(*table, found, &mut fields) } else { fields.extend(found) }
        }
        if fields.is_empty() {
            return None;
        }
        for table in self.shown(roots, &fields, examples) {
            fields.push(self.field_of(table, examples));
        }
        if let [key] = fields.as_slice()
            && pseudo::is_map_key(&key.name)
        {
            let root = Some(Type::Map(Box::new(key.kind.clone())));
            return Some(Body { root, fields: Vec::new(), structures: self.structures });
        }
        let mut body = Body { root: None, fields, structures: std::mem::take(&mut self.structures) };
        let examples: Vec<&Json> = examples.iter().collect();
        let is_stated = roots
            .iter()
            .any(|(table, _)| self.reading.page.tables[*table].caption == Some(Caption::GeneratedBody));
        let elements = body.fields.iter().filter(|field| pseudo::is_list_element(&field.name));
        let repeated = elements.map(|field| field.name.clone()).nth(1);
        for moved in placement::place(&mut body, &examples, is_stated) {
            self.report_move(&moved);
        }
        if let Some(element) = repeated.filter(|_| body.root.is_some()) {
            self.report_shapes(&element);
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
        let first = moved.fields.first().unwrap_or(&moved.into);
        let span = self.reading.origin_span(&format!("{}/fields/{}", self.address, escape(first)));
        let names = moved.fields.join("`, `");
        let message = match moved.into.as_str() {
            into if moved.fields.is_empty() => format!("the example has a list in `{into}`"),
            "" => format!("the example is a list, so `{names}` describe its elements"),
            into => format!("going by the example, `{names}` belong inside of `{into}`"),
        };
        let finding = self.reading.finding(Code::PlacedByExample, &span, message);
        let subject = format!("{}/{}", self.address, escape(&moved.into));
        self.reading.report(finding.subject(subject.trim_end_matches('/')));
    }

    /// Which of several rows describes an element, only a person can say.
    fn report_shapes(&mut self, element: &str) {
        let span = self.reading.origin_span(&format!("{}/fields/{}", self.address, escape(element)));
        let message = "several rows describe the elements of the list";
        let finding = self.reading.finding(Code::UndescribedBody, &span, message);
        self.reading.report(finding.subject(self.address.clone()));
    }

    /// The fields of a table's rows. A row of one cell names the object that the rows below it fill.
    fn rows(&mut self, table: usize, rows: &[usize], address: &str) -> Vec<Field> {
        self.reading.consume(table);
        let places = parents::places(&self.reading.page.tables[table]);
        let mut fields = Vec::new();
        let mut group: Option<Group> = None;
        for row in rows {
            let at = (table, *row);
            if self.reading.page.tables[table].rows[*row].is_group {
                self.close(group.take(), &mut fields);
                group = self.group(at);
                continue;
            }
            let holder =
                field::holder(&self.reading.page.tables[table], &self.reading.page.tables[table].rows[*row]);
            self.hold(&mut group, holder, &mut fields);
            let found = self.row(at, address);
            self.report_unknown(at, &places[*row].unknown, address);
            let found = found.into_iter().flat_map(|field| in_each_place(field, &places[*row].names));
            match &mut group {
                Some(group) => group.members.extend(found),
                None => fields.extend(found),
            }
        }
        self.close(group, &mut fields);
        self.nest_dotted(fields)
    }

    /// An element of XML stays where the others are if nobody knows what is around it.
    fn report_unknown(&mut self, at: (usize, usize), unknown: &[String], address: &str) {
        let table = &self.reading.page.tables[at.0];
        let row = &table.rows[at.1];
        for parent in unknown {
            let message = format!("no row describes the element `{parent}`, which should be around this one");
            let finding = self.reading.finding(Code::UnknownParent, &row.span, message);
            let subject = format!("{address}/{}", escape(&field::name(table, row)));
            self.reading.report(finding.subject(subject));
        }
    }

    /// Rows that name what they are members of stand in a group, as long as they name the same.
    fn hold(&mut self, group: &mut Option<Group>, holder: Option<String>, fields: &mut Vec<Field>) {
        let present = group.as_ref().filter(|group| group.row.is_none()).map(|group| group.name.clone());
        if holder == present {
            return;
        }
        self.close(group.take(), fields);
        *group = holder.map(|name| Group { name, row: None, members: Vec::new() });
    }

    fn row(&mut self, at: (usize, usize), address: &str) -> Vec<Field> {
        let mut fields = field::fields(self.reading, at, address);
        self.reading.book(at, if fields.is_empty() { SILENT } else { Fate::Used("field") });
        for field in &mut fields {
            self.refer(at, field, address);
        }
        fields
    }

    fn group(&mut self, at: (usize, usize)) -> Option<Group> {
        let row = &self.reading.page.tables[at.0].rows[at.1];
        let name = row.cells.first().map(Cell::plain).unwrap_or_default();
        let is_name = field::is_identifier(&name);
        if !is_name {
            self.reading.book(at, Fate::LeftOut("a heading between rows"));
        }
        is_name.then(|| Group { name, row: Some(at), members: Vec::new() })
    }

    /// A group fills the field of its name where there is one. Nothing comes of one without members.
    fn close(&mut self, group: Option<Group>, fields: &mut Vec<Field>) {
        let Some(Group { name, row, members }) = group else { return };
        let is_empty = members.is_empty();
        if let Some(row) = row {
            let fate = if is_empty { Fate::LeftOut("a group without members") } else { Fate::Used("group") };
            self.reading.book(row, fate);
        }
        if is_empty {
            return;
        }
        let structure = Type::Struct(self.add_structure(&name, members));
        match fields.iter_mut().find(|field| field.name == name && placement::is_open(field)) {
            Some(field) => field.kind = field.kind.with_innermost(structure),
            None => fields.push(Field { name, kind: structure, ..Field::default() }),
        }
    }

    /// `metadata.count` is a field of `metadata`, where the table has that and says no more of it.
    fn nest_dotted(&mut self, fields: Vec<Field>) -> Vec<Field> {
        let open: Vec<String> =
            fields.iter().filter(|field| placement::is_open(field)).map(|field| field.name.clone()).collect();
        let mut staying = Vec::new();
        let mut nested: BTreeMap<String, Vec<Field>> = BTreeMap::new();
        for field in fields {
            match field.name.split_once('.') {
                Some((outer, inner)) if open.iter().any(|name| name == outer) => {
                    let child = Field { name: inner.to_owned(), ..field.clone() };
                    nested.entry(outer.to_owned()).or_default().push(child);
                }
                _ => staying.push(field),
            }
        }
        for (outer, members) in nested {
            let members = self.nest_dotted(members);
            self.close(Some(Group { name: outer, row: None, members }), &mut staying);
        }
        staying
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
            if self.depth >= DEEPEST && !self.known.contains_key(&target) {
                return self.too_deep(at, field, address);
            }
            let found = self.structure(target, field);
            field.kind = described(&field.kind, found);
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

    /// What a table describes: a structure, which is built when it is asked for first, or a map
    /// where its only row stands for any key.
    fn structure(&mut self, table: usize, field: &Field) -> Type {
        if let Some(known) = self.known.get(&table) {
            return known.clone();
        }
        let name = self.free_name(table, field);
        self.known.insert(table, Type::Struct(name.clone()));
        let at = self.structures.len();
        self.structures.push(Structure { name: name.clone(), fields: Vec::new() });
        let address = format!("{}/structures/{}", self.address, escape(&name));
        self.reading.origin(&address, &self.reading.page.tables[table].span);
        let rows: Vec<usize> = (0..self.reading.page.tables[table].rows.len()).collect();
        self.depth += 1;
        let fields = self.rows(table, &rows, &format!("{address}/fields"));
        self.depth -= 1;
        if let [key] = fields.as_slice()
            && pseudo::is_map_key(&key.name)
        {
            let map = Type::Map(Box::new(key.kind.clone()));
            self.structures.remove(at);
            self.taken.remove(&name);
            self.known.insert(table, map.clone());
            return map;
        }
        self.structures[at].fields = fields;
        Type::Struct(name)
    }

    /// Adds a structure that no table stands for.
    fn add_structure(&mut self, wanted: &str, fields: Vec<Field>) -> String {
        let name = self.free(wanted);
        self.structures.push(Structure { name: name.clone(), fields });
        name
    }

    /// The caption's name, else the type's, else the field's.
    fn free_name(&mut self, table: usize, field: &Field) -> String {
        let wanted = match (&self.reading.page.tables[table].caption, field.kind.innermost()) {
            (Some(Caption::Structure(name)), _) | (_, Type::Struct(name)) => name.clone(),
            _ => field.name.clone(),
        };
        self.free(&wanted)
    }

    /// A name that no structure of the body has yet; numbered when it is taken.
    fn free(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 2;
        while self.taken.contains(&name) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        self.taken.insert(name.clone());
        name
    }
}

/// An element of XML once for each element around it.
fn in_each_place(field: Field, dotted: &[String]) -> Vec<Field> {
    if dotted.is_empty() {
        return vec![field];
    }
    dotted.iter().map(|name| Field { name: name.clone(), ..field.clone() }).collect()
}

/// A type of which a table says what is inside. A map with a table of its keys is an object with
/// these keys; where the page names a structure, the table describes each value of the map.
fn described(kind: &Type, found: Type) -> Type {
    match kind {
        Type::Array(element) => Type::Array(Box::new(described(element, found))),
        Type::Map(value) if !matches!(value.innermost(), Type::Struct(_)) => found,
        other => other.with_innermost(found),
    }
}

/// Rows under a row of one cell.
struct Group {
    name: String,
    /// The table and number of that row, where there is one.
    row: Option<(usize, usize)>,
    members: Vec<Field>,
}

fn place(table: &PageTable, row: &Row, column: Column) -> std::ops::Range<usize> {
    let cell = table.cell(row, column).filter(|cell| !cell.span.is_empty());
    cell.map_or_else(|| row.span.clone(), |cell| cell.span.clone())
}
