//! Reading what holds other values: options, lists, maps, boxes and secrets.

use std::collections::BTreeMap;

use super::{Decode, Node, Problem};
use crate::core::Secret;

impl<T: Decode> Decode for Option<T> {
    const EMPTY_TEXT_IS_ABSENT: bool = T::EMPTY_TEXT_IS_ABSENT;
    const NULL_IS_A_VALUE: bool = true;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        match &node {
            Node::Null => None,
            Node::Text(text) if T::EMPTY_TEXT_IS_ABSENT && text.is_empty() => None,
            _ => Some(T::decode(node, problem)),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        let mut elements = Elements::of(node, T::NULL_IS_A_VALUE, problem);
        let mut list = Self::with_capacity(elements.left.len());
        while let Some((index, element)) = elements.next() {
            list.push(match index {
                Some(index) => problem.within_index(index, element),
                None => T::decode(element, problem),
            });
        }
        list
    }
}

/// The elements of a list, one after the other; a single value is a list of one.
struct Elements<'a> {
    left: std::vec::IntoIter<Node<'a>>,
    /// The index of the next element, where there is a list.
    index: Option<usize>,
    with_nulls: bool,
}

impl<'a> Elements<'a> {
    fn of(node: Node<'a>, with_nulls: bool, problem: &mut Problem) -> Self {
        let (elements, index) = match node {
            Node::List(elements) => (elements, Some(0)),
            Node::Null => {
                problem.expected("a list", &node);
                (Vec::new(), None)
            }
            single => (vec![single], None),
        };
        Self { left: elements.into_iter(), index, with_nulls }
    }

    /// A service that has nothing to say about one element has said the others.
    fn next(&mut self) -> Option<(Option<usize>, Node<'a>)> {
        loop {
            let element = self.left.next()?;
            let index = self.index;
            self.index = index.map(|index| index + 1);
            if self.with_nulls || !matches!(element, Node::Null) {
                return Some((index, element));
            }
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
                let value = problem.within_name(&name, value);
                map.insert(name.into_owned(), value);
            }
        }
        map
    }
}

impl<T: Decode> Decode for Box<T> {
    const EMPTY_TEXT_IS_ABSENT: bool = T::EMPTY_TEXT_IS_ABSENT;
    const NULL_IS_A_VALUE: bool = T::NULL_IS_A_VALUE;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        Self::new(T::decode(node, problem))
    }

    fn absent() -> Option<Self> {
        T::absent().map(Self::new)
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
