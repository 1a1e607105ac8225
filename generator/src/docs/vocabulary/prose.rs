//! Facts in descriptions: defaults, bounds, formats, lists of values, conditions.

mod bounds;
mod defaults;
mod formats;
mod standing;
mod values;

use regex::Regex;

pub use bounds::{items, length, range, unit, without_unit};
pub use defaults::default;
pub use formats::{format, pattern};
pub use standing::{condition, is_deprecated};
pub use values::{announces_others, announces_values, pieces, running, value};

fn compiled(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this module")
}

fn all(texts: &[&str]) -> Vec<Regex> {
    texts.iter().map(|text| compiled(text)).collect()
}

fn first<'t>(text: &'t str, patterns: &[Regex]) -> Option<regex::Captures<'t>> {
    patterns.iter().find_map(|pattern| pattern.captures(text))
}
