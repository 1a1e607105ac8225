//! Percent-encoding as the signature prescribes it, for paths and queries alike.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};

/// Everything but the unreserved characters of RFC 3986; a space becomes `%20`, never `+`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Encodes every byte outside `A-Z a-z 0-9 - _ . ~`, a slash included.
pub(crate) fn encode(bytes: &[u8]) -> String {
    percent_encode(bytes, RESERVED).to_string()
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
    let encoded = sorted
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name.as_bytes()), encode(value.as_bytes())));
    encoded.collect::<Vec<_>>().join("&")
}

/// The decoded pairs of a query string; a name alone has an empty value.
pub(crate) fn query_pairs(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| String::from_utf8_lossy(&decode(text)).into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("writing to a String cannot fail");
        digits
    })
}
