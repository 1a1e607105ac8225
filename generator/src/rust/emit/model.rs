//! The file of a type that several operations share.

use super::{Item, SourceFile, imports, open_enum, spelling::inner_docs, structs};
use crate::rust::module::Model;

/// The struct with its lists of values.
pub(super) fn file(service: &str, model: &Model) -> SourceFile {
    let mut items = vec![inner_docs(&model.structure.docs), imports::of_model(&model.imports)];
    items.extend(structs::items(&model.structure));
    let mut items: Vec<Item> = items.into_iter().map(Item::Plain).collect();
    items.extend(model.enums.iter().map(open_enum::item));
    items.extend(structs::lenient(&[&model.structure]).map(Item::Plain));
    let path = format!("{service}/models/{}.rs", model.name);
    SourceFile { path, source: model.source.clone(), items }
}
