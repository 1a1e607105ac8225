//! One of the two states: what the spec says of each item of Rust.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lowered::Lowered,
    pairs::{Pairs, Renamed},
};
use crate::{
    rust::{
        module::{self, File, Item, KnownError, OpenEnum, Payload, RustType, Struct},
        paths::{self, Scope},
    },
    spec::{model, resolve},
};

/// Both states.
pub(super) type Sides<'s, 'a> = (&'s Side<'a>, &'s Side<'a>);

/// One state of a service.
pub(super) struct Side<'a> {
    lowered: &'a Lowered<'a>,
    pub(super) service: &'a str,
    /// By id.
    pub(super) operations: BTreeMap<String, Operation<'a>>,
    /// What cannot be sent, by id, and why.
    pub(super) refused: BTreeMap<String, String>,
    /// By the path where each is declared.
    pub(super) types: BTreeMap<String, Declared<'a>>,
    /// Every path of a type, and where that is declared.
    pub(super) paths: BTreeMap<String, String>,
    pub(super) errors: &'a [KnownError],
}

/// An operation.
pub(super) struct Operation<'a> {
    pub(super) spec: &'a model::Operation,
    pub(super) rust: &'a module::Operation,
    /// Its path: `v2::CreateCluster`.
    pub(super) path: String,
    pub(super) parameters: Vec<(module::Location, Member<'a>)>,
    /// The payload, and whether its fields have setters at the operation.
    pub(super) body: Option<(RustType, bool)>,
    pub(super) output: RustType,
}

/// A parameter or field.
pub(super) struct Member<'a> {
    pub(super) spec: Option<&'a resolve::Field>,
    pub(super) rust: &'a module::Field,
    /// Its type, with paths.
    pub(super) kind: RustType,
}

/// A type.
pub(super) struct Declared<'a> {
    /// The only operation that has it.
    pub(super) operation: Option<String>,
    /// What the API calls it; `request` and `response` for bodies.
    pub(super) name: String,
    pub(super) shape: Shape<'a>,
    /// The operations that document it, by id.
    pub(super) documented_by: Vec<String>,
}

/// What a type is made of.
pub(super) enum Shape<'a> {
    Struct(&'a Struct, Vec<Member<'a>>),
    Enum(&'a OpenEnum, Option<&'a resolve::ValueList>),
}

/// Where the types of a file are looked for.
struct Place<'a, 's> {
    scope: Scope<'s>,
    /// The operation's file, or none for what several share.
    file: Option<&'a File>,
    id: Option<&'s str>,
    /// What the operation is called on the other side.
    renamed: Option<&'s Renamed>,
}

impl Place<'_, '_> {
    fn path(&self, name: &str) -> String {
        self.scope.path(&self.renamed.map_or_else(|| name.to_owned(), |renamed| renamed.named(name)))
    }

    fn resolved(&self, kind: &RustType) -> RustType {
        paths::renamed(kind, &|name| self.path(name))
    }
}

impl<'a> Side<'a> {
    /// Operations that are called otherwise on the other side have the paths of that side.
    pub(super) fn of(lowered: &'a Lowered<'a>, pairs: &Pairs) -> Self {
        let Lowered { resolved, module } = lowered;
        let refused = resolved.refused.iter().map(|refused| {
            let why = refused.reasons.first().map(|reason| reason.message.clone()).unwrap_or_default();
            (refused.operation.id(), why)
        });
        let mut side = Self {
            lowered,
            service: &module.service,
            operations: BTreeMap::new(),
            refused: refused.collect(),
            types: BTreeMap::new(),
            paths: BTreeMap::new(),
            errors: &module.error_codes,
        };
        for version in &module.versions {
            for file in &version.files {
                let id = format!("{}_{}", version.name, file.name);
                let found = resolved.operations.iter().find(|operation| operation.spec.id() == id);
                if let Some(operation) = found {
                    let renamed = pairs.get(&id);
                    let mut scope = Scope::of_file(version, file);
                    if let Some(renamed) = renamed {
                        scope.module.clone_from(&renamed.module);
                    }
                    side.add(operation, &Place { scope, file: Some(file), id: Some(&id), renamed });
                }
            }
        }
        for shared in &module.types {
            let path = Scope::of_shared(shared).path(shared.item.name());
            side.paths.insert(path.clone(), path);
        }
        side
    }

    fn add(&mut self, operation: &'a resolve::Operation<'a>, place: &Place<'a, '_>) {
        let Some(file) = place.file else { return };
        let rust = &file.operation;
        let parameters = operation.parameters.iter().zip(&rust.parameters).map(|(spec, rust)| {
            (
                rust.location,
                Member { spec: Some(&spec.field), rust: &rust.field, kind: place.resolved(&rust.field.kind) },
            )
        });
        let parameters: Vec<_> = parameters.collect();
        for (_, member) in &parameters {
            self.reach(member.spec.map(|field| &field.kind), (&member.rust.kind, place));
        }
        let body = rust.body.as_ref().map(|body| match (body, &operation.request) {
            (Payload::Fields(item), Some(resolve::Payload::Fields(fields))) => {
                self.declare(("request", item, fields), place);
                (RustType::Named(place.path(&item.name)), true)
            }
            (Payload::Whole(field), Some(resolve::Payload::Whole(kind))) => {
                self.reach(Some(kind), (&field.kind, place));
                (place.resolved(&field.kind), false)
            }
            _ => (RustType::Json, false),
        });
        match (&rust.output, &operation.response) {
            (RustType::Named(name), Some(resolve::Payload::Fields(fields))) => {
                let item = file.structs.iter().find(|item| item.name == *name);
                if let Some(item) = item {
                    self.declare(("response", item, fields), place);
                }
            }
            (kind, Some(resolve::Payload::Whole(spec))) => self.reach(Some(spec), (kind, place)),
            _ => {}
        }
        // A structure that no field leads to is exported all the same.
        for item in &file.structs {
            self.declare((item.name.as_str(), item, &[]), place);
        }
        for import in &file.imports {
            let here = format!("{}::{}", place.scope.module, import.here);
            self.paths.insert(here, place.path(&import.here));
        }
        let path = format!("{}::{}", operation.spec.module(), rust.name);
        let output = place.resolved(&rust.output);
        let operation = Operation { spec: operation.spec, rust, path, parameters, body, output };
        self.operations.insert(operation.spec.id(), operation);
    }

