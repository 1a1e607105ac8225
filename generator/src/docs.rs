//! FRONT: from pages to a service. Knows Markdown, HTML, Chinese and English; no Rust.

pub mod document;
pub mod scan;
pub mod source;
