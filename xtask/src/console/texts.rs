//! The texts that findings are about, by the path that findings name.

use std::collections::BTreeMap;

use generator::docs::source::SourcePage;

/// Files as they were read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    by_path: BTreeMap<String, String>,
}

impl Texts {
    /// Keeps a text.
    pub(crate) fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.by_path.insert(path.into(), text.into());
    }

    /// Keeps a page. Up to the first byte that is not UTF-8, places stay what they are.
    pub(crate) fn insert_page(&mut self, page: &SourcePage) {
        self.insert(&page.path, String::from_utf8_lossy(&page.bytes));
    }

    /// The text of a file that was read.
    pub(crate) fn get(&self, path: &str) -> Option<&str> {
        self.by_path.get(path).map(String::as_str)
    }
}
