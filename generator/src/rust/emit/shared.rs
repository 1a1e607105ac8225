//! The file of a type that several operations share.

use super::{Item, SourceFile, imports, open_enum, required, spelling::deprecated_allowed, structs};
use crate::rust::module::{self, SharedType};

/// The struct, or the list of values.
pub(super) fn file(service: &str, shared: &SharedType) -> SourceFile {
    let names_deprecated = match &shared.item {
        module::Item::Struct(item) => item.names_deprecated(),
        module::Item::OpenEnum(_) => false,
    };
    let mut items: Vec<Item> = deprecated_allowed(names_deprecated).map(Item::Plain).into_iter().collect();
    items.push(Item::Plain(imports::of_shared(&shared.imports)));
    match &shared.item {
        module::Item::Struct(item) => {
            items.push(structs::item(item));
            items.extend(required::of_struct(item).map(Item::Plain));
        }
        module::Item::OpenEnum(item) => items.push(open_enum::item(item)),
    }
    SourceFile { path: format!("{service}/types/{}.rs", shared.name), source: shared.source.clone(), items }
}
