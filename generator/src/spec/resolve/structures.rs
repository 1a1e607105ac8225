//! The structures and value lists of all bodies → one table of each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lists::{self, quoted},
    refusal::Candidate,
    resolved::{Direction, Field, Payload, Structure, Type, ValueList},
    shape::shapes,
};
use crate::{
    case::snake,
    spec::{
        model::{self, Body},
        types,
    },
};

/// A name on the pages and its shape.
type Key = (String, String);

/// The tables in the making.
#[derive(Debug, Default)]
pub(super) struct Tables {
    structures: Vec<Structure>,
    lists: Vec<ValueList>,
    structure_numbers: BTreeMap<Key, usize>,
    list_numbers: BTreeMap<Key, usize>,
}

/// Where a field stands.
struct Site {
    operation: usize,
    direction: Direction,
    /// The structures that its type may name.
    numbers: BTreeMap<String, usize>,
}

/// A structure where it is documented.
struct Use<'a> {
    fields: &'a [model::Field],
    operation: usize,
    direction: Direction,
    numbers: BTreeMap<String, usize>,
}

impl<'a> Use<'a> {
    fn field(&self, name: &str) -> Option<&'a model::Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Tables {
    /// All structures of all bodies.
    pub(super) fn of(candidates: &[Candidate]) -> Self {
        let mut tables = Self::default();
        let mut uses: Vec<Vec<Use>> = Vec::new();
        for (operation, candidate) in candidates.iter().enumerate() {
            for (body, direction) in candidate.bodies() {
                let shapes = shapes(body);
                let keys = shapes.iter().map(|(name, shape)| (name.clone(), shape.clone()));
                let numbers: BTreeMap<String, usize> =
                    keys.map(|key| (key.0.clone(), tables.number(key))).collect();
                uses.resize_with(tables.structure_numbers.len(), Vec::new);
                for structure in &body.structures {
                    let fields = &structure.fields;
                    let numbers = numbers.clone();
                    uses[numbers[&structure.name]].push(Use { fields, operation, direction, numbers });
                }
            }
        }
        let keys: BTreeMap<usize, Key> =
            tables.structure_numbers.iter().map(|(key, number)| (*number, key.clone())).collect();
        for (number, uses) in uses.iter().enumerate() {
            let structure = tables.structure(keys[&number].clone(), uses);
            tables.structures.push(structure);
        }
        tables
    }

    fn number(&mut self, key: Key) -> usize {
        let next = self.structure_numbers.len();
        *self.structure_numbers.entry(key).or_insert(next)
    }

    /// One structure, with what the first use that says something says about each field.
    fn structure(&mut self, (name, shape): Key, uses: &[Use]) -> Structure {
        let fields = distinct(uses[0].fields).map(|field| {
            let everywhere = || uses.iter().filter_map(|one| Some((one.field(&field.name)?, one.direction)));
            let described =
                everywhere().find(|(other, _)| !other.description.is_empty() || !other.wording.is_empty());
            let spec = described.map_or(field, |(other, _)| other).clone();
            let mut sent = everywhere().filter(|(_, direction)| *direction == Direction::Request).peekable();
            let required = sent.peek().is_some() && sent.all(|(other, _)| other.required == Some(true));
            let kind = self.kind(field, &uses[0].numbers, uses.iter().map(|one| one.operation));
            Field { spec, kind, required, recursive: false }
        });
        let fields = fields.collect();
        let operations = uses.iter().map(|one| one.operation).collect();
        let directions = uses.iter().map(|one| one.direction).collect();
        Structure { name, fields, operations, directions, shape, demands: false }
    }

    /// A parameter of an operation.
    pub(super) fn parameter(&mut self, field: &model::Field, operation: usize) -> Field {
        let site = Site { operation, direction: Direction::Request, numbers: BTreeMap::new() };
        self.field(field, &site)
    }

