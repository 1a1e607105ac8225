//! Reading what holds other values: options, lists, maps and secrets.

use std::collections::BTreeMap;

use super::{Decode, Node, Nodes, Problem, problem::Step};
use crate::Secret;

impl<T: Decode> Decode for Option<T> {
    const EMPTY_TEXT_IS_ABSENT: bool = T::EMPTY_TEXT_IS_ABSENT;
    const NULL_IS_A_VALUE: bool = true;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        if node.is_absent(T::EMPTY_TEXT_IS_ABSENT) { None } else { Some(T::decode(node, problem)) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        let mut elements = Elements::of(node, T::NULL_IS_A_VALUE, problem);
        let mut list = Self::with_capacity(elements.count());
        while let Some(element) = elements.next() {
            let was_noted = problem.is_noted();
            list.push(T::decode(element, problem));
            elements.enclose(was_noted, problem);
        }
        list
    }
}

/// The elements of a list, one after the other; a single value is a list of one.
struct Elements<'a> {
    /// Those of a list, if there is one.
    list: Option<Nodes<'a>>,
    single: Option<Node<'a>>,
    /// How many were taken of a list.
    taken: usize,
    with_nulls: bool,
}

impl<'a> Elements<'a> {
    fn of(node: Node<'a>, with_nulls: bool, problem: &mut Problem) -> Self {
        let (list, single) = match node {
            Node::List(list) => (Some(list), None),
            Node::Null => {
                problem.expected("a list", &node);
                (None, None)
            }
            single => (None, Some(single)),
        };
        Self { list, single, taken: 0, with_nulls }
    }

    /// How many there are, with those that say nothing.
    fn count(&self) -> usize {
        self.list.as_ref().map_or(usize::from(self.single.is_some()), Nodes::len)
    }

    /// A service that has nothing to say about one element has said the others.
    fn next(&mut self) -> Option<Node<'a>> {
        loop {
            let Some(list) = &mut self.list else { return self.single.take() };
            let element = list.next()?;
            self.taken += 1;
            if self.with_nulls || !matches!(element, Node::Null) {
                return Some(element);
            }
        }
    }

    /// Says where a mistake was, if the element that was taken last has it.
    fn enclose(&self, was_noted: bool, problem: &mut Problem) {
        if self.list.is_some() {
            problem.enclose(was_noted, Step::Index(self.taken - 1));
        }
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        let Node::Object(fields) = node else {
            problem.expected("an object", &node);
            return Self::new();
        };
        let mut map = Self::new();
        for (name, value) in fields {
            if T::NULL_IS_A_VALUE || !matches!(value, Node::Null) {
                let value = problem.within_name(name, value);
                map.insert(name.to_owned(), value);
            }
        }
        map
    }
}

impl<T: Decode> Decode for Secret<T> {
    const EMPTY_TEXT_IS_ABSENT: bool = T::EMPTY_TEXT_IS_ABSENT;
    const NULL_IS_A_VALUE: bool = T::NULL_IS_A_VALUE;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        Self::from(T::decode(node, problem))
    }

    fn absent() -> Option<Self> {
        T::absent().map(Self::from)
    }
}
