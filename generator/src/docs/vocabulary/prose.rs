//! Facts in descriptions: defaults, bounds, formats, lists of values, conditions.

mod bounds;
mod defaults;
mod formats;
mod labels;
mod standing;
mod values;

use regex::Regex;

pub use bounds::{items, length, range, unit, without_unit};
pub use defaults::default;
pub use formats::{format, pattern};
pub use labels::{parents, stated_type};
pub use standing::{condition, is_deprecated};
pub use values::{announces_others, announces_values, pieces, running, value};

fn compiled(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

/// Words of which every text has one that a family of patterns reads: most texts have none, and
/// these are found much faster than patterns with `\b` or `.*` fail.
fn mentions(words: &str) -> Regex {
    compiled(&format!("(?i){words}"))
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|sign| sign.is_ascii_digit())
}

fn all(texts: &[&str]) -> Vec<Regex> {
    texts.iter().map(|text| compiled(text)).collect()
}

fn first<'t>(text: &'t str, patterns: &[Regex]) -> Option<regex::Captures<'t>> {
    patterns.iter().find_map(|pattern| pattern.captures(text))
}
