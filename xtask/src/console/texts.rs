//! The texts that findings are about, by the path that findings name.

use std::collections::BTreeMap;

use generator::{diagnostic::LineIndex, docs::source::SourcePage};

/// A file as it was read, with its lines counted once.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    text: String,
    lines: LineIndex,
}

impl Text {
    pub(super) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { lines: LineIndex::new(&text), text }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte, both counted from one.
    pub(super) fn position(&self, offset: usize) -> (usize, usize) {
        self.lines.position(&self.text, offset)
    }
}

/// Files as they were read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    by_path: BTreeMap<String, Text>,
}

impl Texts {
    /// Keeps a text.
    pub(crate) fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.by_path.insert(path.into(), Text::new(text));
    }

    /// Keeps a page. Up to the first byte that is not UTF-8, positions stay what they are.
    pub(crate) fn insert_page(&mut self, page: &SourcePage) {
        self.insert(&page.path, String::from_utf8_lossy(&page.bytes));
    }

    /// Keeps the texts of another.
    pub(crate) fn extend(&mut self, other: Self) {
        self.by_path.extend(other.by_path);
    }

    /// The text of a file that was read.
    pub(super) fn get(&self, path: &str) -> Option<&Text> {
        self.by_path.get(path)
    }
}
