//! The struct of an operation, and what a caller does with it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    setters,
    spelling::{deprecated, docs, ident},
    structs, types,
};
use crate::rust::module::{Field, File, Operation, Parameter, Payload, Presence};

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
            /// Sends the request and reads the response.
            ///
            /// # Errors
            ///
            /// If a required field is not set, or the call fails: see [`crate::Error`].
            pub async fn send(&self, client: &crate::Client) -> Result<crate::Response<#output>, crate::Error> {
                client.send(self).await
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
    let value = types::converted(&ident(&field.argument), &field.style);
    if field.presence != Presence::Given {
        quote! { #name: None }
    } else if name == value.to_string() {
        quote! { #name }
    } else {
        quote! { #name: #value }
    }
}

/// The setters of the parameters, and those of the payload.
fn setters(operation: &Operation) -> Vec<TokenStream> {
    let own = operation.parameters.iter().map(|parameter| (&parameter.field, None));
    let within = ident("body");
    let of_body: Vec<(&Field, Option<&_>)> = match &operation.body {
        Some(Payload::Fields(body)) => body.fields.iter().map(|field| (field, Some(&within))).collect(),
        Some(Payload::Whole(field)) => vec![(field, None)],
        None => Vec::new(),
    };
    own.chain(of_body).map(|(field, within)| setters::setter(field, within)).collect()
}
