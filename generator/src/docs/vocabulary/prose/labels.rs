//! What a description tells of its field behind a label, where the table has no column for it.

use std::sync::LazyLock;

use regex::Regex;

use crate::docs::vocabulary::data::{DATA, pattern};

static SPEAKS_OF_TYPES: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_types"));
static SPEAKS_OF_PARENTS: LazyLock<Regex> = LazyLock::new(|| pattern("speaks_of_parents"));
static TYPE: LazyLock<Regex> = LazyLock::new(|| pattern("stated_type"));
static PARENTS: LazyLock<Regex> = LazyLock::new(|| pattern("parents"));

/// The type that a description states: `类型：String`, `Type: String`.
#[must_use]
pub fn stated_type(text: &str) -> Option<&str> {
    if !SPEAKS_OF_TYPES.is_match(text) {
        return None;
    }
    Some(TYPE.captures(text)?.get(1)?.as_str())
}

/// The elements of XML around the one described, from the outside to the inside, for each place
/// where it may stand: `父节点：Boxes.Box | Boxes.Bag`.
#[must_use]
pub fn parents(text: &str) -> Vec<&str> {
    if !SPEAKS_OF_PARENTS.is_match(text) {
        return Vec::new();
    }
    let Some(found) = PARENTS.captures(text).and_then(|found| found.get(1)) else { return Vec::new() };
    let names = found.as_str().split('|').map(|name| name.trim().trim_matches('.'));
    names.filter(|name| !DATA.words.no_parent.contains_key(&name.to_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_types_behind_their_label() {
        for (text, expected) in [
            ("盒子的名称。类型：String约束：不空", Some("String")),
            ("The box\nType: XML", Some("XML")),
            ("盒子的类型有两种", None),
            ("Prototype: Box", None),
        ] {
            assert_eq!(stated_type(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_the_elements_around_one() {
        for (text, expected) in [
            ("名称。类型：String父节点：Boxes.Box", vec!["Boxes.Box"]),
            ("名称。父节点：Boxes.Box | Boxes.Bag", vec!["Boxes.Box", "Boxes.Bag"]),
            ("名称。父元素：Box约束：不空", vec!["Box"]),
            ("名称。父元素：无", vec![]),
            ("Name\nAncestor: None", vec![]),
            ("Name\nParent node: Box.", vec!["Box"]),
        ] {
            assert_eq!(parents(text), expected, "{text}");
        }
    }
}
