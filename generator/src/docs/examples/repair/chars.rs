//! Repairs that change single chars of a text that is almost JSON.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::docs::pieces::{Piece, inside, outside, pieces, string_length};

macro_rules! patterns {
    ($($name:ident = $pattern:literal;)+) => {
        $(static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("the pattern is a constant of this module"));)+
    };
}

patterns! {
    TRAILING_COMMA = r",(\s*[}\]])";
    DOUBLE_COMMA = r",(?:\s*,)+";
    DOTS = r"(?P<before>,\s*)?(?:\.{3,}|…+|\*{3,})(?P<after>\s*,)?";
    KEY = r"(?P<before>(?:^|[{,])\s*)(?P<key>[A-Za-z_][\w.-]*)(?P<after>\s*:)";
    VALUE = r"(?P<before>[:\[,]\s*)(?P<value>\$?\{[\w-]+\}|[^\s,:\[\]{}][^,\[\]{}\n]*)";
    SINGLE_QUOTED = r"'([^'\n]*)'";
    LEADING_ZERO = r"([:\[,]\s*-?)0+(\d)";
    OPENING_QUOTE = r"([{\[,:]\s*)[“”]";
    CLOSING_QUOTE = r"[“”](\s*[:,}\]])";
    LAST_QUOTE = r"[“”](\s*\n)";
    MARKDOWN_ESCAPE = r"\\([_\-*.<>#|(){}\[\]~`])";
}

/// `1, ]`
pub(super) fn trailing_comma(text: &str) -> String {
    outside(text, |piece| TRAILING_COMMA.replace_all(piece, "$1").into_owned())
}

/// A line that ends in a value, and one behind it that starts with a key or value.
pub(super) fn missing_comma(text: &str) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut gap = Gap::default();
    for piece in pieces(text) {
        match piece {
            Piece::String(string) => {
                gap.char('"', &mut repaired);
                repaired.push_str(string);
                gap.value_end = Some(repaired.len());
            }
            Piece::Other(chars) => {
                for char in chars.chars() {
                    gap.char(char, &mut repaired);
                    repaired.push(char);
                    if !char.is_whitespace() {
                        gap.value_end =
                            (char.is_alphanumeric() || "]}".contains(char)).then_some(repaired.len());
                    }
                }
            }
        }
    }
    repaired
}

/// What stands between two values.
#[derive(Default)]
struct Gap {
    depth: usize,
    /// Behind the last value, if nothing but blanks stands there.
    value_end: Option<usize>,
    has_line_break: bool,
}

