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
        match node {
            Node::List(elements) => {
                let mut list = Self::with_capacity(elements.len());
                for (index, element) in elements.into_iter().enumerate() {
                    // A service that has nothing to say about one element has said the others.
                    if T::NULL_IS_A_VALUE || !matches!(element, Node::Null) {
                        list.push(problem.within_index(index, element));
                    }
                }
                list
            }
            Node::Null => {
                problem.expected("a list", &node);
                Self::new()
            }
            single => vec![T::decode(single, problem)],
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
