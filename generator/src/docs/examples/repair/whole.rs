//! Repairs that look at the whole of a text that is almost JSON.

use serde_json::{Deserializer, Value as Json};

use crate::docs::pieces::{Piece, pieces};

/// One document behind the other.
pub(super) fn several_documents(text: &str) -> Option<Vec<Json>> {
    let documents: Option<Vec<Json>> =
        Deserializer::from_str(text).into_iter().map(|document| document.ok().filter(is_document)).collect();
    documents.filter(|documents| documents.len() > 1)
}

/// A closing brace too much, or one too few.
pub(super) fn unbalanced_braces(text: &str) -> Option<Vec<Json>> {
    let document = serde_json::from_str(&balanced(text)?).ok()?;
    Some(vec![document]).filter(|documents| documents.iter().all(is_document))
}

/// Words behind the document.
pub(super) fn text_after_document(text: &str) -> Option<Vec<Json>> {
    let mut documents = Deserializer::from_str(text).into_iter();
    let first = documents.next()?.ok().filter(is_document)?;
    let goes_on = text[documents.byte_offset()..].trim_start().starts_with(['{', '[', ',', ':']);
    (!goes_on).then(|| vec![first])
}

/// Members without the braces around them; what follows may hold the closing one.
pub(super) fn fragment(text: &str) -> Option<Vec<Json>> {
    let mut start = pieces(text.trim_start());
    let (Some(Piece::String(_)), Some(Piece::Other(behind))) = (start.next(), start.next()) else {
        return None;
    };
    if !behind.trim_start().starts_with(':') {
        return None;
    }
    let opened = format!("{{{}", text.trim_end().trim_end_matches(','));
    let whole = balanced(&opened).unwrap_or(opened);
    serde_json::from_str(&whole).ok().map(|document| vec![document])
}

/// A word or number alone is no payload, but a slip of something else.
fn is_document(value: &Json) -> bool {
    value.is_object() || value.is_array()
}

/// The text with as many closing as opening braces; `None` where they are even.
fn balanced(text: &str) -> Option<String> {
    let mut open = Vec::new();
    let mut whole = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::String(string) => whole.push_str(string),
            Piece::Other(chars) => chars.chars().for_each(|char| balance(char, &mut open, &mut whole)),
        }
    }
    whole.extend(open.into_iter().rev());
    (whole != text).then_some(whole)
}

/// Adds a char, after the closing braces that are missing before it, unless nothing is open.
fn balance(char: char, open: &mut Vec<char>, whole: &mut String) {
    match char {
        '{' => open.push('}'),
        '[' => open.push(']'),
        '}' | ']' => {
            // At most one brace is assumed missing: a deeper one is not looked for.
            let depth = open.len();
            if open.last() == Some(&char) {
                open.pop();
            } else if depth > 1 && open[depth - 2] == char {
                whole.extend(open.pop());
                open.pop();
            } else {
                return;
            }
        }
        _ => {}
    }
    whole.push(char);
}
