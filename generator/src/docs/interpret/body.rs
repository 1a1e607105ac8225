//! A root table and the tables it refers to become a body.

mod forms;
mod reports;
mod rows;

use std::collections::{BTreeMap, HashSet};

use serde_json::Value as Json;

use super::{
    Sources,
    draft::{Draft, DraftBody, DraftStructure},
    placement::{self, Tables},
    recorder::{Recorder, Subject},
    shown,
};
use crate::{
    docs::{
        page::{RowId, TableId},
        vocabulary::{captions::Caption, placeholder_names, several},
    },
    spec::{
        address::Address,
        evidence::{Aspect, Evidence},
        model::{Body, Type},
    },
};

/// How deep structures may stand in each other. Tables that link on and on would fill the stack.
const DEEPEST: usize = 50;

/// A body being built, with the structures it has so far.
pub(super) struct Builder<'r, 'a> {
    sources: &'r Sources<'a>,
    recorder: &'r mut Recorder,
    address: Address,
    structures: Vec<DraftStructure>,
    /// What the tables that were asked for describe.
    known: BTreeMap<TableId, Type>,
    /// The names of the structures.
    taken: HashSet<String>,
    /// In how many structures the rows being read stand.
    depth: usize,
}

/// A table whose rows, or some of them, are fields of a root.
pub(super) type Root = (TableId, Vec<RowId>);

impl<'r, 'a> Builder<'r, 'a> {
    /// A body that will stand at that address of the spec.
    pub(super) fn new(sources: &'r Sources<'a>, recorder: &'r mut Recorder, address: Address) -> Self {
        Self {
            sources,
            recorder,
            address,
            structures: Vec::new(),
            known: BTreeMap::new(),
            taken: HashSet::new(),
            depth: 0,
        }
    }

    /// A body whose root's fields stand in these rows. No fields are no body.
    pub(super) fn build(mut self, roots: &[Root], examples: &[&Json]) -> Option<Body> {
        let mut fields = Vec::new();
        for (table, rows) in roots {
            let found = self.rows(*table, rows);
            let is_form = roots.len() > 1 && self.sources.page.table(*table).structure().is_some();
            if is_form { self.join_form(*table, found, &mut fields) } else { fields.extend(found) }
        }
        if fields.is_empty() {
            return None;
        }
        for table in self.shown(roots, &fields, examples) {
            fields.push(self.field_of(table, examples));
        }
        let address = self.address.clone();
        if let [key] = fields.as_slice()
            && placeholder_names::is_map_key(&key.name)
        {
            self.recorder.merge(key.id, Subject::Part(address.step("type")));
            let root = Some(Type::Map(Box::new(key.kind.clone())));
            let mut body = DraftBody { root, fields: Vec::new(), structures: self.structures };
            shown::types(&mut body, &[], self.recorder);
            return Some(body.finish(self.recorder, &address));
        }
        let body = DraftBody { root: None, fields, structures: std::mem::take(&mut self.structures) };
        let mut body = self.placed(body, roots, examples);
        shown::types(&mut body, examples, self.recorder);
        Some(body.finish(self.recorder, &address))
    }

    /// The body in the shape that the examples show.
    fn placed(&mut self, mut body: DraftBody, roots: &[Root], examples: &[&Json]) -> DraftBody {
        let is_stated = roots
            .iter()
            .any(|(table, _)| self.sources.page.table(*table).caption == Some(Caption::GeneratedBody));
        let elements: Vec<Draft> = body
            .fields
            .iter()
            .filter(|field| placeholder_names::is_list_element(&field.name))
            .cloned()
            .collect();
        let tables = Tables { sources: self.sources, is_stated };
        for moved in placement::place(&mut body, examples, tables, self.recorder) {
            self.report_move(&moved);
        }
        if body.root.is_some() {
            for element in &elements {
                self.recorder.merge(element.id, Subject::Part(self.address.step("type")));
            }
            let is_any = body.root == Some(Type::Array(Box::new(Type::Any)));
            if let Some(element) = elements.get(1).filter(|_| is_any) {
                self.report_shapes(element.id);
            }
        }
        self.join_duplicates(&mut body.fields);
        for structure in &mut body.structures {
            self.join_duplicates(&mut structure.fields);
        }
        body
    }

    /// What a table describes: a structure, which is built when it is asked for first, or a map
    /// where its only row stands for any key.
    fn structure(&mut self, table: TableId, field: &Draft) -> Type {
        if let Some(known) = self.known.get(&table) {
            return known.clone();
        }
        let name = self.free_name(table, field);
        self.known.insert(table, Type::Struct(name.clone()));
        let at = self.structures.len();
        let found = self.sources.page.table(table);
        self.structures.push(DraftStructure {
            name: name.clone(),
            span: Some(found.span.clone()),
            fields: Vec::new(),
        });
        let rows: Vec<RowId> = self.sources.rows.of(table).iter().map(|row| row.id).collect();
        self.depth += 1;
        let fields = self.rows(table, &rows);
        self.depth -= 1;
        if let [key] = fields.as_slice()
            && (placeholder_names::is_map_key(&key.name) || several::is_prose(&key.name))
        {
            self.recorder.merge(key.id, Subject::Field(field.id, Some("type")));
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
    fn add_structure(&mut self, wanted: &str, fields: Vec<Draft>) -> String {
        let name = self.free(wanted);
        self.structures.push(DraftStructure { name: name.clone(), span: None, fields });
        name
    }

    /// The caption's name, else the type's, else the field's.
    fn free_name(&mut self, table: TableId, field: &Draft) -> String {
        let wanted = match (&self.sources.page.table(table).caption, field.kind.innermost()) {
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

    /// Remembers how the table of a field was found, where that is weaker than a link.
    fn note_type(field: &mut Draft, evidence: Option<Evidence>) {
        field.evidence.extend(evidence.map(|evidence| (Aspect::Type, evidence)));
    }
}
