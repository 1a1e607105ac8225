//! Types that only examples tell: of fields without a type, where every example has a list and the table
//! a scalar, and of the elements of a list that no table describes.

mod elements;
mod pieces;

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    draft::{Draft, DraftBody, DraftStructure},
    recorder::Recorder,
};
use crate::spec::{
    evidence::{Aspect, Evidence},
    model::Type,
};

/// Gives the fields of a body the types that the examples show where its tables have none, or one that none
/// of the examples has.
pub(super) fn types(body: &mut DraftBody, examples: &[&Json], recorder: &mut Recorder) {
    let DraftBody { fields, structures, .. } = body;
    let mut types = Types { structures, seen: BTreeSet::new(), recorder };
    types.level(fields, examples);
    types.pieces(fields, examples);
    for field in fields.iter_mut().chain(structures.iter_mut().flat_map(|each| &mut each.fields)) {
        if let Some(kind) = untold(&field.kind) {
            field.kind = kind;
            field.evidence.insert(Aspect::Type, Evidence::Elimination);
        }
    }
}

/// What a field is whose row names no type: text, or anything where the row says that it holds nothing.
pub(super) fn untold(kind: &Type) -> Option<Type> {
    match kind {
        Type::Unknown(text) if text.is_empty() => Some(Type::String),
        Type::Unknown(text) if super::field::says_nothing(text) => Some(Type::Any),
        _ => None,
    }
}

/// A walk down a body and its examples.
struct Types<'a> {
    structures: &'a mut Vec<DraftStructure>,
    /// The structures that were walked through.
    seen: BTreeSet<String>,
    recorder: &'a mut Recorder,
}

impl Types<'_> {
    /// The fields of one object, or of the elements of a list, and what stands in them.
    fn level(&mut self, fields: &mut [Draft], values: &[&Json]) {
        let objects: Vec<&Json> = values.iter().flat_map(|value| elements(value)).collect();
        for field in fields {
            let found = objects.iter().filter_map(|object| object.get(&field.name));
            let found: Vec<&Json> = found.filter(|value| !value.is_null()).collect();
            if found.is_empty() {
                continue;
            }
            let kind = going_by(&field.kind, &found);
            if kind != field.kind {
                field.kind = kind;
                field.evidence.insert(Aspect::Type, Evidence::Example);
            }
            self.elements(field, &found);
            let (name, inside) = innermost(&field.kind, found);
            let Some(name) = name.filter(|name| self.seen.insert((*name).clone())) else { continue };
            let of_name = |structure: &DraftStructure| structure.name == *name;
            let Some(at) = self.structures.iter().position(of_name) else { continue };
            let mut members = std::mem::take(&mut self.structures[at].fields);
            self.level(&mut members, &inside);
            self.structures[at].fields = members;
        }
    }
}

/// The structure within lists and maps, and the values that stand for it.
fn innermost<'k, 'v>(kind: &'k Type, values: Vec<&'v Json>) -> (Option<&'k String>, Vec<&'v Json>) {
    match kind {
        Type::Struct(name) => (Some(name), values),
        Type::Array(inner) => innermost(inner, values.into_iter().flat_map(elements).collect()),
        Type::Map(inner) => {
            let members = values.into_iter().filter_map(Json::as_object).flat_map(serde_json::Map::values);
            innermost(inner, members.collect())
        }
        _ => (None, values),
    }
}

/// The elements of a list; another value is its only one.
fn elements(value: &Json) -> &[Json] {
    value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)
}

/// The type that all values have, where a row names none or one that none of them has. Otherwise the cell
/// counts: examples write numbers as texts and texts as numbers.
fn going_by(kind: &Type, values: &[&Json]) -> Type {
    if values.is_empty() {
        return kind.clone();
    }
    let of_elements = || -> Vec<&Json> { values.iter().flat_map(|value| elements(value)).collect() };
    let are_lists = values.iter().all(|value| value.is_array());
    match kind {
        Type::Unknown(_) if untold(kind).is_some() => common(values).unwrap_or_else(|| kind.clone()),
        Type::Array(inner) if are_lists && **inner == Type::Any => {
            let scalar = common(&of_elements()).filter(is_scalar);
            Type::Array(Box::new(scalar.unwrap_or(Type::Any)))
        }
        Type::Array(inner) if are_lists => Type::Array(Box::new(going_by(inner, &of_elements()))),
        // What stands in the values of a map that is a list everywhere is that list.
        Type::Map(inner) if are_lists && matches!(**inner, Type::Array(_)) => going_by(inner, values),
        kind if is_scalar(kind) && are_lists => Type::Array(Box::new(going_by(kind, &of_elements()))),
        kind => kind.clone(),
    }
}

/// Whether something holds a single value.
pub(super) fn is_scalar(kind: &Type) -> bool {
    !matches!(
        kind,
        Type::Unknown(_) | Type::Array(_) | Type::Map(_) | Type::Struct(_) | Type::Object | Type::Any
    )
}

/// The type of JSON that all values have.
pub(super) fn common(values: &[&Json]) -> Option<Type> {
    let mut kinds = values.iter().map(|value| of_value(value));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then_some(first)
}

fn of_value(value: &Json) -> Type {
    match value {
        Json::Null => Type::Any,
        Json::Bool(_) => Type::Boolean,
        Json::Number(number) if number.is_f64() => Type::Number,
        Json::Number(_) => Type::Integer,
        Json::String(_) => Type::String,
        Json::Array(items) => {
            Type::Array(Box::new(common(&items.iter().collect::<Vec<_>>()).unwrap_or(Type::Any)))
        }
        Json::Object(_) => Type::Object,
    }
}
