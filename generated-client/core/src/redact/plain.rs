//! A text without its escapes and white space, with the way back.

use std::ops::Range;

/// The bytes of a text as they were before anybody escaped them.
pub(super) struct Plain {
    pub(super) bytes: Vec<u8>,
    /// Where each byte stands in the text.
    origin: Vec<Range<usize>>,
}

impl Plain {
    pub(super) fn new(text: &str) -> Self {
        let mut plain =
            Self { bytes: Vec::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
        let mut at = 0;
        while let Some(next) = text[at..].chars().next() {
            let (meant, length) = escape(&text[at..]).unwrap_or((next, next.len_utf8()));
            if !meant.is_whitespace() && meant != '\\' {
                for byte in meant.encode_utf8(&mut [0; 4]).bytes() {
                    plain.bytes.push(byte);
                    plain.origin.push(at..at + length);
                }
            }
            at += length;
        }
        plain
    }

    /// Where in the text every window is that is looked for.
    pub(super) fn find(
        &self,
        length: usize,
        wanted: impl Fn(&[u8]) -> bool,
    ) -> impl Iterator<Item = Range<usize>> {
        let windows = self.bytes.windows(length).enumerate();
        windows
            .filter(move |(_, window)| wanted(window))
            .map(move |(at, _)| self.origin[at].start..self.origin[at + length - 1].end)
    }
}

/// The character that an escape at the start of the text means, and the length of the escape.
fn escape(text: &str) -> Option<(char, usize)> {
    match text.as_bytes()[0] {
        b'\\' => backslash(text),
        b'&' => entity(text),
        b'%' => Some((ascii(text.get(1..3)?, 16)?, 3)),
        _ => None,
    }
}

/// `\/`, `\n`, `\u002f`, with as many backslashes as there are layers of escaping.
fn backslash(text: &str) -> Option<(char, usize)> {
    let slashes = text.bytes().take_while(|byte| *byte == b'\\').count();
    let rest = &text[slashes..];
    match rest.as_bytes().first()? {
        b'u' => Some((ascii(rest.get(1..5)?, 16)?, slashes + 5)),
        b'n' | b'r' | b't' => Some((' ', slashes + 1)),
        _ => Some((' ', slashes)),
    }
}

/// `&#43;`, `&#x2b;` and the five that have names.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(10).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let meant = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => ascii(digits, 16)?,
            None => ascii(number, 10)?,
        },
        None => match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        },
    };
    Some((meant, end + 1))
}

fn ascii(digits: &str, radix: u32) -> Option<char> {
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
    char::from_u32(code).filter(char::is_ascii)
}
