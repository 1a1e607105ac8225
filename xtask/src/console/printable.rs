//! Text from pages, as a terminal and a report may show it.

use std::{borrow::Cow, fmt::Write};

/// The text with every character that is obeyed instead of shown (escape sequences, changes of the
/// direction of writing) written out as `\u{1b}`. Ends of lines stay.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for each in text.chars() {
        if is_obeyed(each) {
            let _ = write!(shown, "{}", each.escape_unicode());
        } else {
            shown.push(each);
        }
    }
    Cow::Owned(shown)
}

fn is_obeyed(each: char) -> bool {
    let changes_direction =
        matches!(each, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    changes_direction || (each.is_control() && each != '\n' && each != '\t')
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_would_be_obeyed_is_written_out() {
        assert_eq!(printable("a\u{1b}[31m\u{202e}é\n"), "a\\u{1b}[31m\\u{202e}é\n");
    }
}
