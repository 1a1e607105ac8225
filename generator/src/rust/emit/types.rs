//! Types, and the forms in which arguments of these types are taken.

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::ident;
use crate::rust::module::{Field, RustType, Taken};

/// The type of a value.
pub(super) fn kind(kind: &RustType) -> TokenStream {
    match kind {
        RustType::Unit => quote! { () },
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
pub(super) fn argument(kind: &RustType, taken: &Taken) -> TokenStream {
    match (taken, kind) {
        (Taken::Into, _) => {
            let kind = self::kind(kind);
            quote! { impl Into<#kind> }
        }
        (Taken::Elements(element), RustType::Vec(inner)) => {
            let inner = argument(inner, element);
            quote! { impl IntoIterator<Item = #inner> }
        }
        (Taken::Entries(value), RustType::Map(inner)) => {
            let inner = argument(inner, value);
            quote! { impl IntoIterator<Item = (impl Into<String>, #inner)> }
        }
        (Taken::Boxed, RustType::Boxed(inner)) => self::kind(inner),
        _ => self::kind(kind),
    }
}

/// The argument, made into what the field holds.
pub(super) fn converted(field: &Field) -> TokenStream {
    let argument = ident(&field.argument);
    match &field.taken {
        Taken::AsIs => quote! { #argument },
        Taken::Into => quote! { #argument.into() },
        Taken::Boxed => quote! { Box::new(#argument) },
        Taken::Elements(element) if **element == Taken::Into => {
            quote! { #argument.into_iter().map(Into::into).collect() }
        }
        Taken::Elements(_) => quote! { #argument.into_iter().collect() },
        Taken::Entries(value) => {
            let into = (**value == Taken::Into).then(|| quote! { .into() });
            quote! { #argument.into_iter().map(|(key, value)| (key.into(), value #into)).collect() }
        }
    }
}
