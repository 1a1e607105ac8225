//! `Module` → `[SourceFile]`: what was decided is spelt as tokens; nothing is decided here.

mod exports;
mod imports;
mod index;
mod open_enum;
mod operation;
mod request;
mod required;
mod setters;
mod shared;
mod spelling;
mod structs;
mod types;

use proc_macro2::TokenStream;

pub use self::exports::exports;
pub use self::index::services;
use self::spelling::{deprecated_allowed, inner_docs};
use super::module::{File, Module, Struct};

/// A file to be written, not yet formatted.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path relative to the folder of the services.
    pub path: String,
    /// The file or folder of the spec that it comes from.
    pub source: String,
    /// What it holds, one after the other.
    pub items: Vec<Item>,
}

/// An item of a file.
#[derive(Clone, Debug)]
pub enum Item {
    /// An item of Rust, or the inner documentation.
    Plain(TokenStream),
    /// An enum that stands in the runtime's macro. The macro's own syntax is `enum Name: wire`, which
    /// a formatter of Rust does not read.
    OpenEnum {
        /// The macro, as it is called.
        invocation: &'static str,
        /// What follows the name of the enum.
        wire: &'static str,
        /// The enum, as Rust would have it.
        definition: TokenStream,
    },
}

/// Spells all files of one service.
#[must_use]
pub fn emit(module: &Module) -> Vec<SourceFile> {
    let mut files = vec![index::service(module)];
    files.extend(index::types(module));
    files.extend(module.types.iter().map(|shared| shared::file(&module.service, shared)));
    for version in &module.versions {
        files.push(index::version(module, version));
        let folder = format!("{}/{}", module.service, version.name);
        files.extend(version.files.iter().map(|file| source_file(&folder, file)));
    }
    files
}

fn source_file(folder: &str, file: &File) -> SourceFile {
    let operation = &file.operation;
    let mut items = vec![inner_docs(&file.docs)];
    items.extend(deprecated_allowed(file.names_deprecated()));
    items.extend([
        imports::of_operation(&file.imports),
        operation::definition(file),
        operation::methods(operation),
        request::implementation(operation),
    ]);
    items.extend(required::of_operation(operation));
    let structs: Vec<&Struct> = file.all_structs().collect();
    for structure in &structs {
        items.extend(structs::items(structure).chain(required::of_struct(structure)));
    }
    let mut items: Vec<Item> = items.into_iter().map(Item::Plain).collect();
    items.extend(file.enums.iter().map(open_enum::item));
    items.extend(structs::lenient(&structs).map(Item::Plain));
    SourceFile { path: format!("{folder}/{}.rs", file.name), source: file.source.clone(), items }
}
