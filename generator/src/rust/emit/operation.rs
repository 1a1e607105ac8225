//! The struct of an operation, as the runtime's macro takes it.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    Item,
    spelling::{deprecated, docs, ident},
    structs, types,
};
use crate::rust::module::{Field, File, Payload, Presence};

/// The request as a value: what stands in the path, what may be set besides, and the payload.
pub(super) fn item(file: &File) -> Item {
    let operation = &file.operation;
    let docs = docs(&operation.docs);
    let deprecated = deprecated(file.deprecated);
    let name = ident(&operation.name);
    let output = types::kind(&operation.output);
    let parameters = operation.parameters.iter().map(|parameter| self::parameter(&parameter.field));
    let body = operation.body.as_ref().map(body);
    let definition = quote! {
        #docs
        #deprecated
        #[output(#output)]
        pub struct #name {
            #(#parameters,)*
            #body
        }
    };
    Item::Invocation { name: "core::operation!", wire: None, definition }
}

fn parameter(field: &Field) -> TokenStream {
    if field.presence == Presence::Given {
        let declaration = structs::declaration(field, &TokenStream::new());
        return quote! { #[path] #declaration };
    }
    let setter = ident(&field.setter);
    let setter = (field.setter != field.name).then(|| quote! { #[setter = #setter] });
    structs::declaration(field, &quote! { #setter })
}

fn body(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Whole(field) => parameter(field),
        Payload::Fields(body) => {
            let name = ident(&body.name);
            quote! {
                #[body]
                /// The payload.
                pub body: #name
            }
        }
    }
}
