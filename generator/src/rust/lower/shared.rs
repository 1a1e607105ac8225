//! What several operations document alike → the shared types of the service, one file each.
//!
//! A shared type is called after its structure or its field. Where several shapes of one name are
//! shared, the one that most operations document has the name alone, and the others carry a digest
//! of their shape, which no other page can change. A name that code uses already stays with what has it (`names`).

mod names;

use std::collections::BTreeMap;

pub(in crate::rust) use self::names::kept;
use self::names::names;
use super::{context::Context, structs, types::TypeNames, values};
use crate::{
    rust::{
        module::{ImportedName, Item, OpenEnum, SharedType, Struct},
        names::snake,
    },
    spec::resolve::{Findings, Resolved, Type, digest, problem_of_module},
};

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
