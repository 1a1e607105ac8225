//! Names and comments as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::rust::{module::Docs, names::KEYWORDS};

/// The identifier; raw where the name is a keyword.
pub(super) fn ident(name: &str) -> Ident {
    if KEYWORDS.contains(&name) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

/// The attribute of what the vendor advises against.
pub(super) fn deprecated(is_deprecated: bool) -> Option<TokenStream> {
    is_deprecated.then(|| quote! { #[deprecated = "the vendor advises against it"] })
}

/// The attribute of a file that itself names what the vendor advises against.
pub(super) fn deprecated_allowed(names_deprecated: bool) -> Option<TokenStream> {
    names_deprecated.then(|| quote! { #![allow(deprecated)] })
}

/// The comment of the item that follows.
pub(super) fn docs(docs: &Docs) -> TokenStream {
    let lines = docs.iter().map(|line| indented(line));
    quote! { #(#[doc = #lines])* }
}

/// The comment of the file.
pub(super) fn inner_docs(docs: &Docs) -> TokenStream {
    let lines = docs.iter().map(|line| indented(line));
    quote! { #(#![doc = #lines])* }
}

/// A line as it stands behind `///`.
fn indented(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}
