//! How an operation becomes a request of the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::{behaviour, spelling::ident, types};
use crate::rust::module::{File, Location, Metadata, Module, Parameter, Payload};

/// The implementation of the runtime's trait: thin, all work is done by the runtime.
pub(super) fn implementation(module: &Module, file: &File) -> TokenStream {
    let operation = &file.operation;
    let name = ident(&operation.name);
    let output = types::kind(&operation.output);
    let metadata = metadata(&operation.metadata);
    let example = file.example.as_ref().map(|_| {
        let beside = format!("{}.json", file.name);
        quote! { .example(include_str!(#beside)) }
    });
    let parameters = operation.parameters.iter().map(parameter);
    let body = operation.body.as_ref().map(|_| quote! { .payload(&self.body) });
    let idempotent = operation.idempotent.map(|is_idempotent| quote! { .idempotent(#is_idempotent) });
    let codes =
        (!module.error_codes.is_empty()).then(|| quote! { .error_codes(super::super::error_codes::ALL) });
    let failure = operation.failure.as_ref().map(behaviour::failure);
    let required = match &operation.body {
        _ if operation.has_demands() => Some(quote! { .required(self) }),
        Some(Payload::Fields(body)) if body.demands => Some(quote! { .required(&self.body) }),
        _ => None,
    };
    quote! {
        impl core::Operation for #name {
            type Output = #output;

            const METADATA: core::Metadata = #metadata #example;

            fn request(&self) -> Result<core::Request, crate::Error> {
                core::Request::new(&Self::METADATA) #required #(#parameters)* #body #idempotent #codes .finish()
            }

            #failure
        }
    }
}

fn metadata(metadata: &Metadata) -> TokenStream {
    let Metadata { service, name, path, .. } = metadata;
    let method = ident(&metadata.method);
    quote! {
        core::Metadata::new(#service, #name, http::Method::#method, #path)
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let location = ident(match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
    });
    let wire = &parameter.field.wire;
    let name = ident(&parameter.field.name);
    quote! { .#location(#wire, &self.#name) }
}
