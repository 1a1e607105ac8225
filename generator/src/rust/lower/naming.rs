//! The types of an operation → their names in its module.
//!
//! The operation's own types come first, then the structures of its page, then the lists of values:
//! a field that is added some day renames nothing that is there. A list is called after its field
//! alone; only where that name is taken, its owner stands before it. What lists hold is called in the
//! singular, unless something else of the module is called so.

mod elements;
mod kept;

pub(super) use elements::Elements;
pub(in crate::rust) use kept::kept;

use std::collections::{BTreeMap, BTreeSet};

use super::{shared::Shared, types::TypeNames};
use crate::{
    rust::{
        module::ImportedName,
        names::{Scope, TYPES, singular, upper_camel},
    },
    spec::{
        model,
        resolve::{Direction, Field, Findings, Operation, Payload, Resolved, Type},
    },
};

/// The names of the types that an operation brings itself, whether or not it needs all.
pub(super) struct OwnTypes {
    /// The request.
    pub(super) operation: String,
    /// Its payload.
    pub(super) body: String,
    /// Its response.
    pub(super) response: String,
}

/// All names of types in the module of an operation.
pub(super) struct Naming<'a> {
    resolved: &'a Resolved<'a>,
    /// The operation's own.
    pub(super) own: OwnTypes,
    /// Those of structures and lists.
    pub(super) types: TypeNames,
    scope: Scope,
    elements: Elements,
    /// What stands for something else already: the operation's own types, and what the page calls structures and
    /// fields with listed values.
    titles: BTreeSet<String>,
}

impl<'a> Naming<'a> {
    /// Names everything.
    pub(super) fn of(resolved: &'a Resolved, operation: &Operation, findings: &mut Findings) -> Self {
        Self::keeping(resolved.kept, resolved, operation, findings)
    }

    /// Names everything, and first what has a name that is kept.
    fn keeping(
        kept: &BTreeMap<String, String>,
        resolved: &'a Resolved,
        operation: &Operation,
        findings: &mut Findings,
    ) -> Self {
        let mut scope = Scope::reserving(TYPES.iter().copied());
        let own = own(&mut scope, operation.spec, findings);
        scope.next_kind();
        let elements = Elements::of(resolved, [operation]);
        let titles = kept::types(resolved, operation).into_iter().map(|one| upper_camel(&one.title));
        let titles = titles.chain([&own.operation, &own.body, &own.response].map(String::clone)).collect();
        let mut naming = Self { resolved, own, types: TypeNames::default(), scope, elements, titles };
        naming.keep(kept, operation);
        for (direction, number) in &operation.structures {
            naming.structure(*direction, *number, findings);
        }
        naming.scope.next_kind();
        naming.lists(operation, findings);
        naming
    }

    /// First come the names that are written down.
    fn keep(&mut self, kept: &BTreeMap<String, String>, operation: &Operation) {
        let id = operation.spec.id();
        for own in kept::types(self.resolved, operation) {
            let name = kept::name(kept, &id, &own.digest);
            let Some(name) = name.filter(|name| self.scope.is_free(name)) else { continue };
            let of_kind = if own.is_list { &mut self.types.lists } else { &mut self.types.structures };
            of_kind.insert(own.number, self.scope.claim(name, "").name);
            // What else wants it gives way.
            self.scope.next_kind();
        }
    }

    /// What of it stands among the shared types of the service, in the order of the names there.
    pub(super) fn imports(&self, shared: &Shared) -> Vec<ImportedName> {
        let structures =
            self.types.structures.iter().map(|(number, here)| (shared.names.structures.get(number), here));
        let lists = self.types.lists.iter().map(|(number, here)| (shared.names.lists.get(number), here));
        let import = |(there, here): (Option<&String>, &String)| {
            Some(ImportedName { there: there?.clone(), here: here.clone() })
        };
        let mut imports: Vec<ImportedName> = structures.chain(lists).filter_map(import).collect();
        imports.sort();
        imports
    }

    /// A structure of the response whose name one of the request has is `Response…`.
    fn structure(&mut self, direction: Direction, number: usize, findings: &mut Findings) {
        if self.types.structures.contains_key(&number) {
            return;
        }
        let title = &self.resolved.structures[number].name;
        let own = self.wanted(title, self.elements.has_structure(number));
        let is_taken = self.types.structures.values().any(|name| *name == own);
        let wanted =
            if is_taken && direction == Direction::Response { format!("Response{own}") } else { own };
        let claim = self.scope.claim(&wanted, "Structure");
        if claim.numbered {
            let subject = format!("{}: {title}", direction.word());
            findings.collision(&subject, "another type has the same name in Rust");
        }
        self.types.structures.insert(number, claim.name);
    }

    /// What a type of this title is called, unless another one has the name.
    fn wanted(&self, title: &str, is_element: bool) -> String {
        let one = is_element.then(|| singular(title));
        let is_free = |one: &String| !TYPES.contains(&one.as_str()) && !self.titles.contains(one);
        one.filter(is_free).unwrap_or_else(|| upper_camel(title))
    }

    fn lists(&mut self, operation: &Operation, findings: &mut Findings) {
        let name = self.own.operation.clone();
        self.lists_of(&name, operation.parameters.iter().map(|parameter| &parameter.field), findings);
        let payloads =
            [(&operation.request, self.own.body.clone()), (&operation.response, self.own.response.clone())];
        let [request, response] = payloads.map(|(payload, owner)| match payload {
            Some(Payload::Fields(fields)) => (owner, fields.as_slice()),
            _ => (owner, &[][..]),
        });
        self.lists_of(&request.0, request.1, findings);
        let resolved = self.resolved;
        for (_, number) in &operation.structures {
            let owner = self.types.structures[number].clone();
            self.lists_of(&owner, &resolved.structures[*number].fields, findings);
        }
        self.lists_of(&response.0, response.1, findings);
    }

    fn lists_of<'f>(
        &mut self,
        owner: &str,
        fields: impl IntoIterator<Item = &'f Field>,
        findings: &mut Findings,
    ) {
        for field in fields {
            let Type::Listed(number) = field.kind.innermost() else { continue };
            if self.types.lists.contains_key(number) {
                continue;
            }
            let name = self.wanted(&field.spec.name, self.elements.has_list(*number));
            let with_owner = format!("{owner}{name}");
            let free = [name, with_owner.clone()].into_iter().find(|name| self.scope.is_free(name));
            let claim = self.scope.claim(&free.unwrap_or(with_owner), "Value");
            if claim.numbered {
                findings.collision(&field.spec.name, "another type has the same name in Rust");
            }
            self.types.lists.insert(*number, claim.name);
        }
    }
}

fn own(scope: &mut Scope, operation: &model::Operation, findings: &mut Findings) -> OwnTypes {
    let name = upper_camel(&operation.name);
    let mut named = |part: &str| {
        let claim = scope.claim(&format!("{name}{part}"), "Operation");
        if claim.numbered {
            findings.collision(&operation.name, "another type has the same name in Rust");
        }
        claim.name
    };
    OwnTypes { operation: named(""), body: named("Body"), response: named("Response") }
}
