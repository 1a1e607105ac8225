//! `Module` → `[SourceFile]`: what was decided is spelt as tokens; nothing is decided here.

mod behaviour;
mod errors;
mod exports;
mod imports;
mod index;
mod open_enum;
mod operation;
mod request;
mod required;
mod shared;
mod spelling;
mod structs;
mod types;

use proc_macro2::{TokenStream, TokenTree};

pub use self::exports::exports;
pub use self::index::services;
use self::spelling::{deprecated_allowed, inner_docs};
use super::module::{File, Module};

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
    /// A table that stands in a macro of the runtime, a line for each row.
    Table {
        /// The macro, as it is called.
        name: &'static str,
        /// The cells of each row.
        rows: Vec<Vec<TokenTree>>,
    },
    /// A type that stands in a macro of the runtime.
    Invocation {
        /// The macro, as it is called.
        name: &'static str,
        /// What follows the name of an enum: the macro's own syntax is `enum Name: wire`, which a
        /// formatter of Rust does not read.
        wire: Option<&'static str>,
        /// The type, as Rust would have it.
        definition: TokenStream,
    },
}

/// Spells all files of one service.
#[must_use]
pub fn emit(module: &Module) -> Vec<SourceFile> {
    let mut files = vec![index::service(module)];
    files.extend(errors::file(module));
    files.extend(index::types(module));
    files.extend(module.types.iter().map(|shared| shared::file(&module.service, shared)));
    for version in &module.versions {
        files.push(index::version(module, version));
        let folder = format!("{}/{}", module.service, version.name);
        files.extend(version.files.iter().map(|file| source_file(module, &folder, file)));
    }
    files
}

/// The responses that pages show, each beside the file of its operation, which includes it.
pub fn examples(module: &Module) -> impl Iterator<Item = (String, String)> {
    let files =
        module.versions.iter().flat_map(|version| version.files.iter().map(move |file| (version, file)));
    files.filter_map(|(version, file)| {
        let path = format!("{}/{}/{}.json", module.service, version.name, file.name);
        Some((path, file.example.clone()?))
    })
}

fn source_file(module: &Module, folder: &str, file: &File) -> SourceFile {
    let operation = &file.operation;
    let mut items = vec![inner_docs(&file.docs)];
    items.extend(deprecated_allowed(file.names_deprecated()));
    items.push(imports::of_operation(&file.imports));
    let mut items: Vec<Item> = items.into_iter().map(Item::Plain).collect();
    items.push(operation::item(file));
    items.push(Item::Plain(request::implementation(module, file)));
    items.extend(required::of_operation(operation).map(Item::Plain));
    items.extend(behaviour::paged(operation).map(Item::Plain));
    items.extend(behaviour::waiters(operation).map(Item::Plain));
    for structure in file.all_structs() {
        items.push(structs::item(structure));
        items.extend(required::of_struct(structure).map(Item::Plain));
    }
    items.extend(file.enums.iter().map(open_enum::item));
    SourceFile { path: format!("{folder}/{}.rs", file.name), source: file.source.clone(), items }
}