impl Gap {
    /// Puts in a comma before a char that starts a value on another line than the last one.
    fn char(&mut self, char: char, repaired: &mut String) {
        if char.is_whitespace() {
            self.has_line_break |= char == '\n';
            return;
        }
        let starts_value = "\"{[".contains(char);
        if let Some(end) = self.value_end
            && starts_value
            && self.has_line_break
            && self.depth > 0
        {
            repaired.insert(end, ',');
        }
        self.has_line_break = false;
        match char {
            '{' | '[' => self.depth += 1,
            '}' | ']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// A line break or another control character in a string.
pub(super) fn control_character(text: &str) -> String {
    inside(text, |string| {
        if !string.contains(char::is_control) {
            return string.to_owned();
        }
        let escaped = |char: char| match char {
            '\n' => "\\n".to_owned(),
            '\r' => "\\r".to_owned(),
            '\t' => "\\t".to_owned(),
            char if char.is_control() => format!("\\u{:04x}", u32::from(char)),
            char => char.to_string(),
        };
        string.chars().map(escaped).collect()
    })
}

/// `// …` and `/* … */`
pub(super) fn comment(text: &str) -> String {
    without_comments(text, &[("//", "\n"), ("/*", "*/")])
}

/// `# …`
pub(super) fn hash_comment(text: &str) -> String {
    without_comments(text, &[("#", "\n")])
}

/// Quotes within a comment open no string, therefore this reads char by char.
fn without_comments(text: &str, marks: &[(&str, &str)]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let comment = marks.iter().find(|(open, _)| rest.starts_with(open));
        let (keep, skip) = match comment {
            Some((_, close)) => {
                let end = rest.find(close).unwrap_or(rest.len());
                // The end of the line stays.
                (0, if *close == "\n" { end } else { (end + close.len()).min(rest.len()) })
            }
            None if char == '"' => (string_length(rest), 0),
            None => (char.len_utf8(), 0),
        };
        kept.push_str(&rest[..keep]);
        rest = &rest[keep + skip..];
    }
    kept
}

/// `：` and `，`
pub(super) fn full_width_sign(text: &str) -> String {
    outside(text, |piece| piece.replace('：', ":").replace('，', ","))
}

/// `...`, `…` and `***` in place of elements. In place of a value it is a word without quotes.
pub(super) fn ellipsis(text: &str) -> String {
    outside(text, |piece| {
        let shorten = |found: &Captures<'_>| {
            let whole = found.get(0).expect("a match has a whole");
            let before = piece[..whole.start()].trim_end();
            if before.ends_with(':') {
                return whole.as_str().to_owned();
            }
            let is_first = before.ends_with(['[', '{']);
            let parts = found.name("after").is_some() && !is_first;
            if parts { ",".to_owned() } else { String::new() }
        };
        DOTS.replace_all(piece, shorten).into_owned()
    })
}

/// `{name: …`
pub(super) fn unquoted_key(text: &str) -> String {
    outside(text, |piece| KEY.replace_all(piece, "$before\"$key\"$after").into_owned())
}

/// `: name`, `: {name}` and `: ***`; a number that starts with a zero is none.
pub(super) fn unquoted_value(text: &str) -> String {
    outside(text, |piece| {
        let quote = |found: &Captures<'_>| {
            let (before, value) = (&found["before"], found["value"].trim_end());
            let is_number = value.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
            let is_plain = serde_json::from_str::<serde_json::Value>(value).is_ok() || is_number;
            let is_quoted = value.starts_with(['\'', '“', '”', '/', '#']) || value.contains('=');
            if is_plain || is_quoted {
                return found[0].to_owned();
            }
            let blanks = &found["value"][value.len()..];
            let quoted = serde_json::Value::from(value).to_string();
            format!("{before}{quoted}{blanks}")
        };
        VALUE.replace_all(piece, quote).into_owned()
    })
}

/// Blanks that JSON does not know.
pub(super) fn no_break_space(text: &str) -> String {
    outside(text, |piece| piece.replace(['\u{a0}', '\u{3000}', '\u{2003}', '\u{200b}', '\u{feff}'], " "))
}

/// `1,, 2`
pub(super) fn double_comma(text: &str) -> String {
    outside(text, |piece| DOUBLE_COMMA.replace_all(piece, ",").into_owned())
}

/// `“name”:`; also where only one of the two is wrong, so that no string can be told.
pub(super) fn full_width_quote(text: &str) -> String {
    let opened = OPENING_QUOTE.replace_all(text, "$1\"");
    let closed = CLOSING_QUOTE.replace_all(&opened, "\"$1");
    LAST_QUOTE.replace_all(&closed, "\"$1").into_owned()
}

/// `'name'`
pub(super) fn single_quote(text: &str) -> String {
    outside(text, |piece| SINGLE_QUOTED.replace_all(piece, "\"$1\"").into_owned())
}

/// `01`
pub(super) fn leading_zero(text: &str) -> String {
    outside(text, |piece| LEADING_ZERO.replace_all(piece, "$1$2").into_owned())
}

/// `region\_id`
pub(super) fn markdown_escape(text: &str) -> String {
    MARKDOWN_ESCAPE.replace_all(text, "$1").into_owned()
}
