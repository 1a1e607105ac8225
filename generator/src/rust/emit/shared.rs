//! The file of a type that several operations share.

use super::{
    Item, SourceFile, imports, open_enum, required,
    spelling::{deprecated_allowed, inner_docs},
    structs,
};
use crate::rust::module::{self, Docs, SharedType};

/// The struct, or the list of values.
pub(super) fn file(service: &str, shared: &SharedType) -> SourceFile {
    let (docs, names_deprecated): (&Docs, bool) = match &shared.item {
        module::Item::Struct(item) => (&item.docs, item.names_deprecated()),
        module::Item::OpenEnum(item) => (&item.docs, false),
    };
    let mut items = vec![Item::Plain(inner_docs(docs))];
    items.extend(deprecated_allowed(names_deprecated).map(Item::Plain));
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
