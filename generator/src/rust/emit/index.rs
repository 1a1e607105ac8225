//! The `mod.rs` files: of all services, of one service, of one version.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Item, SourceFile, errors,
    spelling::{ident, inner_docs},
};
use crate::rust::module::{Docs, Module, Version};

/// The index of all services, each behind the feature of its name.
#[must_use]
pub fn services<'a>(services: impl IntoIterator<Item = &'a str>) -> SourceFile {
    let docs = vec!["The services, each behind the feature of its name.".to_owned()];
    let lints = quote! {
        #![allow(clippy::pedantic, reason = "the words are those of the vendor's pages")]
    };
    let mods = services.into_iter().map(|feature| {
        let name = ident(feature);
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
    let errors = errors::has_file(module).then(|| quote! { pub mod error_codes; });
    let types = (!module.types.is_empty()).then(|| quote! { pub mod types; });
    let path = format!("{}/mod.rs", module.service);
    let items = errors.into_iter().chain(types).chain(mods);
    file(path, format!("spec/operations/{}", module.spec), &module.docs, items)
}

/// The index of a service's shared types; none where it has none.
pub(super) fn types(module: &Module) -> Option<SourceFile> {
    let mods = module.types.iter().map(|shared| {
        let name = ident(&shared.name);
        quote! { mod #name; }
    });
    let uses = module.types.iter().map(|shared| {
        let (name, item) = (ident(&shared.name), ident(shared.item.name()));
        quote! { pub use #name::#item; }
    });
    let docs = vec![format!("The types that several operations of `{}` document alike.", module.spec)];
    let path = format!("{}/types/mod.rs", module.service);
    let source = format!("spec/operations/{}", module.spec);
    let items = [quote! { #(#mods)* }, quote! { #(#uses)* }];
    (!module.types.is_empty()).then(|| file(path, source, &docs, items))
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
        let allowed = file.deprecated.then(|| quote! { #[allow(deprecated)] });
        quote! { #allowed pub use #name::#operation; }
    });
    let path = format!("{}/{}/mod.rs", module.service, version.name);
    let source = format!("spec/operations/{}/{}_*.yaml", module.spec, version.name);
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
