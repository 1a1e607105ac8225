//! Types, and the forms in which arguments of these types are taken.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::spelling::ident;
use crate::rust::module::{ArgumentStyle, RustType};

/// The type of a value.
pub(super) fn kind(kind: &RustType) -> TokenStream {
    match kind {
        RustType::Unit => quote! { () },
        RustType::Bytes => quote! { core::Body },
        RustType::String => quote! { String },
        RustType::I64 => quote! { i64 },
        RustType::F64 => quote! { f64 },
        RustType::Bool => quote! { bool },
        RustType::Json => quote! { serde_json::Value },
        RustType::Named(name) => {
            let name = ident(name);
            quote! { #name }
        }
        RustType::Vec(inner) => wrapped(&quote! { Vec }, inner),
        RustType::Boxed(inner) => wrapped(&quote! { Box }, inner),
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

/// The type of an argument.
pub(super) fn argument(kind: &RustType, style: &ArgumentStyle) -> TokenStream {
    match (style, kind) {
        (ArgumentStyle::Into, _) => {
            let kind = self::kind(kind);
            quote! { impl Into<#kind> }
        }
        (ArgumentStyle::Elements(element), RustType::Vec(inner)) => {
            let inner = argument(inner, element);
            quote! { impl IntoIterator<Item = #inner> }
        }
        (ArgumentStyle::Entries(value), RustType::Map(inner)) => {
            let inner = argument(inner, value);
            quote! { impl IntoIterator<Item = (impl Into<String>, #inner)> }
        }
        (ArgumentStyle::Boxed, RustType::Boxed(inner)) => self::kind(inner),
        _ => self::kind(kind),
    }
}

/// The argument, made into what the field holds.
pub(super) fn converted(argument: &Ident, style: &ArgumentStyle) -> TokenStream {
    match style {
        ArgumentStyle::AsIs => quote! { #argument },
        ArgumentStyle::Into => quote! { #argument.into() },
        ArgumentStyle::Boxed => quote! { Box::new(#argument) },
        ArgumentStyle::Elements(element) if **element == ArgumentStyle::Into => {
            quote! { #argument.into_iter().map(Into::into).collect() }
        }
        ArgumentStyle::Elements(_) => quote! { #argument.into_iter().collect() },
        ArgumentStyle::Entries(value) => {
            let into = (**value == ArgumentStyle::Into).then(|| quote! { .into() });
            quote! { #argument.into_iter().map(|(key, value)| (key.into(), value #into)).collect() }
        }
    }
}
