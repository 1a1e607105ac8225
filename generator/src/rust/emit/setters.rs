//! The setter of a field.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    spelling::{deprecated, docs, ident},
    types,
};
use crate::rust::module::{Field, Presence};

/// The setter of a field, which may lie in a field of the value.
pub(super) fn setter(field: &Field, within: Option<&Ident>) -> TokenStream {
    let docs = docs(&field.setter_docs);
    let deprecated = deprecated(field.deprecated);
    let setter = ident(&field.argument);
    let kind = types::argument(&field.kind, &field.style);
    let name = ident(&field.name);
    let within = within.map(|within| quote! { #within. });
    let value = types::converted(&ident("value"), &field.style);
    let value = match field.presence {
        Presence::Given => value,
        Presence::Required | Presence::Optional => quote! { Some(#value) },
    };
    quote! {
        #docs
        #deprecated
        pub fn #setter(mut self, value: #kind) -> Self {
            self.#within #name = #value;
            self
        }
    }
}

/// The argument of a field.
pub(super) fn argument(field: &Field) -> TokenStream {
    let name = ident(&field.argument);
    let kind = types::argument(&field.kind, &field.style);
    quote! { #name: #kind }
}
