//! `Module` → `[SourceFile]`: what was decided is spelt as tokens; nothing is decided here.

mod index;
mod open_enum;
mod operation;
mod request;
mod required;
mod setters;
mod spelling;
mod structs;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

pub use self::index::services;
use self::spelling::{ident, inner_docs};
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
    for version in &module.versions {
        files.push(index::version(module, version));
        let folder = format!("{}/{}", module.service, version.name);
        files.extend(version.files.iter().map(|file| source_file(&folder, file)));
    }
    files
}

fn source_file(folder: &str, file: &File) -> SourceFile {
    let operation = &file.operation;
    let mut items = vec![inner_docs(&file.docs), quote! { use crate::core; }];
    items.extend([
        operation::definition(operation),
        operation::methods(operation),
        request::implementation(operation),
    ]);
    items.extend(required::of_operation(operation));
    for structure in file.all_structs() {
        items.push(structs::definition(structure));
        items.extend(structs::methods(structure));
        items.extend(required::of_struct(structure));
    }
    let mut items: Vec<Item> = items.into_iter().map(Item::Plain).collect();
    items.extend(file.enums.iter().map(open_enum::item));
    items.extend(lenient(file).map(Item::Plain));
    SourceFile { path: format!("{folder}/{}.rs", file.name), source: file.source.clone(), items }
}

/// Tells the runtime which types of the file it may read leniently.
fn lenient(file: &File) -> Option<TokenStream> {
    let mut names = file.all_structs().map(|structure| ident(&structure.name)).peekable();
    names.peek()?;
    Some(quote! { core::lenient_structs!(#(#names),*); })
}
