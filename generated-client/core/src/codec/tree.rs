//! A parsed document: the fields and elements of all that is in it, in one list.

use std::fmt;
use std::slice;

use super::Node;

/// A parsed document.
///
/// What is inside of an object or a list lies together, in one list for all, so that none of them asks for memory
/// of its own, and what was read is freed at once.
#[derive(Default)]
pub(crate) struct Tree<'a> {
    pub(super) root: Value<'a>,
    pub(super) entries: Vec<Entry<'a>>,
    /// The texts that had escapes.
    pub(super) unescaped: Vec<Box<str>>,
}

/// A field; or an element, which has no name.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) name: Text<'a>,
    pub(super) value: Value<'a>,
}

/// As [`Node`] has them, but for what is inside of lists and objects.
#[derive(Clone, Copy, Default)]
pub(crate) enum Value<'a> {
    #[default]
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Digits(&'a str),
    Text(Text<'a>),
    List(Inside),
    Object(Inside),
    Unparsed(&'a str),
}

/// A name or a text.
#[derive(Clone, Copy)]
pub(crate) enum Text<'a> {
    Plain(&'a str),
    /// The position among those that had escapes.
    Unescaped(usize),
}

/// Where the entries of a list or an object are.
#[derive(Clone, Copy)]
pub(crate) struct Inside {
    pub(super) start: usize,
    pub(super) length: usize,
}

impl Tree<'_> {
    /// The document as a value; `null` if nothing was parsed.
    pub(crate) fn root(&self) -> Node<'_> {
        self.node(self.root)
    }

    #[inline]
    fn node<'t>(&'t self, value: Value<'t>) -> Node<'t> {
        match value {
            Value::Null => Node::Null,
            Value::Bool(flag) => Node::Bool(flag),
            Value::Unsigned(number) => Node::Unsigned(number),
            Value::Signed(number) => Node::Signed(number),
            Value::Float(number) => Node::Float(number),
            Value::Digits(digits) => Node::Digits(digits),
            Value::Text(text) => Node::Text(self.text(text)),
            Value::List(inside) => Node::List(Nodes { tree: self, left: self.entries(inside) }),
            Value::Object(inside) => Node::Object(Fields { tree: self, left: self.entries(inside) }),
            Value::Unparsed(text) => Node::Unparsed(text),
        }
    }

    #[inline]
    pub(super) fn text<'t>(&'t self, text: Text<'t>) -> &'t str {
        match text {
            Text::Plain(text) => text,
            Text::Unescaped(at) => &self.unescaped[at],
        }
    }

    fn entries(&self, inside: Inside) -> slice::Iter<'_, Entry<'_>> {
        self.entries[inside.start..][..inside.length].iter()
    }
}

/// The values of a list that are left.
#[derive(Clone)]
pub struct Nodes<'a> {
    tree: &'a Tree<'a>,
    left: slice::Iter<'a, Entry<'a>>,
}

impl<'a> Iterator for Nodes<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        self.left.next().map(|entry| self.tree.node(entry.value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl ExactSizeIterator for Nodes<'_> {}

impl fmt::Debug for Nodes<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.clone()).finish()
    }
}

/// The fields of an object that are left, in the order of the document; no name is there twice.
#[derive(Clone)]
pub struct Fields<'a> {
    tree: &'a Tree<'a>,
    left: slice::Iter<'a, Entry<'a>>,
}

impl<'a> Fields<'a> {
    /// Those of no object.
    pub(super) fn none() -> Self {
        static NOTHING: Tree<'_> = Tree { root: Value::Null, entries: Vec::new(), unescaped: Vec::new() };
        Self { tree: &NOTHING, left: [].iter() }
    }

    /// The value of the next field, if it is the one of this name.
    #[inline]
    pub(super) fn next_if(&mut self, name: &str) -> Option<Node<'a>> {
        let (first, others) = self.left.as_slice().split_first()?;
        if self.tree.text(first.name) != name {
            return None;
        }
        self.left = others.iter();
        Some(self.tree.node(first.value))
    }

    /// The fields before that of this name, and its value; it goes on behind.
    pub(super) fn skip_to(&mut self, name: &str) -> Option<(Self, Node<'a>)> {
        let at = self.left.as_slice().iter().position(|field| self.tree.text(field.name) == name)?;
        let (before, behind) = self.left.as_slice().split_at(at);
        let (field, behind) = behind.split_first()?;
        self.left = behind.iter();
        Some((Self { tree: self.tree, left: before.iter() }, self.tree.node(field.value)))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (&'a str, Node<'a>);

    fn next(&mut self) -> Option<(&'a str, Node<'a>)> {
        self.left.next().map(|field| (self.tree.text(field.name), self.tree.node(field.value)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl ExactSizeIterator for Fields<'_> {}

impl fmt::Debug for Fields<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.clone()).finish()
    }
}
