//! An object that is read field by field.

use super::{Decode, Fields, Node, Problem, problem::Step};
use crate::{Extra, JsonObject};

/// An object whose fields are taken out by name; what is left are those that nobody declared.
#[derive(Debug)]
pub struct Object<'a, 'p> {
    /// What was not looked at yet. The next field is probably its first: services write fields in the order
    /// of their pages.
    ahead: Fields<'a>,
    /// What was passed by on the way to a field that was asked for earlier, in its order.
    passed: Vec<(&'a str, Node<'a>)>,
    problem: &'p mut Problem,
    /// Whether a mistake was noted before the field was read that was taken last.
    was_noted: bool,
}

impl<'a, 'p> Object<'a, 'p> {
    /// The object that a value is; for any other value a mistake is noted, and it is empty.
    pub fn new(node: Node<'a>, problem: &'p mut Problem) -> Self {
        let ahead = match node {
            Node::Object(fields) => fields,
            other => {
                problem.expected("an object", &other);
                Fields::none()
            }
        };
        Self { ahead, passed: Vec::new(), problem, was_noted: false }
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
        let node = self.present(name, T::EMPTY_TEXT_IS_ABSENT)?;
        let value = T::decode(node, self.problem);
        self.left(name);
        Some(value)
    }

    /// What was not taken, in its order.
    #[must_use]
    pub fn rest(self) -> Extra {
        JsonObject::of_distinct(self.passed.into_iter().chain(self.ahead)).into()
    }

    // What follows knows no type, so that it is compiled once.

    /// Takes a value that says something.
    fn present(&mut self, name: &str, empty_text_is_absent: bool) -> Option<Node<'a>> {
        self.was_noted = self.problem.is_noted();
        self.find(name).filter(|node| !node.is_absent(empty_text_is_absent))
    }

    /// Says where a mistake was that was noted meanwhile.
    fn left(&mut self, name: &str) {
        self.problem.enclose(self.was_noted, Step::Name(name));
    }

    fn missing(&mut self, name: &str) {
        if !self.problem.is_noted() {
            self.problem.note(format!("missing field `{name}`"));
        }
    }

    /// Takes the value of this name, looking first where it should be. No name is there twice.
    #[inline]
    fn find(&mut self, name: &str) -> Option<Node<'a>> {
        self.ahead.next_if(name).or_else(|| self.search(name))
    }

    fn search(&mut self, name: &str) -> Option<Node<'a>> {
        if let Some((before, node)) = self.ahead.skip_to(name) {
            self.passed.extend(before);
            return Some(node);
        }
        let at = self.passed.iter().position(|(found, _)| *found == name)?;
        Some(self.passed.remove(at).1)
    }
}
