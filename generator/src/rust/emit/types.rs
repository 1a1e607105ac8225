//! Types.

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::ident;
use crate::rust::module::RustType;

/// The type of a value.
pub(super) fn kind(kind: &RustType) -> TokenStream {
    match kind {
        RustType::Unit => quote! { () },
        RustType::Bytes => quote! { core::Body },
        RustType::String => quote! { String },
        RustType::I64 => quote! { i64 },
        RustType::F64 => quote! { f64 },
        RustType::Bool => quote! { bool },
        RustType::Json => quote! { core::Json },
        RustType::Named(name) => {
            let name = ident(name);
            quote! { #name }
        }
        RustType::Vec(inner) => wrapped(&quote! { Vec }, inner),
        RustType::Boxed(inner) => wrapped(&quote! { core::Boxed }, inner),
        RustType::Secret(inner) => wrapped(&quote! { core::Secret }, inner),
        RustType::Map(inner) => {
            let inner = self::kind(inner);
            quote! { std::collections::BTreeMap<String, #inner> }
        }
    }
}

fn wrapped(wrapper: &TokenStream, inner: &RustType) -> TokenStream {
    let inner = kind(inner);
    quote! { #wrapper<#inner> }
}
