//! Cells that name several parameters.

use std::sync::LazyLock;

use regex::Regex;

use super::data::pattern;

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern("between_names"));
static CHOICE: LazyLock<Regex> = LazyLock::new(|| pattern("choice_of_names"));
static AFFIX: LazyLock<Regex> = LazyLock::new(|| pattern("affix_of_a_name"));

/// The names in a cell that may hold several; the cell itself where it holds one. A slash stands between
/// names, unless it is that of a single key with a domain before it, such as `example.com/lid`.
#[must_use]
pub fn names(cell: &str) -> Vec<&str> {
    let names = BETWEEN.split(cell);
    if cell.contains(['.', ':']) {
        return names.collect();
    }
    names.flat_map(|name| name.split('/')).filter(|name| !name.is_empty()).collect()
}

/// A name without what it adds to that of another field of the same shape: `tags` of `not_tags_any`.
#[must_use]
pub fn without_affix(name: &str) -> &str {
    let found = AFFIX.captures(name);
    found.and_then(|found| found.iter().skip(1).flatten().next()).map_or(name, |bare| bare.as_str())
}

/// Whether a cell of one line holds words and no names: `Name of the box`.
#[must_use]
pub fn is_prose(cell: &str) -> bool {
    let cell = cell.replace(" / ", "/");
    let is_of_words = cell.split(' ').count() == BETWEEN.split(&cell).count();
    cell.contains(' ') && is_of_words && !cell.contains(['、', '\n'])
}

/// Whether one of the names is to be chosen.
#[must_use]
pub fn is_choice(cell: &str) -> bool {
    CHOICE.is_match(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_several_names_from_one_key_and_from_words() {
        for (cell, expected) in [
            ("lid or box", vec!["lid", "box"]),
            ("max/min/average", vec!["max", "min", "average"]),
            ("lid / box", vec!["lid", "box"]),
            ("example.com/lid", vec!["example.com/lid"]),
            ("lid", vec!["lid"]),
        ] {
            assert_eq!(names(cell), expected, "{cell}");
        }
        assert!(is_prose("Read/write speed of the box") && is_prose("Name of the box"));
        assert!(!is_prose("lid / box") && !is_prose("lid or box") && !is_prose("max/min"));
    }
}
