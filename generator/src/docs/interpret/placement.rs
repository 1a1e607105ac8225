//! Tables that do not mirror the JSON: the page's own examples show where their fields belong.
//!
//! A table may leave out a wrapper, or list the children of a field behind it. An example is
//! evidence for such a place only where the tables leave one open: a field that the example has
//! where the table has it stays, and a structure with a table of its own takes in nothing.

mod dotted;
mod evidence;
mod sorting;
mod tables;

use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;

use super::{
    Sources,
    draft::{Draft, DraftBody, DraftStructure},
    recorder::{FieldId, Recorder},
};
use crate::{
    docs::vocabulary::placeholder_names,
    spec::{
        evidence::{self as how, Aspect},
        model::{Field, Type},
    },
};
use evidence::Evidence;
use sorting::Sorted;

/// Fields that an example put in another place than their table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Move {
    /// What now holds them.
    pub(super) into: Destination,
    /// The first of them; the holding field itself where there is none.
    pub(super) first: FieldId,
    /// Their names; none where the field turned out to be a list.
    pub(super) names: Vec<String>,
}

/// Where fields went.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the elements of a bare list.
    Elements,
    /// Into a field of that name.
    Field(FieldId, String),
    /// Into the values of a map of that name.
    Values(FieldId, String),
    /// Into the place of the field of that name, which is in no example.
    Instead(FieldId, String),
}

/// The tables of a body.
#[derive(Clone, Copy)]
pub(super) struct Tables<'a> {
    /// The page that they stand on.
    pub(super) sources: &'a Sources<'a>,
    /// A caption says that the rows are those of the body, so an example that wraps them contradicts the table.
    pub(super) is_stated: bool,
}

/// Brings a body into the shape that the examples show, and says what was moved.
pub(super) fn place(
    body: &mut DraftBody,
    examples: &[&Json],
    tables: Tables<'_>,
    recorder: &mut Recorder,
) -> Vec<Move> {
    let evidence = Evidence::new(examples);
    let is_list = !tables.is_stated
        && !examples.is_empty()
        && examples.iter().all(|example| example.is_array())
        && body.fields.iter().any(|field| evidence.has(&field.name));
    let uses = uses(body);
    let fields = std::mem::take(&mut body.fields);
    let described = described(body);
    let structures = &mut body.structures;
    let mut placer = Placer { described, structures, recorder, moves: Vec::new(), tables, uses };
    if let Some(root) = placer.bare_list(&fields) {
        body.root = Some(root);
    } else if is_list {
        let fields = placer.level(fields, &evidence);
        placer.moves.extend(Move::new(Destination::Elements, &fields));
        let name = placer.structure("item", fields);
        body.root = Some(Type::Array(Box::new(Type::Struct(name))));
    } else {
        body.fields = placer.level(fields, &evidence);
    }
    placer.moves
}

/// The structures that have tables of their own.
fn described(body: &DraftBody) -> BTreeSet<String> {
    body.structures.iter().map(|structure| structure.name.clone()).collect()
}

/// How many fields are of each structure.
fn uses(body: &DraftBody) -> HashMap<String, usize> {
    let inner = body.structures.iter().flat_map(|structure| &structure.fields);
    let mut uses = HashMap::new();
    for field in inner.chain(&body.fields) {
        if let Type::Struct(name) = field.kind.innermost() {
            *uses.entry(name.clone()).or_default() += 1;
        }
    }
    uses
}

struct Placer<'a> {
    described: BTreeSet<String>,
    structures: &'a mut Vec<DraftStructure>,
    recorder: &'a mut Recorder,
    moves: Vec<Move>,
    tables: Tables<'a>,
    /// How many fields are of each structure.
    uses: HashMap<String, usize>,
}

impl Move {
    fn new(into: Destination, fields: &[Draft]) -> Option<Self> {
        let first = fields.first()?.id;
        Some(Self { into, first, names: fields.iter().map(|field| field.name.clone()).collect() })
    }
}

