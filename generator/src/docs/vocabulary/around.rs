//! Words that one structure is that of another, which stands around it or before it.

use std::sync::LazyLock;

use regex::Regex;

use super::data::{pattern, patterns};

static AROUND: LazyLock<Regex> = LazyLock::new(|| pattern("structure_around"));
static OF_ANOTHER: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("structure_of_another"));

/// What has the structure that a description says to be that of its own field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness<'a> {
    /// What the row stands in.
    Around,
    /// The field or structure of a name.
    Of(&'a str),
}

/// Whose structure a description says that a field has.
#[must_use]
pub fn likeness(description: &str) -> Option<Likeness<'_>> {
    if AROUND.is_match(description) {
        return Some(Likeness::Around);
    }
    let found = OF_ANOTHER.iter().find_map(|pattern| pattern.captures(description))?;
    found.get(1).map(|name| Likeness::Of(name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_stands_around_from_what_has_a_name() {
        assert_eq!(likeness("Same structure as the parent."), Some(Likeness::Around));
        assert_eq!(likeness("结构与上一级一致"), Some(Likeness::Around));
        assert_eq!(likeness("For details, see boxes above."), Some(Likeness::Of("boxes")));
        assert_eq!(likeness("The colour of the box."), None);
    }
}
