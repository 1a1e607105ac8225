//! What the error codes of a service mean: its module `error_codes`.

use proc_macro2::{Literal, TokenTree};
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

/// The table of the codes.
pub(super) fn file(module: &Module) -> Option<SourceFile> {
    let Module { service, spec, .. } = module;
    let docs = vec![format!("The error codes of `{spec}` and what they mean.")];
    let items = [inner_docs(&docs), quote! { use crate::core; }].into_iter();
    let rows = module.error_codes.iter().map(row).collect();
    let table = Item::Table { name: "core::error_codes!", rows };
    has_file(module).then(|| SourceFile {
        path: format!("{service}/error_codes.rs"),
        source: format!("spec/operations/{spec}/error_codes.yaml"),
        items: items.map(Item::Plain).chain([table]).collect(),
    })
}

fn row(error: &KnownError) -> Vec<TokenTree> {
    let KnownError { code, status, kind, message, meaning, advice } = error;
    let kind = kind.as_deref().unwrap_or("_");
    let mut row: Vec<TokenTree> = vec![
        Literal::string(code).into(),
        Literal::u16_unsuffixed(status.unwrap_or_default()).into(),
        ident(kind).into(),
    ];
    row.extend([message, meaning, advice].map(|text| TokenTree::from(Literal::string(text))));
    row
}
