//! What must be set before a request is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::ident;
use crate::rust::module::{Field, Operation, Payload, Presence, Struct};

/// What an operation demands besides what its payload demands.
pub(super) fn of_operation(operation: &Operation) -> Option<TokenStream> {
    if !operation.has_demands() {
        return None;
    }
    let parameters = operation.parameters.iter().map(|parameter| &parameter.field);
    let own = parameters.filter(|field| field.presence != Presence::Given).flat_map(lines);
    let body = match &operation.body {
        Some(Payload::Whole(field)) => lines(field),
        Some(Payload::Fields(body)) if body.demands => vec![quote! { self.body.missing(missing); }],
        _ => Vec::new(),
    };
    implementation(&operation.name, own.chain(body))
}

/// What a struct demands; nothing where no caller makes it, or it may be empty.
pub(super) fn of_struct(structure: &Struct) -> Option<TokenStream> {
    structure.demands.then(|| implementation(&structure.name, structure.fields.iter().flat_map(lines)))?
}

fn implementation(name: &str, lines: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let name = ident(name);
    let mut lines = lines.peekable();
    lines.peek()?;
    Some(quote! {
        impl core::Required for #name {
            fn missing(&self, missing: &mut core::Missing) {
                #(#lines)*
            }
        }
    })
}

fn lines(field: &Field) -> Vec<TokenStream> {
    let (wire, name) = (&field.wire, ident(&field.name));
    let itself =
        (field.presence == Presence::Required).then(|| quote! { missing.field(#wire, &self.#name); });
    let within = field.demands.then(|| quote! { missing.within(#wire, &self.#name); });
    itself.into_iter().chain(within).collect()
}
