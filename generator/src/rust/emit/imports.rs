//! What a file has from elsewhere.

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::ident;
use crate::rust::module::{Import, ImportedName};

/// The runtime, and the models, which an operation exports as if they were its own.
pub(super) fn of_operation(imports: &[Import]) -> TokenStream {
    let models = imports.iter().map(|import| {
        let (model, names) = (ident(&import.model), import.names.iter().map(name));
        quote! { pub use super::super::models::#model::{#(#names),*}; }
    });
    quote! {
        use crate::core;
        #(#models)*
    }
}

/// The runtime, and the models that a model refers to.
pub(super) fn of_model(imports: &[Import]) -> TokenStream {
    let models = imports.iter().map(|import| {
        let (model, names) = (ident(&import.model), import.names.iter().map(name));
        quote! { use super::#model::{#(#names),*}; }
    });
    quote! {
        use crate::core;
        #(#models)*
    }
}

fn name(name: &ImportedName) -> TokenStream {
    let (there, here) = (ident(&name.there), ident(&name.here));
    if there == here {
        quote! { #there }
    } else {
        quote! { #there as #here }
    }
}