    /// Declares a struct of a file, once, and what its fields lead to.
    fn declare(
        &mut self,
        (name, item, fields): (&str, &'a Struct, &'a [resolve::Field]),
        place: &Place<'a, '_>,
    ) {
        let path = place.path(&item.name);
        if self.types.contains_key(&path) {
            return;
        }
        let specs = fields.iter().map(Some).chain(std::iter::repeat(None));
        let member =
            |(rust, spec): (&'a module::Field, _)| Member { spec, rust, kind: place.resolved(&rust.kind) };
        let members: Vec<Member> = item.fields.iter().zip(specs).map(member).collect();
        let leads: Vec<_> =
            members.iter().map(|member| (member.spec.map(|field| &field.kind), &member.rust.kind)).collect();
        self.insert(path, (name, Shape::Struct(item, members)), place);
        for (spec, rust) in leads {
            self.reach(spec, (rust, place));
        }
    }

    fn insert(&mut self, path: String, (name, shape): (&str, Shape<'a>), place: &Place) {
        let operation = place.id.map(str::to_owned);
        let documented_by = Vec::new();
        self.paths.insert(path.clone(), path.clone());
        self.types.insert(path, Declared { operation, name: name.to_owned(), shape, documented_by });
    }

    /// Declares what a type names.
    fn reach(&mut self, spec: Option<&'a resolve::Type>, (rust, place): (&RustType, &Place<'a, '_>)) {
        match (spec, rust) {
            (_, RustType::Secret(inner) | RustType::Boxed(inner)) => self.reach(spec, (inner, place)),
            (Some(resolve::Type::Array(spec)), RustType::Vec(inner))
            | (Some(resolve::Type::Map(spec)), RustType::Map(inner)) => {
                self.reach(Some(spec), (inner, place));
            }
            (Some(resolve::Type::Structure(number)), RustType::Named(name)) => {
                self.structure(*number, (name, place));
            }
            (Some(resolve::Type::Listed(number)), RustType::Named(name)) => {
                self.list(*number, (name, place));
            }
            _ => {}
        }
    }

    fn structure(&mut self, number: usize, (name, place): (&str, &Place<'a, '_>)) {
        let spec = &self.lowered.resolved.structures[number];
        let path = place.path(name);
        let shared = self
            .lowered
            .module
            .types
            .iter()
            .find(|shared| Scope::of_shared(shared).path(shared.item.name()) == path);
        match (shared, place.file) {
            (Some(shared), _) => {
                let Item::Struct(item) = &shared.item else { return };
                let place = Place { scope: Scope::of_shared(shared), file: None, id: None, renamed: None };
                self.declare((&spec.name, item, &spec.fields), &place);
            }
            (None, Some(file)) => {
                let item = file.structs.iter().find(|item| item.name == name);
                if let Some(item) = item {
                    self.declare((&spec.name, item, &spec.fields), place);
                }
            }
            (None, None) => {}
        }
        self.document(&path, &spec.operations);
    }

    fn list(&mut self, number: usize, (name, place): (&str, &Place<'a, '_>)) {
        let path = place.path(name);
        if self.types.contains_key(&path) {
            return;
        }
        let spec = &self.lowered.resolved.lists[number];
        let shared = self.lowered.module.types.iter().find_map(|shared| match &shared.item {
            Item::OpenEnum(item) if Scope::of_shared(shared).path(&item.name) == path => Some((shared, item)),
            _ => None,
        });
        if let Some((shared, item)) = shared {
            let place = Place { scope: Scope::of_shared(shared), file: None, id: None, renamed: None };
            self.insert(path.clone(), (&spec.name, Shape::Enum(item, Some(spec))), &place);
        } else if let Some(item) =
            place.file.and_then(|file| file.enums.iter().find(|item| item.name == name))
        {
            self.insert(path.clone(), (&spec.name, Shape::Enum(item, Some(spec))), place);
        }
        self.document(&path, &spec.operations);
    }

    /// Remembers which operations document a type.
    fn document(&mut self, path: &str, operations: &BTreeSet<usize>) {
        let ids = operations.iter().map(|at| self.lowered.resolved.operations[*at].spec.id()).collect();
        if let Some(declared) = self.types.get_mut(path) {
            declared.documented_by = ids;
        }
    }
}

impl Side<'_> {
    /// Whether a type of the old side is that type on this side, for code that names it. A path that is gone is told
    /// for itself.
    pub(super) fn is_same(&self, old: &RustType, new: &RustType) -> bool {
        match (old, new) {
            (RustType::Named(old), RustType::Named(new)) => match self.paths.get(old) {
                Some(declared) => declared == new,
                None => last(old) == last(new),
            },
            (RustType::Vec(old), RustType::Vec(new))
            | (RustType::Map(old), RustType::Map(new))
            | (RustType::Boxed(old), RustType::Boxed(new))
            | (RustType::Secret(old), RustType::Secret(new)) => self.is_same(old, new),
            _ => old == new,
        }
    }
}

/// The name at the end of a path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}
