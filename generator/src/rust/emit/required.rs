//! The struct that `new` takes where a value cannot do without more than three things.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    spelling::{docs, ident},
    types,
};
use crate::rust::module::{Constructor, Field, Operation, Struct};

/// What an operation requires, its payload's fields beside its parameters.
pub(super) fn of_operation(operation: &Operation) -> Option<TokenStream> {
    definition(&operation.constructor, operation.reachable())
}

/// What a struct requires.
pub(super) fn of_struct(structure: &Struct) -> Option<TokenStream> {
    definition(&structure.constructor, structure.fields.iter())
}

/// Open to every caller, so that forgetting a field does not compile.
fn definition<'a>(constructor: &Constructor, fields: impl Iterator<Item = &'a Field>) -> Option<TokenStream> {
    let Constructor::Named { required, docs: said } = constructor else {
        return None;
    };
    let docs = docs(said);
    let name = ident(required);
    let fields = fields.filter(|field| !field.optional).map(field);
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub struct #name {
            #(#fields,)*
        }
    })
}

fn field(field: &Field) -> TokenStream {
    let docs = docs(&field.brief);
    let name = ident(&field.argument);
    let kind = types::kind(&field.kind);
    quote! {
        #docs
        pub #name: #kind
    }
}
