//! A page as it comes: a path and its bytes.

use crate::page_id::PageId;

/// One file of an API reference.
#[derive(Clone, Debug)]
pub struct SourcePage {
    /// The file as diagnostics name it, with `/` between folders.
    pub path: String,
    /// Its content, whatever it is.
    pub bytes: Vec<u8>,
}

impl SourcePage {
    /// A page from a text, as tests and `explain` have it.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }

    /// What it is called in its service.
    #[must_use]
    pub fn id(&self) -> PageId {
        PageId::of(&self.path)
    }
}
