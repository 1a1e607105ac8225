//! The first mistake in a document, and the path to it.

use std::borrow::Cow;
use std::fmt;

use super::{Decode, Node};

/// Where a document differs from what is declared, and how.
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// From the inside out, as it was found.
    path: Vec<Segment>,
    text: Cow<'static, str>,
}

#[derive(Clone, PartialEq, Eq)]
enum Segment {
    Name(String),
    Index(usize),
}

impl Mismatch {
    pub(crate) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { path: Vec::new(), text: text.into() }
    }

    /// The path in the document, `job_list[3].start_time` for example; empty for the whole.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.path.iter().rev() {
            match segment {
                Segment::Index(index) => path.extend(["[", &index.to_string(), "]"]),
                Segment::Name(name) if path.is_empty() => path.push_str(name),
                Segment::Name(name) => path.extend([".", name]),
            }
        }
        path
    }

    /// The names on the way there; the numbers of elements are left out.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.path.iter().rev().filter_map(|segment| match segment {
            Segment::Name(name) => Some(name.as_str()),
            Segment::Index(_) => None,
        })
    }

    /// What was expected there and what kind of value was found.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl std::error::Error for Mismatch {}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "at {}: ", self.path())?;
        }
        formatter.write_str(&self.text)
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Mismatch({self})")
    }
}

/// The first mistake of a reading, if there was one.
#[derive(Debug, Default)]
pub struct Problem(Option<Box<Mismatch>>);

impl Problem {
    /// Notes that another kind of value was expected.
    pub fn expected(&mut self, expected: &'static str, found: &Node<'_>) {
        if self.0.is_none() {
            self.note(format!("expected {expected}, found {}", found.kind()));
        }
    }

    /// Notes a mistake in words of one's own, unless there is one already.
    pub fn note(&mut self, text: impl Into<Cow<'static, str>>) {
        self.0.get_or_insert_with(|| Box::new(Mismatch::new(text)));
    }

    /// Notes a mistake that was found before, unless there is one already.
    pub(crate) fn note_mismatch(&mut self, mismatch: Mismatch) {
        self.0.get_or_insert_with(|| Box::new(mismatch));
    }

    /// The mistake, if there was one.
    pub(crate) fn into_mismatch(self) -> Option<Mismatch> {
        self.0.map(|mismatch| *mismatch)
    }

    /// The value, unless there was a mistake.
    pub(crate) fn none<T>(self, value: T) -> Result<T, Mismatch> {
        match self.0 {
            None => Ok(value),
            Some(mismatch) => Err(*mismatch),
        }
    }

    pub(super) fn is_noted(&self) -> bool {
        self.0.is_some()
    }

    /// Reads a value inside of another and says where it was, if it is the one with the mistake.
    pub(super) fn within_name<T: Decode>(&mut self, name: &str, node: Node<'_>) -> T {
        let was_noted = self.is_noted();
        let value = T::decode(node, self);
        self.enclose(was_noted, Step::Name(name));
        value
    }

    /// Says where a mistake was that the reading of a value inside has noted. Not generic, as whatever is
    /// would be compiled for each type that is read.
    pub(super) fn enclose(&mut self, was_noted: bool, step: Step<'_>) {
        if self.is_noted() && !was_noted {
            self.extend(step);
        }
    }

    #[cold]
    fn extend(&mut self, step: Step<'_>) {
        if let Some(mismatch) = &mut self.0 {
            mismatch.path.push(match step {
                Step::Name(name) => Segment::Name(name.to_owned()),
                Step::Index(index) => Segment::Index(index),
            });
        }
    }
}

/// From a value to one inside of it.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Name(&'a str),
    Index(usize),
}