impl Placer<'_> {
    /// The list of a root table whose rows stand for its elements: of all fields of these, where they are
    /// several structures, and of any shape where they are something else.
    fn bare_list(&mut self, fields: &[Draft]) -> Option<Type> {
        let (first, others) = fields.split_first()?;
        if !fields.iter().all(|field| placeholder_names::is_list_element(&field.name)) {
            return None;
        }
        let element = |field: &Draft| match &field.kind {
            Type::Array(element) => (**element).clone(),
            element => element.clone(),
        };
        if others.iter().all(|field| field.kind == first.kind) {
            return Some(Type::Array(Box::new(element(first))));
        }
        let kinds: Vec<Type> = fields.iter().map(element).collect();
        Some(Type::Array(Box::new(self.joined(&kinds).unwrap_or(Type::Any))))
    }

    /// One structure for several, which are forms of it. `None` where one is something else, or a field is of one
    /// of them too, which stays what it is.
    fn joined(&mut self, kinds: &[Type]) -> Option<Type> {
        let name = |kind: &Type| match kind {
            Type::Struct(name) if self.is_of_one(name) => Some(name.clone()),
            _ => None,
        };
        let names: Vec<String> = kinds.iter().map(name).collect::<Option<_>>()?;
        let (first, others) = names.split_first()?;
        self.structures.iter().find(|structure| structure.name == *first)?;
        let (forms, kept) = std::mem::take(self.structures)
            .into_iter()
            .partition::<Vec<_>, _>(|structure| others.contains(&structure.name));
        *self.structures = kept;
        let joined = self.structures.iter_mut().find(|structure| structure.name == *first)?;
        for form in forms {
            joined.join(form.fields, self.recorder);
        }
        Some(Type::Struct(first.clone()))
    }

    /// The fields of one object: those that belong deeper go there, and what is there is placed.
    fn level(&mut self, fields: Vec<Draft>, evidence: &Evidence<'_>) -> Vec<Draft> {
        if self.tables.is_stated {
            for field in &fields {
                self.descend(field, evidence);
            }
            return fields;
        }
        let (fields, objects) = self.dotted(fields, evidence);
        let sorted = Sorted::new(fields, evidence);
        let mut placed = sorted.staying;
        for (name, children) in sorted.below {
            if let Some(parent) = placed.iter_mut().find(|field| field.name == name) {
                let kind = self.adopt(parent, children, evidence);
                parent.kind = if parent.kind.innermost() == &parent.kind {
                    kind
                } else {
                    parent.kind.with_innermost(kind.innermost().clone())
                };
            }
        }
        for (name, children) in sorted.wrapped {
            let mut wrapper = self.wrapper(name, &children, how::Evidence::Example);
            wrapper.kind = self.adopt(&wrapper, children, evidence);
            placed.push(wrapper);
        }
        placed.extend(objects);
        let mut placed = self.lowered(placed, evidence);
        for field in &mut placed {
            self.map(field, evidence);
            self.list(field, evidence);
            self.descend(field, evidence);
        }
        placed
    }

    /// A field that no table has, around fields that a table has.
    fn wrapper(&mut self, name: String, children: &[Draft], how: how::Evidence) -> Draft {
        let span = children.first().map(|first| self.recorder.span(first.id)).unwrap_or_default();
        let id = self.recorder.identify(&span);
        let mut wrapper = Draft { id, field: Field { name, ..Field::default() } };
        wrapper.evidence.insert(Aspect::Location, how);
        wrapper
    }

    /// Makes a structure of fields that belong into one field. What the names say by themselves is no move.
    fn adopt(&mut self, parent: &Draft, mut children: Vec<Draft>, evidence: &Evidence<'_>) -> Type {
        let name = parent.name.as_str();
        let by_name = parent.evidence.get(&Aspect::Location) == Some(&how::Evidence::Name);
        let how = if by_name { how::Evidence::Name } else { how::Evidence::Example };
        if !by_name {
            self.moves.extend(Move::new(Destination::Field(parent.id, name.to_owned()), &children));
        }
        for child in &mut children {
            child.evidence.insert(Aspect::Location, how);
        }
        let inside = evidence.inside(name);
        let fields = self.level(children, &inside);
        let structure = Type::Struct(self.structure(name, fields));
        if inside.is_list() { Type::Array(Box::new(structure)) } else { structure }
    }

    /// Hand-written tables say `Object` of a list of objects.
    fn list(&mut self, field: &mut Draft, evidence: &Evidence<'_>) {
        let is_object = matches!(field.kind, Type::Struct(_) | Type::Object);
        if is_object && evidence.inside(&field.name).is_list() {
            field.kind = Type::Array(Box::new(field.kind.clone()));
            field.evidence.insert(Aspect::Type, how::Evidence::Example);
            let into = Destination::Field(field.id, field.name.clone());
            self.moves.push(Move { into, first: field.id, names: Vec::new() });
        }
    }

    /// Looks into the fields that have a table of their own.
    fn descend(&mut self, field: &Draft, evidence: &Evidence<'_>) {
        let Type::Struct(name) = field.kind.innermost() else { return };
        if !self.described.remove(name) {
            return;
        }
        let mut inside = evidence.inside(&field.name);
        if matches!(field.kind, Type::Map(_)) {
            inside = inside.values();
        }
        if let Some(at) = self.structures.iter().position(|structure| structure.name == *name) {
            let fields = std::mem::take(&mut self.structures[at].fields);
            let fields = self.unwrapped(fields, &inside);
            let fields = self.level(fields, &inside);
            if let Some(structure) = self.structures.iter_mut().find(|structure| structure.name == *name) {
                structure.fields = fields;
            }
        }
    }

    /// Adds a structure under a free name.
    fn structure(&mut self, wanted: &str, fields: Vec<Draft>) -> String {
        let is_taken = |name: &str| self.structures.iter().any(|structure| structure.name == name);
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        let name = names.find(|name| !is_taken(name)).expect("there are more numbers than structures");
        self.structures.push(DraftStructure { name: name.clone(), span: None, fields });
        name
    }
}

/// Whether the tables leave open what is in a field.
pub(super) fn is_open(field: &Field) -> bool {
    matches!(field.kind.innermost(), Type::Object | Type::Any)
}
