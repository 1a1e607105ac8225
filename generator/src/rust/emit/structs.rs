//! The structs of JSON objects.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    setters,
    spelling::{deprecated, docs, ident},
    types,
};
use crate::rust::module::{Field, Presence, Struct};

/// A struct with its methods.
pub(super) fn items(structure: &Struct) -> impl Iterator<Item = TokenStream> {
    let definition = [definition(structure)].into_iter();
    definition.chain(methods(structure))
}

/// Tells the runtime which types it may read leniently.
pub(super) fn lenient(structs: &[&Struct]) -> Option<TokenStream> {
    let names = structs.iter().map(|structure| ident(&structure.name));
    (!structs.is_empty()).then(|| quote! { core::lenient_structs!(#(#names),*); })
}

/// The struct itself. Everything in it may be absent: what must be sent is checked before it is.
fn definition(structure: &Struct) -> TokenStream {
    let docs = docs(&structure.docs);
    let name = ident(&structure.name);
    // On the type, so that it need not stand on each setter.
    let must_use = structure.is_sent.then(|| quote! { #[must_use] });
    let fields = structure.fields.iter().map(field);
    quote! {
        #docs
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        #must_use
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            /// Undocumented fields.
            #[serde(flatten)]
            pub extra: core::Extra,
        }
    }
}

/// A field of a JSON object: with its name on the wire, that it may be absent, and that it is read
/// leniently. The name stands alone, since all together would take five lines.
fn field(field: &Field) -> TokenStream {
    let wire = &field.wire;
    let renamed = (field.name != field.wire).then(|| quote! { #[serde(rename = #wire)] });
    let attributes = quote! {
        #renamed
        #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "core::decode")]
    };
    declaration(field, &attributes)
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

/// `new` and the setters, for what a caller makes.
fn methods(structure: &Struct) -> Option<TokenStream> {
    let name = ident(&structure.name);
    let setters = structure.fields.iter().map(|field| setters::setter(field, None));
    structure.is_sent.then(|| {
        quote! {
            impl #name {
                /// Creates an empty one.
                pub fn new() -> Self {
                    Self::default()
                }
                #(#setters)*
            }
        }
    })
}
