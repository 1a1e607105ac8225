//! The struct of an operation, and what a caller does with it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    setters,
    spelling::{deprecated, docs, ident},
    structs, types,
};
use crate::rust::module::{File, Operation, Parameter, Payload, Presence};

/// The request as a value.
pub(super) fn definition(file: &File) -> TokenStream {
    let operation = &file.operation;
    let docs = docs(&operation.docs);
    let deprecated = deprecated(file.deprecated);
    let name = ident(&operation.name);
    let default = has_default(operation).then(|| quote! { Default, });
    let none = TokenStream::new();
    let parameters = operation.parameters.iter();
    let parameters = parameters.map(|parameter| structs::declaration(&parameter.field, &none));
    let body = operation.body.as_ref().map(body);
    quote! {
        #docs
        #deprecated
        #[derive(Clone, Debug, #default PartialEq)]
        #[must_use = "a request does nothing until it is sent"]
        #[non_exhaustive]
        pub struct #name {
            #(#parameters,)*
            #body
        }
    }
}

/// Whether nothing stands in its path, so that it can be made of nothing.
fn has_default(operation: &Operation) -> bool {
    operation.parameters.iter().all(|parameter| parameter.field.presence != Presence::Given)
}

fn body(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Whole(field) => structs::declaration(field, &TokenStream::new()),
        Payload::Fields(body) => {
            let name = ident(&body.name);
            quote! {
                /// The payload.
                pub body: #name
            }
        }
    }
}

/// `new`, the setters and `send`.
pub(super) fn methods(operation: &Operation) -> TokenStream {
    let name = ident(&operation.name);
    let new = new(operation);
    let setters = setters(operation);
    let output = types::kind(&operation.output);
    quote! {
        impl #name {
            #new
            #(#setters)*
            /// Calls the operation when it is awaited; what holds for this call alone can be set before.
            pub fn send(&self, client: &crate::Client) -> core::Call<#output> {
                client.send(self)
            }
        }
    }
}

/// `new`, with what stands in the path.
fn new(operation: &Operation) -> TokenStream {
    if has_default(operation) {
        return quote! {
            /// Creates a request; its setters do the rest.
            pub fn new() -> Self {
                Self::default()
            }
        };
    }
    let of_path = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.field)
        .filter(|field| field.presence == Presence::Given);
    let arguments = of_path.map(setters::argument);
    let parameters = operation.parameters.iter().map(initial);
    let body = operation.body.as_ref().map(|_| quote! { body: Default::default() });
    quote! {
        /// Creates a request from the parameters of its path; its setters do the rest.
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#parameters,)* #body }
        }
    }
}

fn initial(parameter: &Parameter) -> TokenStream {
    let field = &parameter.field;
    let name = ident(&field.name);
    let argument = ident(&field.setter);
    if field.presence == Presence::Given {
        quote! { #name: core::IntoField::into_field(#argument) }
    } else {
        quote! { #name: None }
    }
}

/// The setters of the parameters, and that of a payload without fields.
fn setters(operation: &Operation) -> Vec<TokenStream> {
    let whole = match &operation.body {
        Some(Payload::Whole(field)) => Some(field),
        Some(Payload::Fields(_)) | None => None,
    };
    let own = operation.parameters.iter().map(|parameter| &parameter.field);
    own.chain(whole).map(setters::setter).collect()
}
