//! Which types are elements: what lists and maps hold, and no field holds by itself.

use std::collections::BTreeSet;

use crate::spec::resolve::{Operation, Payload, Resolved, Type};

/// The numbers of structures and lists of values that only ever stand in lists or maps.
#[derive(Debug, Default)]
pub(in crate::rust::lower) struct Elements {
    structures: Held,
    lists: Held,
}

/// Types of one kind, by where they stand. A type may stand in both.
#[derive(Debug, Default)]
struct Held {
    inside: BTreeSet<usize>,
    alone: BTreeSet<usize>,
}

impl Elements {
    /// What operations hold, one or all of a service.
    pub(in crate::rust::lower) fn of<'a>(
        resolved: &Resolved,
        operations: impl IntoIterator<Item = &'a Operation<'a>>,
    ) -> Self {
        let mut elements = Self::default();
        for operation in operations {
            let parameters = operation.parameters.iter().map(|parameter| &parameter.field.kind);
            parameters.for_each(|kind| elements.add(kind));
            for payload in [&operation.request, &operation.response].into_iter().flatten() {
                match payload {
                    Payload::Fields(fields) => fields.iter().for_each(|field| elements.add(&field.kind)),
                    Payload::Whole(kind) => elements.add(kind),
                }
            }
            let structures = operation.structures.iter().map(|(_, number)| &resolved.structures[*number]);
            structures.flat_map(|one| &one.fields).for_each(|field| elements.add(&field.kind));
        }
        elements
    }

    fn add(&mut self, kind: &Type) {
        let (held, number) = match kind.innermost() {
            Type::Structure(number) => (&mut self.structures, *number),
            Type::Listed(number) => (&mut self.lists, *number),
            _ => return,
        };
        let numbers = if kind == kind.innermost() { &mut held.alone } else { &mut held.inside };
        numbers.insert(number);
    }

    /// Whether a structure is an element.
    pub(in crate::rust::lower) fn has_structure(&self, number: usize) -> bool {
        self.structures.has(number)
    }

    /// Whether a value of a list of values is an element.
    pub(in crate::rust::lower) fn has_list(&self, number: usize) -> bool {
        self.lists.has(number)
    }
}

impl Held {
    fn has(&self, number: usize) -> bool {
        self.inside.contains(&number) && !self.alone.contains(&number)
    }
}
