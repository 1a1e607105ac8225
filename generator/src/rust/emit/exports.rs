//! The names of the services at the root of the client, where rustc tells which feature is missing.

use quote::quote;

use super::{Item, SourceFile, spelling::ident};

/// One `pub use` a service. The crate's root includes this file: through a glob, rustc would not
/// find a service whose feature is off.
#[must_use]
pub fn exports<'a>(services: impl IntoIterator<Item = &'a str>) -> SourceFile {
    let items = services.into_iter().map(|feature| {
        let name = ident(feature);
        Item::Plain(quote! {
            #[cfg(feature = #feature)]
            pub use services::#name;
        })
    });
    SourceFile { path: "exports.rs".to_owned(), source: "spec/operations".to_owned(), items: items.collect() }
}
