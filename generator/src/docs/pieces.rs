//! Almost-JSON in pieces: strings, and what stands between them.

/// A piece of a text, with its quotes if it is a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A string; one that nothing closes runs to the end.
    String(&'a str),
    /// Chars, numbers and words.
    Other(&'a str),
}

impl<'a> Piece<'a> {
    /// The bytes of the piece.
    pub(super) fn text(self) -> &'a str {
        match self {
            Self::String(text) | Self::Other(text) => text,
        }
    }
}

/// The pieces of a text, in order; joined they are the text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = if first == '"' { string_length(rest) } else { rest.find('"').unwrap_or(rest.len()) };
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        Some(if first == '"' { Piece::String(piece) } else { Piece::Other(piece) })
    })
}

/// The length of the string at the start of a text, quotes included.
pub(super) fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The text with every piece outside of strings changed.
pub(super) fn outside(text: &str, change: impl Fn(&str) -> String) -> String {
    let changed = pieces(text).map(|piece| match piece {
        Piece::String(text) => text.to_owned(),
        Piece::Other(text) => change(text),
    });
    changed.collect()
}

/// The text with every string changed.
pub(super) fn inside(text: &str, change: impl Fn(&str) -> String) -> String {
    let changed = pieces(text).map(|piece| match piece {
        Piece::String(text) => change(text),
        Piece::Other(text) => text.to_owned(),
    });
    changed.collect()
}

/// How many braces and brackets are open behind a text, if so many were open before it.
pub(super) fn open_braces(mut open: usize, text: &str) -> usize {
    for piece in pieces(text) {
        if let Piece::Other(chars) = piece {
            for char in chars.chars() {
                match char {
                    '{' | '[' => open += 1,
                    '}' | ']' => open = open.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }
    open
}
