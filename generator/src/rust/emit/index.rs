//! The `mod.rs` files: of all services, of one service, of one version.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Item, SourceFile,
    spelling::{ident, inner_docs},
};
use crate::rust::module::{Docs, Module, Version};

/// The index of all services, each behind the feature of its name.
#[must_use]
pub fn services(modules: &[Module]) -> SourceFile {
    let docs = vec!["The services, each behind the feature of its name.".to_owned()];
    let lints = quote! {
        #![allow(clippy::pedantic, reason = "the words are those of the vendor's pages")]
    };
    let mods = modules.iter().map(|module| {
        let feature = &module.service;
        let name = ident(&module.service);
        quote! {
            #[cfg(feature = #feature)]
            pub mod #name;
        }
    });
    file("mod.rs".to_owned(), "spec/operations".to_owned(), &docs, [lints].into_iter().chain(mods))
}

/// The index of a service: its versions.
pub(super) fn service(module: &Module) -> SourceFile {
    let mods = module.versions.iter().map(|version| {
        let name = ident(&version.name);
        quote! { pub mod #name; }
    });
    let path = format!("{}/mod.rs", module.service);
    file(path, format!("spec/operations/{}", module.service), &module.docs, mods)
}

/// The index of a version: its operations, each with its types in a module of its own.
pub(super) fn version(module: &Module, version: &Version) -> SourceFile {
    let mods = version.files.iter().map(|file| {
        let name = ident(&file.name);
        quote! { pub mod #name; }
    });
    let uses = version.files.iter().map(|file| {
        let name = ident(&file.name);
        let operation = ident(&file.operation.name);
        quote! { pub use #name::#operation; }
    });
    let path = format!("{}/{}/mod.rs", module.service, version.name);
    let source = format!("spec/operations/{}/{}_*.yaml", module.service, version.name);
    file(path, source, &version.docs, [quote! { #(#mods)* }, quote! { #(#uses)* }])
}

fn file(
    path: String,
    source: String,
    docs: &Docs,
    items: impl IntoIterator<Item = TokenStream>,
) -> SourceFile {
    SourceFile { path, source, items: [inner_docs(docs)].into_iter().chain(items).map(Item::Plain).collect() }
}
