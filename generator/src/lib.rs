//! From the pages of an API reference to a reviewed spec, and from the spec to a Rust client.

pub mod diagnostic;
pub mod docs;
pub mod files;
pub mod spec;
