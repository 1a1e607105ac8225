//! Words for nothing.

use super::data::DATA;

/// Words for nothing: a section, a table or an example that does not exist.
#[must_use]
pub fn is_none_word(line: &str) -> bool {
    let line = line.trim_end_matches('。');
    let line = line.strip_suffix('.').filter(|line| !line.ends_with('.')).unwrap_or(line);
    DATA.words.nothing.contains_key(&line.to_lowercase())
}
