//! Text within a line → Markdown that shows just this text.

/// Escapes what Markdown or rustdoc would read as markup. Balanced backticks stay: the pages mean
/// them. Addresses become links, or code where they are only patterns of addresses.
pub(in crate::rust) fn inline(text: &str) -> String {
    let text = printable(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let tildes = text.matches('~').count();
    let mut written = String::new();
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        let (taken, markdown) = code_span(rest).or_else(|| address(rest)).unwrap_or_else(|| {
            let before = text[..text.len() - rest.len()].chars().next_back();
            (letter.len_utf8(), character(before, rest, tildes))
        });
        written.push_str(&markdown);
        rest = &rest[taken..];
    }
    written
}

/// A code span that shows just this text; a word for what cannot be shown.
pub(in crate::rust) fn code(text: &str) -> String {
    let text = printable(text);
    if text.trim().is_empty() {
        "(empty)".to_owned()
    } else if text.contains('`') {
        let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        format!("{fence} {text} {fence}")
    } else {
        format!("`{text}`")
    }
}

/// Without line breaks, tabs, and the invisible characters that rustc refuses in comments.
fn printable(text: &str) -> String {
    let is_direction = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|&letter| !is_direction(letter)).collect();
    text.trim().replace(|letter: char| letter.is_control(), " ")
}

/// The code span at the beginning of the text, if its backticks are closed on the line.
fn code_span(rest: &str) -> Option<(usize, String)> {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let fence = &rest[..ticks];
    let inner = rest[ticks..].find(fence).filter(|_| ticks > 0)?;
    let end = 2 * ticks + inner;
    let is_closed = inner > 0 && !rest[end..].starts_with('`');
    is_closed.then(|| (end, rest[..end].to_owned()))
}

/// The address at the beginning of the text.
fn address(rest: &str) -> Option<(usize, String)> {
    if !rest.starts_with("http://") && !rest.starts_with("https://") {
        return None;
    }
    let is_outside = |letter: char| !letter.is_ascii_graphic() || "<>\"'`()[],;\\|".contains(letter);
    let end = rest.find(is_outside).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ':', '!', '?', '*']);
    let host = address.split("://").nth(1).unwrap_or_default();
    let is_pattern = host.is_empty() || address.contains(['{', '}', '*', '$']);
    let written = if is_pattern { code(address) } else { format!("<{address}>") };
    Some((address.len(), written))
}

/// One character, escaped where it would be markup.
fn character(before: Option<char>, rest: &str, tildes: usize) -> String {
    let mut letters = rest.chars();
    let (letter, after) = (letters.next().unwrap_or_default(), letters.next());
    let within_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    let is_markup = match letter {
        '\\' | '<' | '[' | ']' | '*' | '`' => true,
        '_' => !within_word,
        '~' => tildes > 1,
        '&' => is_entity(rest),
        _ => false,
    };
    if is_markup { format!("\\{letter}") } else { letter.to_string() }
}

/// Whether the text begins with something like `&lt;` or `&#60;`.
fn is_entity(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or_default();
    let is_closed = name.len() < rest.len();
    is_closed && name.len() > 1 && name[1..].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_escaped() {
        let cases = [
            ("Array<string>", "Array\\<string>"),
            ("tags[0] and [link](page.md)", "tags\\[0\\] and \\[link\\](page.md)"),
            ("2*3*4", "2\\*3\\*4"),
            ("cluster_id", "cluster_id"),
            ("_hidden and end_", "\\_hidden and end\\_"),
            ("__init__", "\\_\\_init\\_\\_"),
            ("1~64", "1~64"),
            ("1~64, 2~8", "1\\~64, 2\\~8"),
            ("C:\\dir", "C:\\\\dir"),
            ("a &lt; b & c", "a \\&lt; b & c"),
            ("say `a<b>` and `open", "say `a<b>` and \\`open"),
            ("``a`b`` c", "``a`b`` c"),
            ("a\tb", "a b"),
            ("a\u{202e}b", "ab"),
        ];
        for (text, written) in cases {
            assert_eq!(inline(text), written, "{text}");
        }
    }

    #[test]
    fn addresses_become_links_or_code() {
        let cases = [
            ("see https://example.com/a_b?c=d.", "see <https://example.com/a_b?c=d>."),
            ("见https://example.com/页", "见<https://example.com/>页"),
            ("(http://example.com)", "(<http://example.com>)"),
            ("https://{endpoint}/v1", "`https://{endpoint}/v1`"),
            ("http:// or https://", "`http://` or `https://`"),
        ];
        for (text, written) in cases {
            assert_eq!(inline(text), written, "{text}");
        }
    }

    #[test]
    fn values_are_shown_as_code() {
        for (text, written) in [("a*b", "`a*b`"), ("", "(empty)"), ("a`b", "`` a`b ``")] {
            assert_eq!(code(text), written);
        }
    }
}
