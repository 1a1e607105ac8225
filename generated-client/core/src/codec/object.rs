//! An object that is read field by field.

use std::borrow::Cow;

use super::{Decode, Node, Problem, problem::Step};
use crate::{Extra, JsonObject};

/// An object whose fields are taken out by name; what is left are those that nobody declared.
#[derive(Debug)]
pub struct Object<'a, 'p> {
    fields: Vec<(Cow<'a, str>, Node<'a>)>,
    /// Where the next field probably is: services write fields in the order of their pages.
    next: usize,
    problem: &'p mut Problem,
}

impl<'a, 'p> Object<'a, 'p> {
    /// The object that a value is; for any other value a mistake is noted, and it is empty.
    pub fn new(node: Node<'a>, problem: &'p mut Problem) -> Self {
        let fields = match node {
            Node::Object(fields) => fields,
            other => {
                problem.expected("an object", &other);
                Vec::new()
            }
        };
        Self { fields, next: 0, problem }
    }

    /// Reads the field of this name.
    pub fn take<T: Decode>(&mut self, name: &'static str) -> T {
        match self.find(name) {
            Some(node) => self.problem.within_name(name, node),
            None => T::absent().unwrap_or_else(|| {
                self.missing(name);
                T::decode(Node::Null, self.problem)
            }),
        }
    }

    /// Reads the field of this name if it is there and says something.
    ///
    /// It does what [`take`](Self::take) does of an `Option`, as one function a type: a service has as many
    /// types as fields, and each function is compiled.
    pub fn take_optional<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        let (node, was_noted) = self.present(name, T::EMPTY_TEXT_IS_ABSENT)?;
        let value = T::decode(node, self.problem);
        self.left(was_noted, name);
        Some(value)
    }

    /// What was not taken, in its order.
    #[must_use]
    pub fn rest(self) -> Extra {
        let left = self.fields.into_iter().filter(|(_, node)| !matches!(node, Node::Taken));
        JsonObject::of_distinct(left).into()
    }

    // What follows knows no type, so that it is compiled once.

    /// Takes a value that says something, and whether a mistake was noted before it is read.
    fn present(&mut self, name: &str, empty_text_is_absent: bool) -> Option<(Node<'a>, bool)> {
        let node = self.find(name).filter(|node| !node.is_absent(empty_text_is_absent))?;
        Some((node, self.problem.is_noted()))
    }

    /// Says where a mistake was that was noted meanwhile.
    fn left(&mut self, was_noted: bool, name: &str) {
        self.problem.enclose(was_noted, Step::Name(name));
    }

    fn missing(&mut self, name: &str) {
        if !self.problem.is_noted() {
            self.problem.note(format!("missing field `{name}`"));
        }
    }

    /// Takes the value of this name, looking first where it should be. No name is there twice.
    fn find(&mut self, name: &str) -> Option<Node<'a>> {
        let is_it = |(found, _): &(Cow<'_, str>, Node<'_>)| found == name;
        let (before, behind) = self.fields.split_at(self.next);
        let found = match behind.iter().position(is_it) {
            Some(at) => self.next + at,
            None => before.iter().position(is_it)?,
        };
        self.next = found + 1;
        Some(std::mem::replace(&mut self.fields[found].1, Node::Taken))
    }
}
