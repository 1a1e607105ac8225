//! How a [`Tree`] is made: what is inside of a list or an object is added first, then itself.

use std::borrow::Cow;

use super::distinct::{are_last, has_twice};
use super::tree::{Entry, Inside, Text, Tree, Value};

/// A tree that grows.
#[derive(Default)]
pub(crate) struct Builder<'a> {
    tree: Tree<'a>,
    /// What is inside of lists and objects that have not ended yet.
    open: Vec<Entry<'a>>,
}

impl<'a> Builder<'a> {
    /// With room for as many values as a text of this length usually has.
    pub(super) fn for_text(length: usize) -> Self {
        const BYTES_A_VALUE: usize = 24;
        /// So many are seldom open at once.
        const MANY: usize = 64;
        let values = length / BYTES_A_VALUE;
        let tree = Tree { entries: Vec::with_capacity(values), ..Tree::default() };
        Self { tree, open: Vec::with_capacity(values.min(MANY)) }
    }

    /// The tree of the one value that was added outside of lists and objects.
    pub(crate) fn build(mut self) -> Tree<'a> {
        self.tree.root = self.open.pop().map(|root| root.value).unwrap_or_default();
        self.tree
    }

    /// Keeps a text of the document.
    pub(super) fn keep(&mut self, text: Cow<'a, str>) -> Text<'a> {
        match text {
            Cow::Borrowed(text) => Text::Plain(text),
            Cow::Owned(text) => self.keep_unescaped(text.into()),
        }
    }

    /// Keeps a text whose escapes are undone.
    pub(super) fn keep_unescaped(&mut self, text: Box<str>) -> Text<'a> {
        self.tree.unescaped.push(text);
        Text::Unescaped(self.tree.unescaped.len() - 1)
    }

    /// Begins a list or an object, which ends with what is returned.
    pub(crate) fn begin(&self) -> usize {
        self.open.len()
    }

    /// Adds a value; what is an element has no name.
    #[inline]
    pub(crate) fn add(&mut self, name: Text<'a>, value: Value<'a>) {
        self.open.push(Entry { name, value });
    }

    /// Adds a list of what was added since.
    pub(crate) fn end_list(&mut self, begin: usize, name: Text<'a>) {
        let inside = self.end(begin);
        self.add(name, Value::List(inside));
    }

    /// Adds an object of what was added since. Of the fields of one name, the last one counts.
    pub(crate) fn end_object(&mut self, begin: usize, name: Text<'a>) {
        let fields = &self.open[begin..];
        if has_twice(fields, |field| self.tree.text(field.name)) {
            self.keep_last(begin);
        }
        let inside = self.end(begin);
        self.add(name, Value::Object(inside));
    }

    fn end(&mut self, begin: usize) -> Inside {
        let start = self.tree.entries.len();
        self.tree.entries.extend_from_slice(&self.open[begin..]);
        let length = self.open.len() - begin;
        self.open.truncate(begin);
        Inside { start, length }
    }

    /// Removes the fields that a later one of the same name overrides.
    #[cold]
    fn keep_last(&mut self, begin: usize) {
        let mut are_last = are_last(&self.open[begin..], |field| self.tree.text(field.name)).into_iter();
        let fields = self.open.split_off(begin);
        self.open.extend(fields.into_iter().filter(|_| are_last.next() == Some(true)));
    }
}
