//! How a caller makes a value: `new` with what is required, and a setter for everything else.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{spelling::ident, types};
use crate::rust::module::{Constructor, Field};

/// `new`, which fills the fields as given.
pub(super) fn new(constructor: &Constructor, fields: &[&Field], initial: &TokenStream) -> TokenStream {
    let arguments = arguments(constructor, fields);
    quote! {
        /// Makes one with what is required; everything else is absent until it is set.
        pub fn new(#arguments) -> Self {
            Self { #initial }
        }
    }
}

fn arguments(constructor: &Constructor, fields: &[&Field]) -> TokenStream {
    if let Constructor::Named { required, .. } = constructor {
        let required = ident(required);
        return quote! { required: #required };
    }
    let arguments = fields.iter().filter(|field| !field.optional).map(|field| argument(field));
    quote! { #(#arguments),* }
}

fn argument(field: &Field) -> TokenStream {
    let name = ident(&field.argument);
    let kind = types::argument(&field.kind, &field.taken);
    quote! { #name: #kind }
}

/// A field of a new value.
pub(super) fn initial(field: &Field, constructor: &Constructor) -> TokenStream {
    let name = ident(&field.name);
    if field.optional {
        return quote! { #name: None };
    }
    if let Constructor::Named { .. } = constructor {
        let argument = ident(&field.argument);
        return quote! { #name: required.#argument };
    }
    let value = types::converted(field);
    if name == value.to_string() {
        quote! { #name }
    } else {
        quote! { #name: #value }
    }
}

/// The setter of an optional field, which may lie in a field of the value.
pub(super) fn setter(field: &Field, within: Option<&Ident>) -> TokenStream {
    let doc = format!(" Sets `{}`.", field.wire);
    let setter = ident(&field.argument);
    let argument = argument(field);
    let name = ident(&field.name);
    let within = within.map(|within| quote! { #within. });
    let value = types::converted(field);
    quote! {
        #[doc = #doc]
        pub fn #setter(mut self, #argument) -> Self {
            self.#within #name = Some(#value);
            self
        }
    }
}
