//! The structs of JSON objects, as the runtime's macro takes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Item,
    spelling::{deprecated, docs, ident},
    types,
};
use crate::rust::module::{Field, Presence, Setters, Struct};

/// A struct that is read and written by the codec.
pub(super) fn item(structure: &Struct) -> Item {
    let docs = docs(&structure.docs);
    let name = ident(&structure.name);
    let setters = match &structure.setters {
        Setters::Nowhere => None,
        Setters::Itself => Some(quote! { #[setters] }),
        Setters::Operation(operation) => {
            let operation = ident(operation);
            Some(quote! { #[setters(#operation.body)] })
        }
    };
    let fields = structure.fields.iter().map(|field| self::field(field, structure));
    let definition = quote! {
        #docs
        #setters
        pub struct #name {
            #(#fields,)*
        }
    };
    Item::Invocation { name: "core::object!", wire: None, definition }
}

/// A field of a JSON object, with its name on the wire and that of its setter where they differ.
fn field(field: &Field, structure: &Struct) -> TokenStream {
    let (wire, setter) = (&field.wire, ident(&field.setter));
    let renamed = (ident(&field.name) != field.wire).then(|| quote! { #[wire = #wire] });
    let differs = field.setter != field.name && structure.setters != Setters::Nowhere;
    let setter = differs.then(|| quote! { #[setter = #setter] });
    declaration(field, &quote! { #renamed #setter })
}

/// A field with its documentation.
pub(super) fn declaration(field: &Field, attributes: &TokenStream) -> TokenStream {
    let docs = docs(&field.docs);
    let deprecated = deprecated(field.deprecated);
    let name = ident(&field.name);
    let kind = types::kind(&field.kind);
    let kind = match field.presence {
        Presence::Given => kind,
        Presence::Required | Presence::Optional => quote! { Option<#kind> },
    };
    quote! {
        #docs
        #deprecated
        #attributes
        pub #name: #kind
    }
}
