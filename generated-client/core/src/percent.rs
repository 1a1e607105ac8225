//! Percent-encoding as the signature prescribes it, for paths and queries alike.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};

/// Everything but the unreserved characters of RFC 3986; a space becomes `%20`, never `+`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Encodes every byte outside `A-Z a-z 0-9 - _ . ~`, a slash included.
pub(crate) fn encode(bytes: &[u8]) -> String {
    percent_encode(bytes, RESERVED).collect()
}

/// Undoes [`encode`]; an escape that is none stays as it is.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    percent_decode(text.as_bytes()).collect()
}

/// The query string of decoded pairs: sorted by the bytes of name and value, then encoded.
///
/// The same text is signed and sent, so that the two cannot differ.
pub(crate) fn query_string(pairs: &[(String, String)]) -> String {
    let mut sorted: Vec<(&str, &str)> = Vec::with_capacity(pairs.len());
    sorted.extend(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    sorted.sort_unstable();
    let mut query = String::new();
    for (name, value) in sorted {
        if !query.is_empty() {
            query.push('&');
        }
        query.extend(percent_encode(name.as_bytes(), RESERVED));
        query.push('=');
        query.extend(percent_encode(value.as_bytes(), RESERVED));
    }
    query
}

/// The decoded pairs of a query string; a name alone has an empty value.
pub(crate) fn query_pairs(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode(text.as_bytes()).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}
