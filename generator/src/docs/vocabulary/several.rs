//! Cells that name several parameters.

use std::sync::LazyLock;

use regex::Regex;

use super::data::pattern;

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern("between_names"));
static CHOICE: LazyLock<Regex> = LazyLock::new(|| pattern("choice_of_names"));
static AFFIX: LazyLock<Regex> = LazyLock::new(|| pattern("affix_of_a_name"));

/// The names in a cell that may hold several; the cell itself where it holds one.
#[must_use]
pub fn names(cell: &str) -> Vec<&str> {
    BETWEEN.split(cell).collect()
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
    cell.contains(' ') && cell.split(' ').count() == names(cell).len() && !cell.contains(['、', '\n'])
}

/// Whether one of the names is to be chosen.
#[must_use]
pub fn is_choice(cell: &str) -> bool {
    CHOICE.is_match(cell)
}
