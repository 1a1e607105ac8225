//! Facts in descriptions: defaults, bounds, formats, lists of values, conditions.

mod bounds;
mod condition;
mod defaults;
mod deprecation;
mod formats;
mod labels;
mod values;

use regex::Regex;

pub use bounds::{items, length, range, unit, without_unit};
pub use condition::condition;
pub use defaults::default;
pub use deprecation::is_deprecated;
pub use formats::{expression as pattern, format};
pub use labels::{parents, stated_type};
pub use values::{announces_others, announces_values, pieces, running, value};

fn has_digit(text: &str) -> bool {
    text.bytes().any(|char| char.is_ascii_digit())
}

fn first<'t>(text: &'t str, patterns: &[Regex]) -> Option<regex::Captures<'t>> {
    patterns.iter().find_map(|pattern| pattern.captures(text))
}
