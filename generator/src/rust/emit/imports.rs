//! What a file has from elsewhere.

use proc_macro2::TokenStream;
use quote::quote;

use super::spelling::ident;
use crate::rust::module::ImportedName;

/// The runtime, and the shared types, which an operation exports as if they were its own.
pub(super) fn of_operation(imports: &[ImportedName]) -> TokenStream {
    let names = imports.iter().map(name);
    let shared = (!imports.is_empty()).then(|| quote! { pub use super::super::types::{#(#names),*}; });
    quote! {
        use crate::core;
        #shared
    }
}

/// The runtime, and the shared types that one refers to.
pub(super) fn of_shared(imports: &[ImportedName]) -> TokenStream {
    let names = imports.iter().map(name);
    let shared = (!imports.is_empty()).then(|| quote! { use super::{#(#names),*}; });
    quote! {
        use crate::core;
        #shared
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
