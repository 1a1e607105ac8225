//! What several operations document alike → the shared types of the service, one file each.
//!
//! A shared type is called after its structure or its field. Where several shapes of one name are
//! shared, the one that most operations document has the name alone, and the others carry a digest
//! of their shape, which no other page can change.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{context::Context, structs, types::TypeNames, values};
use crate::{
    rust::{
        module::{ImportedName, Item, OpenEnum, SharedType, Struct},
        names::{TYPES, snake, upper_camel},
    },
    spec::resolve::{Findings, Resolved, Type, digest, problem_of_module},
};

/// In how many operations something must stand to be shared.
const FEWEST: usize = 2;

/// The shared types of a service, by their numbers among all.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Their names, each once.
    pub(super) names: TypeNames,
    /// The structures.
    pub(super) structs: BTreeMap<usize, Struct>,
    /// The lists of values.
    pub(super) enums: BTreeMap<usize, OpenEnum>,
}

/// What may be shared.
struct Candidate<'a> {
    number: usize,
    is_list: bool,
    users: usize,
    shape: &'a str,
}

impl Shared {
    /// Names and lowers them. What there is to report about one is reported once.
    pub(super) fn of(resolved: &Resolved, findings: &mut Findings) -> Self {
        let names = names(resolved);
        let mut structs = BTreeMap::new();
        for (number, name) in &names.structures {
            let structure = &resolved.structures[*number];
            let docs = structs::shared_docs(&structure.name);
            let mut context = Context::new(resolved, &names, findings);
            structs.insert(*number, structs::structure(name, docs, structure, &mut context));
        }
        let mut enums = BTreeMap::new();
        for (number, name) in &names.lists {
            enums.insert(*number, values::open_enum(name, &resolved.lists[*number], findings));
        }
        Self { names, structs, enums }
    }

    /// One file for each, in the order of their names.
    pub(super) fn into_types(self, resolved: &Resolved) -> Vec<SharedType> {
        let Self { names, structs, enums } = self;
        let structs = structs.into_iter().map(|(number, lowered)| {
            let kinds = resolved.structures[number].fields.iter().map(|field| &field.kind);
            (imports(kinds, &lowered.name, &names), Item::Struct(lowered))
        });
        let enums = enums.into_values().map(|lowered| (Vec::new(), Item::OpenEnum(lowered)));
        let source = format!("spec/operations/{}", resolved.service);
        let shared = |(imports, item): (Vec<ImportedName>, Item)| SharedType {
            name: file_name(item.name()),
            source: source.clone(),
            imports,
            item,
        };
        let mut types: Vec<SharedType> = structs.chain(enums).map(shared).collect();
        types.sort_by(|one, other| one.name.cmp(&other.name));
        types
    }
}

fn names(resolved: &Resolved) -> TypeNames {
    let structures = resolved.structures.iter().enumerate().map(|(number, one)| {
        let users = one.operations.len();
        (&one.name, Candidate { number, is_list: false, users, shape: &one.shape })
    });
    let lists = resolved.lists.iter().enumerate().map(|(number, one)| {
        let users = one.operations.len();
        (&one.name, Candidate { number, is_list: true, users, shape: &one.shape })
    });
    let mut by_name: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
    for (name, candidate) in structures.chain(lists).filter(|(_, candidate)| candidate.users >= FEWEST) {
        by_name.entry(upper_camel(name)).or_default().push(candidate);
    }
    let mut names = TypeNames::default();
    for (name, mut alike) in by_name {
        alike.sort_by_key(|one| (one.is_list, Reverse(one.users), one.shape));
        for (at, one) in alike.iter().enumerate() {
            let is_plain = at == 0 && !TYPES.contains(&name.as_str());
            let name = if is_plain { name.clone() } else { format!("{name}V{}", digest(one.shape)) };
            let of_kind = if one.is_list { &mut names.lists } else { &mut names.structures };
            of_kind.insert(one.number, name);
        }
    }
    names
}

/// The name of the file and its module: in ASCII, as rustc wants it, and nothing that only looks like one.
fn file_name(name: &str) -> String {
    let ascii: String = name.chars().filter(char::is_ascii).collect();
    let plain = snake(&ascii);
    let is_name = name.is_ascii() && problem_of_module(&plain).is_none();
    if is_name { plain } else { format!("{plain}_{}", digest(name)) }
}

/// The shared types that others refer to, in the order of their names.
fn imports<'a>(kinds: impl Iterator<Item = &'a Type>, own: &str, names: &TypeNames) -> Vec<ImportedName> {
    let name = |kind: &Type| match kind.innermost() {
        Type::Structure(number) => names.structures.get(number),
        Type::Listed(number) => names.lists.get(number),
        _ => None,
    };
    let used = kinds.filter_map(name).filter(|name| *name != own);
    let mut imports: Vec<ImportedName> =
        used.map(|name| ImportedName { there: name.clone(), here: name.clone() }).collect();
    imports.sort();
    imports.dedup();
    imports
}
