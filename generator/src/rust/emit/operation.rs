//! The struct of an operation, and what a caller does with it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    setters,
    spelling::{docs, ident},
    structs, types,
};
use crate::rust::module::{Constructor, Field, Operation, Payload};

/// The request as a value.
pub(super) fn definition(operation: &Operation) -> TokenStream {
    let docs = docs(&operation.docs);
    let name = ident(&operation.name);
    let default = structs::default(operation.reachable());
    // An operation is no object of the wire: its own form has the names of Rust, which are apart.
    let parameters =
        operation.parameters.iter().map(|parameter| structs::declaration(&parameter.field, None));
    let body = operation.body.as_ref().map(body);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq, serde::Serialize, serde::Deserialize)]
        #[must_use = "a request does nothing until it is sent"]
        #[non_exhaustive]
        pub struct #name {
            #(#parameters,)*
            #body
        }
    }
}

fn body(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Whole(field) => structs::declaration(field, None),
        Payload::Fields(body) => {
            let name = ident(&body.name);
            quote! {
                /// The payload.
                #[serde(deserialize_with = "core::lenient::decode")]
                pub body: #name
            }
        }
    }
}

/// `new`, the setters and `send`.
pub(super) fn methods(operation: &Operation) -> TokenStream {
    let name = ident(&operation.name);
    let fields: Vec<&Field> = operation.reachable().collect();
    let new = setters::new(&operation.constructor, &fields, &initial(operation));
    let setters = optional(operation);
    let output = types::kind(&operation.output);
    quote! {
        impl #name {
            #new
            #(#setters)*
            /// Sends the request and reads the answer.
            ///
            /// # Errors
            ///
            /// If the request cannot be built or sent, if the service refuses it, or if its answer
            /// cannot be read.
            pub async fn send(&self, client: &crate::Client) -> Result<crate::Response<#output>, crate::Error> {
                client.send(self).await
            }
        }
    }
}

/// The setters of the parameters, and those of the payload's fields.
fn optional(operation: &Operation) -> Vec<TokenStream> {
    let own = operation.parameters.iter().map(|parameter| (&parameter.field, None));
    let of_body: &[Field] = match &operation.body {
        Some(Payload::Fields(body)) => &body.fields,
        _ => &[],
    };
    let within = ident("body");
    own.chain(of_body.iter().map(|field| (field, Some(&within))))
        .filter(|(field, _)| field.optional)
        .map(|(field, within)| setters::setter(field, within))
        .collect()
}

/// The fields of a new operation.
fn initial(operation: &Operation) -> TokenStream {
    let parameters = operation
        .parameters
        .iter()
        .map(|parameter| setters::initial(&parameter.field, &operation.constructor));
    let body = operation.body.as_ref().map(|body| initial_body(body, &operation.constructor));
    quote! { #(#parameters,)* #body }
}

fn initial_body(payload: &Payload, constructor: &Constructor) -> TokenStream {
    match payload {
        Payload::Whole(field) => setters::initial(field, constructor),
        Payload::Fields(body) => {
            let name = ident(&body.name);
            let fields = structs::initial(&body.fields, constructor);
            quote! { body: #name { #fields } }
        }
    }
}
