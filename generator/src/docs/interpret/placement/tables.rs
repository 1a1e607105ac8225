//! Structures with tables of their own, where the examples have them in another shape.

use super::{Destination, Move, Placer, evidence::Evidence};
use crate::{
    docs::{
        interpret::{draft::Draft, recorder::Subject},
        rows::is_identifier,
        vocabulary::placeholder_names,
    },
    spec::{
        evidence::{self as how, Aspect},
        model::{Field, Type},
    },
};

impl Placer<'_> {
    /// What a table inside of another field lists, without a wrapper that is all it lists and that no
    /// example has: what that one's table lists stands in its place. At the root the table is believed,
    /// since examples of whole bodies often begin a level too deep.
    pub(super) fn unwrapped(&mut self, fields: Vec<Draft>, evidence: &Evidence<'_>) -> Vec<Draft> {
        match fields.as_slice() {
            [Draft { field: Field { kind: Type::Struct(name), .. }, .. }]
                if self.is_no_wrapper(&fields[0], name, evidence) =>
            {
                let name = name.clone();
                self.taken_out(&fields[0], &name)
            }
            _ => fields,
        }
    }

    /// Whether the example has most of the fields of an object in the object's place.
    fn is_no_wrapper(&self, field: &Draft, name: &str, evidence: &Evidence<'_>) -> bool {
        let inner = self.fields_of(name);
        let shown = inner.iter().filter(|field| evidence.has(&field.name)).count();
        let is_shown = shown > 1 && shown * 2 > inner.len();
        is_shown && !evidence.has(&field.name) && self.is_of_one(name)
    }

    /// The fields of a structure that is none, in place of the field that named it.
    fn taken_out(&mut self, wrapper: &Draft, name: &str) -> Vec<Draft> {
        self.described.remove(name);
        let at = self.structures.iter().position(|structure| structure.name == *name);
        let mut fields = at.map(|at| self.structures.remove(at).fields).unwrap_or_default();
        for field in &mut fields {
            field.evidence.insert(Aspect::Location, how::Evidence::Example);
        }
        if let Some(first) = fields.first() {
            self.recorder.merge(wrapper.id, Subject::Field(first.id, None));
        }
        self.moves.extend(Move::new(Destination::Instead(wrapper.id, wrapper.name.clone()), &fields));
        fields
    }

    /// The fields without those that the example has inside of one field with a table that lacks them.
    pub(super) fn lowered(&mut self, fields: Vec<Draft>, evidence: &Evidence<'_>) -> Vec<Draft> {
        let targets: Vec<Option<String>> =
            fields.iter().map(|field| self.holder(field, &fields, evidence)).collect();
        if targets.iter().all(Option::is_none) {
            return fields;
        }
        let (mut staying, mut lowered) = (Vec::new(), Vec::new());
        for (field, target) in fields.into_iter().zip(targets) {
            match target {
                Some(target) => lowered.push((target, field)),
                None => staying.push(field),
            }
        }
        for (target, mut field) in lowered {
            field.evidence.insert(Aspect::Location, how::Evidence::Example);
            let Some(parent) = staying.iter().find(|parent| parent.name == target) else { continue };
            let into = Destination::Field(parent.id, target);
            self.moves.extend(Move::new(into, std::slice::from_ref(&field)));
            let Type::Struct(name) = parent.kind.innermost() else { continue };
            if let Some(structure) = self.structures.iter_mut().find(|structure| structure.name == *name) {
                structure.fields.push(field);
            }
        }
        staying
    }

    /// The only field beside this one in which the example has its name, if a table of its own lacks that.
    fn holder(&self, field: &Draft, fields: &[Draft], evidence: &Evidence<'_>) -> Option<String> {
        if evidence.has(&field.name) || !evidence.is_some() {
            return None;
        }
        let mut holders = evidence.keys().filter(|key| evidence.inside(key).has(&field.name));
        let holder = holders.next().filter(|_| holders.next().is_none())?;
        let mut parents = fields.iter().filter(|parent| parent.name == holder);
        let parent = parents.next().filter(|parent| parents.next().is_none() && parent.id != field.id)?;
        let Type::Struct(name) = parent.kind.innermost() else { return None };
        let lacks = self.fields_of(name).iter().all(|inner| inner.name != field.name);
        (lacks && self.is_of_one(name) && !matches!(parent.kind, Type::Map(_))).then(|| holder.to_owned())
    }

    /// Where the example has what a table lists under keys that are no names, these are a map's.
    pub(super) fn map(&mut self, field: &mut Draft, evidence: &Evidence<'_>) {
        let Type::Struct(name) = &field.kind else { return };
        let inside = evidence.inside(&field.name);
        let fields = self.fields_of(name);
        let has = |key: &str| fields.iter().any(|field| field.name == key);
        let keys: Vec<&str> = inside.keys().collect();
        let is_no_name = |key: &&str| !is_identifier(key) || placeholder_names::is_id(key);
        let are_no_names = keys.len() > 1 || keys.iter().any(is_no_name);
        let values = inside.values();
        let is_map = !inside.is_list()
            && are_no_names
            && !keys.iter().any(|key| has(key))
            && keys.iter().all(|key| inside.inside(key).keys().any(has));
        if !is_map {
            return;
        }
        let value = field.kind.clone();
        let value = if values.is_list() { Type::Array(Box::new(value)) } else { value };
        field.kind = Type::Map(Box::new(value));
        field.evidence.insert(Aspect::Type, how::Evidence::Example);
        let into = Destination::Values(field.id, field.name.clone());
        self.moves.push(Move { into, first: field.id, names: Vec::new() });
    }

    fn fields_of(&self, name: &str) -> &[Draft] {
        let mut structures = self.structures.iter().filter(|structure| structure.name == name);
        structures.next().map_or(&[], |structure| &structure.fields)
    }

    /// Whether one field alone is of a structure.
    pub(super) fn is_of_one(&self, name: &str) -> bool {
        self.uses.get(name) == Some(&1)
    }
}
