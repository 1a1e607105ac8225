//! The structures that several operations of a service have alike → types that these share.
//!
//! A model is named after its structure and its shape and nothing else, so that no page that comes,
//! goes or changes renames the model of others. The operations export it under their own names.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    candidates::Candidate,
    findings::Findings,
    recursion,
    shapes::{references, shapes},
    structures::Types,
    types::Structures,
};
use crate::{
    rust::{
        module::{Docs, Import, ImportedName, Model},
        names::{Scope, snake, upper_camel},
        prose::code,
    },
    spec::model::{Body, Field, Structure, Type},
};

/// In how many operations a structure must stand to be shared.
const FEWEST: usize = 2;

/// A structure by its name on the pages and its shape.
type Key = (String, String);

/// The models of a service.
#[derive(Debug, Default)]
pub(super) struct Models {
    names: BTreeMap<Key, String>,
    models: BTreeMap<String, Model>,
}

/// Where a structure stands.
struct Uses<'a> {
    /// Each time, in the order of the operations.
    structures: Vec<&'a Structure>,
    operations: BTreeSet<usize>,
    /// Whether a caller makes one somewhere.
    is_request: bool,
    /// The shapes of the body where it stands first.
    shapes: BTreeMap<&'a str, String>,
}

impl Models {
    /// Finds and lowers the models of a service.
    pub(super) fn of(service: &str, candidates: &[Candidate]) -> Self {
        let uses = uses(candidates);
        let names = names(&uses);
        let structures: Vec<Structure> =
            uses.iter().map(|(key, uses)| structure(&names[key], uses, &names)).collect();
        let boxed = recursion::boxed(&structures);
        let titles: BTreeMap<&str, &str> =
            names.iter().map(|(key, name)| (name.as_str(), key.0.as_str())).collect();
        let models = uses.values().zip(&structures).map(|(uses, structure)| {
            let structures = Structures {
                boxed: boxed.iter().filter(|(holder, _)| *holder == structure.name).cloned().collect(),
                is_request: uses.is_request,
                ..Structures::default()
            };
            let source = format!("spec/operations/{service}");
            (structure.name.clone(), Model { source, ..model(structure, structures, &titles) })
        });
        Self { models: models.collect(), names }
    }

    /// The models of a body's structures, by the names of these.
    pub(super) fn among(&self, body: &Body, is_request: bool) -> BTreeMap<String, String> {
        let shapes = shapes(body, is_request).into_iter();
        shapes
            .filter_map(|(name, shape)| {
                let model = self.names.get(&(name.to_owned(), shape))?;
                Some((name.to_owned(), model.clone()))
            })
            .collect()
    }

    /// The model of this name.
    pub(super) fn get(&self, name: &str) -> &Model {
        &self.models[name]
    }

    /// All of them, in the order of their names.
    pub(super) fn into_models(self) -> Vec<Model> {
        self.models.into_values().collect()
    }
}

/// All structures that stand in several operations.
fn uses<'a>(candidates: &'a [Candidate]) -> BTreeMap<Key, Uses<'a>> {
    let mut uses: BTreeMap<Key, Uses<'a>> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        for (body, is_request) in candidate.bodies() {
            let shapes = shapes(body, is_request);
            for structure in &body.structures {
                let key = (structure.name.clone(), shapes[structure.name.as_str()].clone());
                let entry = uses.entry(key).or_insert_with(|| Uses {
                    structures: Vec::new(),
                    operations: BTreeSet::new(),
                    is_request: false,
                    shapes: shapes.clone(),
                });
                entry.structures.push(structure);
                entry.operations.insert(at);
                entry.is_request |= is_request;
            }
        }
    }
    uses.retain(|_, uses| uses.operations.len() >= FEWEST);
    uses
}

/// More letters of a structure's name say no more; the digest tells the modules apart.
const LONGEST: usize = 100;

/// The modules' names: `tag_4c1f09`.
fn names(uses: &BTreeMap<Key, Uses>) -> BTreeMap<Key, String> {
    let mut scope = Scope::default();
    let mut named = |key: &Key| {
        // rustc wants the names of files in ASCII, and no file can have any number of them.
        let ascii: String = snake(&key.0).chars().filter(char::is_ascii).take(LONGEST).collect();
        scope.claim(&format!("{}_{}", snake(&ascii), digest(&key.1)), "").name
    };
    uses.keys().map(|key| (key.clone(), named(key))).collect()
}

/// Six hexadecimal digits of the text's FNV-1a hash: the same with every compiler.
fn digest(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{:06x}", hash >> 40)
}

/// The structure under the name of its model, referring to other models, with what the first page
/// that says something says about each field.
fn structure(name: &str, uses: &Uses, names: &BTreeMap<Key, String>) -> Structure {
    let described = |field: &Field| {
        let others = uses.structures.iter().flat_map(|structure| &structure.fields);
        let mut alike = others.filter(|other| other.name == field.name && !other.description.is_empty());
        let mut field = alike.next().unwrap_or(field).clone();
        if let Type::Struct(held) = field.kind.innermost() {
            let model = &names[&(held.clone(), uses.shapes[held.as_str()].clone())];
            field.kind = field.kind.with_innermost(Type::Struct(model.clone()));
        }
        field
    };
    Structure { name: name.to_owned(), fields: uses.structures[0].fields.iter().map(described).collect() }
}

/// Lowers one. What there is to report about it is reported of the operations.
fn model(structure: &Structure, mut structures: Structures, titles: &BTreeMap<&str, &str>) -> Model {
    let mut findings = Findings::new(String::new());
    let none = Models::default();
    let mut types = Types::new(&none, &mut findings);
    let mut claim = |model: &str| types.name(&upper_camel(titles[model]), "Structure", model);
    structures.names.insert(structure.name.clone(), claim(&structure.name));
    let mut imports = Vec::new();
    let held: BTreeSet<&str> = references(structure).filter(|model| *model != structure.name).collect();
    for model in held {
        let here = claim(model);
        structures.names.insert(model.to_owned(), here.clone());
        let names = vec![ImportedName { there: own_name(titles[model]), here }];
        imports.push(Import { model: model.to_owned(), names });
    }
    types.names.next_kind();
    let mut lowered = types.structure(structure, &structures);
    lowered.docs = docs(titles[structure.name.as_str()]);
    let enums = types.enums;
    Model { name: structure.name.clone(), source: String::new(), imports, structure: lowered, enums }
}

/// What a model calls its structure, before anything else is named.
fn own_name(title: &str) -> String {
    let (none, mut findings) = (Models::default(), Findings::new(String::new()));
    Types::new(&none, &mut findings).name(&upper_camel(title), "Structure", title)
}

fn docs(title: &str) -> Docs {
    vec![format!("The structure {} of several operations.", code(title))]
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn digests_are_those_of_the_published_function() {
        for (text, hash) in [("", "cbf29c"), ("a", "af63dc"), ("foobar", "859441")] {
            assert_eq!(digest(text), hash, "{text}");
        }
    }
}