    /// A body of an operation; none where the page knows nothing of it.
    pub(super) fn payload(&mut self, body: &Body, direction: Direction, operation: usize) -> Option<Payload> {
        let site = Site { operation, direction, numbers: self.numbers(body) };
        if let Some(root) = &body.root {
            return Some(Payload::Whole(with_structures(root, &site.numbers)));
        }
        let fields = distinct(&body.fields).map(|field| self.field(field, &site));
        let fields: Vec<Field> = fields.collect();
        (!fields.is_empty()).then_some(Payload::Fields(fields))
    }

    /// The structures that a body names, in its order.
    pub(super) fn named(&self, body: &Body, direction: Direction) -> Vec<(Direction, usize)> {
        let numbers = self.numbers(body);
        body.structures.iter().map(|structure| (direction, numbers[&structure.name])).collect()
    }

    /// Both tables.
    pub(super) fn into_parts(self) -> (Vec<Structure>, Vec<ValueList>) {
        (self.structures, self.lists)
    }

    fn numbers(&self, body: &Body) -> BTreeMap<String, usize> {
        let number = |key: (String, String)| (key.0.clone(), self.structure_numbers[&key]);
        shapes(body).into_iter().map(number).collect()
    }

    fn field(&mut self, field: &model::Field, site: &Site) -> Field {
        let required = site.direction == Direction::Request && field.required == Some(true);
        let kind = self.kind(field, &site.numbers, [site.operation]);
        Field { spec: field.clone(), kind, required, recursive: false }
    }

    fn kind(
        &mut self,
        field: &model::Field,
        numbers: &BTreeMap<String, usize>,
        operations: impl IntoIterator<Item = usize>,
    ) -> Type {
        let kind = with_structures(&field.kind, numbers);
        match self.list(field, operations) {
            Some(list) => with_innermost(kind, list),
            None => kind,
        }
    }

    /// The list of a field's values; what an earlier field says of a value stays.
    fn list(&mut self, field: &model::Field, operations: impl IntoIterator<Item = usize>) -> Option<usize> {
        let values = lists::values(field)?;
        let wire = field.kind.innermost().wire();
        // `logCollection` and `log_collection` are one name.
        let name = snake(&field.name);
        let shape = format!("{}:{}{}", quoted(&name), wire.name(), lists::canonical(&values));
        let number = *self.list_numbers.entry((name, shape.clone())).or_insert_with(|| {
            let name = field.name.clone();
            self.lists.push(ValueList { name, wire, values: Vec::new(), operations: BTreeSet::new(), shape });
            self.lists.len() - 1
        });
        let list = &mut self.lists[number];
        list.operations.extend(operations);
        for value in values {
            match list.values.iter_mut().find(|known| known.value == value.value) {
                Some(known) if known.meaning.is_empty() && known.wording.is_empty() => *known = value,
                Some(_) => (),
                None => list.values.push(value),
            }
        }
        Some(number)
    }
}

/// The fields, each name once; the second is reported elsewhere.
fn distinct(fields: &[model::Field]) -> impl Iterator<Item = &model::Field> {
    let mut seen = BTreeSet::new();
    fields.iter().filter(move |field| seen.insert(field.name.as_str()))
}

fn with_structures(kind: &model::Type, numbers: &BTreeMap<String, usize>) -> Type {
    match kind {
        model::Type::Array(inner) => Type::Array(Box::new(with_structures(inner, numbers))),
        model::Type::Map(inner) => Type::Map(Box::new(with_structures(inner, numbers))),
        model::Type::Struct(name) => {
            numbers.get(name).map_or(Type::Plain(types::Wire::Json), |at| Type::Structure(*at))
        }
        scalar => Type::Plain(scalar.wire()),
    }
}

fn with_innermost(kind: Type, list: usize) -> Type {
    match kind {
        Type::Array(inner) => Type::Array(Box::new(with_innermost(*inner, list))),
        Type::Map(inner) => Type::Map(Box::new(with_innermost(*inner, list))),
        _ => Type::Listed(list),
    }
}
