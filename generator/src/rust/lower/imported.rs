//! The types that a file has of models.

use crate::rust::module::{Constructor, Import, ImportedName, Model, OpenEnum, RustType, Struct};

/// What a file imports, and how it would say it itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Imported {
    /// The names, by model.
    pub(super) imports: Vec<Import>,
    /// The structs, by the names that they have in the file.
    pub(super) structs: Vec<Struct>,
    /// Their lists of values.
    pub(super) enums: Vec<OpenEnum>,
}

impl Imported {
    /// Adds a structure with its lists of values, as the file would have it, that is a model.
    pub(super) fn add(&mut self, model: &Model, structure: Struct, enums: Vec<OpenEnum>) {
        let mut names = vec![name(&model.structure.name, &structure.name)];
        if let (Constructor::Named { required: there, .. }, Constructor::Named { required: here, .. }) =
            (&model.structure.constructor, &structure.constructor)
        {
            names.push(name(there, here));
        }
        for here in &structure.fields {
            let there = model.structure.fields.iter().find(|there| there.wire == here.wire);
            let there = there.and_then(|there| named(&there.kind));
            if let (Some(there), Some(here)) = (there, named(&here.kind)) {
                let is_list = enums.iter().any(|list| list.name == *here);
                names.extend(is_list.then(|| name(there, here)));
            }
        }
        self.imports.push(Import { model: model.name.clone(), names });
        self.structs.push(structure);
        self.enums.extend(enums);
    }
}

fn name(there: &str, here: &str) -> ImportedName {
    ImportedName { there: there.to_owned(), here: here.to_owned() }
}

/// The struct or enum in the middle of a type.
fn named(kind: &RustType) -> Option<&String> {
    match kind {
        RustType::Named(name) => Some(name),
        RustType::Vec(inner) | RustType::Map(inner) | RustType::Boxed(inner) | RustType::Secret(inner) => {
            named(inner)
        }
        _ => None,
    }
}
