//! Words for nothing.

use std::sync::LazyLock;

use super::data::DATA;

/// How many bytes the longest of them has.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| DATA.words.nothing.keys().map(String::len).max().unwrap_or_default());

/// Words for nothing: a section, a table or an example that does not exist.
#[must_use]
pub fn is_none_word(line: &str) -> bool {
    let line = line.trim_end_matches('。');
    let line = line.strip_suffix('.').filter(|line| !line.ends_with('.')).unwrap_or(line);
    line.len() <= *LONGEST && DATA.words.nothing.contains_key(&line.to_lowercase())
}
