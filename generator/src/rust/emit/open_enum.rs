//! The lists of values, as the runtime's macro takes them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    Item,
    spelling::{docs, ident},
};
use crate::rust::module::{EnumValue, EnumWire, OpenEnum, Variant};

/// An enum that keeps what it does not know.
pub(super) fn item(list: &OpenEnum) -> Item {
    let docs = docs(&list.docs);
    let name = ident(&list.name);
    let variants = list.variants.iter().map(variant);
    Item::Invocation {
        name: "core::open_enum!",
        wire: Some(match list.wire {
            EnumWire::Text => "str",
            EnumWire::Number => "i64",
        }),
        definition: quote! {
            #docs
            pub enum #name {
                #(#variants,)*
            }
        },
    }
}

fn variant(variant: &Variant) -> TokenStream {
    let docs = docs(&variant.docs);
    let name = ident(&variant.name);
    let value = match &variant.value {
        EnumValue::Text(text) => Literal::string(text),
        EnumValue::Number(number) => Literal::i64_unsuffixed(*number),
    };
    quote! {
        #docs
        #name = #value
    }
}
