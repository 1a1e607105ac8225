//! The structs of JSON objects.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    required, setters,
    spelling::{docs, ident},
    types,
};
use crate::rust::module::{Constructor, Field, Struct};

/// A struct with all that belongs to it.
pub(super) fn items(structure: &Struct) -> impl Iterator<Item = TokenStream> {
    let definition = [definition(structure)].into_iter();
    definition.chain(methods(structure)).chain(required::of_struct(structure))
}

/// Tells the runtime which types it may read leniently.
pub(super) fn lenient(structs: &[&Struct]) -> Option<TokenStream> {
    let names = structs.iter().map(|structure| ident(&structure.name));
    (!structs.is_empty()).then(|| quote! { core::lenient_structs!(#(#names),*); })
}

/// The struct itself. It has a default where nothing in it is required.
fn definition(structure: &Struct) -> TokenStream {
    let docs = docs(&structure.docs);
    let name = ident(&structure.name);
    let default = default(structure.fields.iter());
    // On the type, so that it need not stand on each setter.
    let must_use = (structure.constructor != Constructor::Absent).then(|| quote! { #[must_use] });
    let fields = structure.fields.iter().map(field);
    quote! {
        #docs
        #[derive(Clone, Debug, #default PartialEq, serde::Serialize, serde::Deserialize)]
        #must_use
        #[non_exhaustive]
        pub struct #name {
            #(#fields,)*
            /// What the page does not document.
            #[serde(flatten)]
            pub extra: core::Extra,
        }
    }
}

/// The derive of a default, for a type with these fields.
pub(super) fn default<'a>(mut fields: impl Iterator<Item = &'a Field>) -> Option<TokenStream> {
    fields.all(|field| field.optional).then(|| quote! { Default, })
}

/// A field of a JSON object, with its name on the wire.
fn field(field: &Field) -> TokenStream {
    let wire = &field.wire;
    let renamed = (field.name != field.wire).then(|| quote! { #[serde(rename = #wire)] });
    declaration(field, renamed.as_ref())
}

/// A field with what else serde must know: that it may be absent, and that it is read leniently.
/// One attribute each, since together they would take five lines.
pub(super) fn declaration(field: &Field, renamed: Option<&TokenStream>) -> TokenStream {
    let docs = docs(&field.docs);
    let name = ident(&field.name);
    let kind = held(field);
    let absent = quote! { #[serde(default, skip_serializing_if = "Option::is_none")] };
    let absent = field.optional.then_some(absent);
    quote! {
        #docs
        #renamed
        #absent
        #[serde(deserialize_with = "core::lenient::decode")]
        pub #name: #kind
    }
}

/// The type of a field: an option where it may be absent.
fn held(field: &Field) -> TokenStream {
    let kind = types::kind(&field.kind);
    if field.optional {
        quote! { Option<#kind> }
    } else {
        kind
    }
}

/// `new` and the setters, for what a caller makes.
fn methods(structure: &Struct) -> Option<TokenStream> {
    if structure.constructor == Constructor::Absent {
        return None;
    }
    let name = ident(&structure.name);
    let fields: Vec<&Field> = structure.fields.iter().collect();
    let new =
        setters::new(&structure.constructor, &fields, &initial(&structure.fields, &structure.constructor));
    let setters =
        structure.fields.iter().filter(|field| field.optional).map(|field| setters::setter(field, None));
    Some(quote! {
        impl #name {
            #new
            #(#setters)*
        }
    })
}

/// The fields of a new value, each with its argument or absent.
pub(super) fn initial(fields: &[Field], constructor: &Constructor) -> TokenStream {
    let fields = fields.iter().map(|field| setters::initial(field, constructor));
    quote! { #(#fields,)* extra: core::Extra::default(), }
}
