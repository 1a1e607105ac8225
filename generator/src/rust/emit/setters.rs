//! The setters of an operation's parameters; those of JSON objects are made by the runtime's macro.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    spelling::{deprecated, docs, ident},
    types,
};
use crate::rust::module::{Field, Presence};

/// The setter of a field.
pub(super) fn setter(field: &Field) -> TokenStream {
    let docs = docs(&field.setter_docs);
    let deprecated = deprecated(field.deprecated);
    let (setter, name) = (ident(&field.setter), ident(&field.name));
    let kind = types::kind(&field.kind);
    let value = quote! { core::IntoField::into_field(value) };
    let value = match field.presence {
        Presence::Given => value,
        Presence::Required | Presence::Optional => quote! { Some(#value) },
    };
    quote! {
        #docs
        #deprecated
        pub fn #setter(mut self, value: impl core::IntoField<#kind>) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The argument of a field.
pub(super) fn argument(field: &Field) -> TokenStream {
    let name = ident(&field.setter);
    let kind = types::kind(&field.kind);
    quote! { #name: impl core::IntoField<#kind> }
}
