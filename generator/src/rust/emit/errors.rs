//! What the error codes of a service mean: its module `error_codes`.

use proc_macro2::Literal;
use quote::quote;

use super::{
    Item, SourceFile,
    spelling::{ident, inner_docs},
};
use crate::rust::module::{KnownError, Module};

/// Whether the service has such a module.
pub(super) fn has_file(module: &Module) -> bool {
    !module.error_codes.is_empty()
}

/// The table of the codes, and those of each class.
pub(super) fn file(module: &Module) -> Option<SourceFile> {
    let service = &module.service;
    let docs = vec![format!("The error codes of `{service}` and what they mean.")];
    let classes = (!module.error_classes.is_empty()).then(|| {
        let classes = module.error_classes.iter().map(|(class, codes)| {
            let class = ident(class.name());
            quote! { .#class(&[#(#codes),*]) }
        });
        quote! {
            /// What is told apart by [`Error::kind`](crate::Error::kind).
            pub(super) const CLASSES: core::ErrorClasses = core::ErrorClasses::new() #(#classes)*;
        }
    });
    let items = [inner_docs(&docs), quote! { use crate::core; }].into_iter().chain(classes);
    let rows = module.error_codes.iter().map(row).collect();
    let table = Item::Table { name: "core::error_codes!", rows };
    has_file(module).then(|| SourceFile {
        path: format!("{service}/error_codes.rs"),
        source: format!("spec/operations/{service}/error_codes.yaml"),
        items: items.map(Item::Plain).chain([table]).collect(),
    })
}

fn row(error: &KnownError) -> Vec<Literal> {
    let KnownError { code, status, message, meaning, advice } = error;
    let mut row = vec![Literal::string(code), Literal::u16_unsuffixed(status.unwrap_or_default())];
    row.extend([message, meaning, advice].map(|text| Literal::string(text)));
    row
}
