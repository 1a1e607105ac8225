//! Cells that name several parameters.

use std::sync::LazyLock;

use regex::Regex;

use super::data::pattern;

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern("between_names"));
static CHOICE: LazyLock<Regex> = LazyLock::new(|| pattern("choice_of_names"));

/// The names in a cell that may hold several; the cell itself where it holds one.
#[must_use]
pub fn names(cell: &str) -> Vec<&str> {
    BETWEEN.split(cell).collect()
}

/// Whether one of the names is to be chosen.
#[must_use]
pub fn is_choice(cell: &str) -> bool {
    CHOICE.is_match(cell)
}
