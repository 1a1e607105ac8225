//! Actions as policies name them.

use std::sync::LazyLock;

use regex::Regex;

static ACTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-z][\w-]*(?::[\w*.-]+){1,3}$").expect("the pattern is a constant of this module")
});

/// The actions of a policy in a cell: `ecs:servers:list`.
#[must_use]
pub fn policy_actions(cell: &str) -> Vec<String> {
    let words = cell.split(|char: char| char.is_whitespace() || ",，、;；".contains(char));
    words.filter(|word| ACTION.is_match(word)).map(str::to_owned).collect()
}
