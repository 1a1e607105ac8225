//! Where the members of a JSON payload stand, by address.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    docs::pieces::{Piece, pieces},
    spec::address::escape,
};

/// How deep documents may be.
const DEPTH: usize = 128;

/// The addresses of all members, each with the place of its key; elements of lists share one.
///
/// The payload may be broken: what can be told is told.
pub(super) fn places(payload: &str) -> Vec<(String, Range<usize>)> {
    let mut walk = Walk::default();
    let mut at = 0;
    for piece in pieces(payload) {
        match piece {
            Piece::String(text) => walk.last = Some((text.trim_matches('"'), at..at + text.len())),
            Piece::Other(signs) => signs.chars().for_each(|sign| walk.sign(sign)),
        }
        at += piece.text().len();
    }
    walk.found
}

#[derive(Default)]
struct Walk<'a> {
    /// The string before, which is a key if a colon follows.
    last: Option<(&'a str, Range<usize>)>,
    /// The key whose value comes next, with its address.
    key: Option<String>,
    /// The addresses of the open objects and lists.
    open: Vec<String>,
    found: Vec<(String, Range<usize>)>,
    known: BTreeSet<String>,
}

impl Walk<'_> {
    fn sign(&mut self, sign: char) {
        match sign {
            ':' => {
                if let Some((key, span)) = self.last.take() {
                    let around = self.open.last().map_or("", String::as_str);
                    let address = format!("{around}/{}", escape(key));
                    if self.known.insert(address.clone()) {
                        self.found.push((address.clone(), span));
                    }
                    self.key = Some(address);
                }
            }
            // JSON is read up to that depth; deeper addresses would only cost memory.
            '{' | '[' if self.open.len() >= DEPTH => self.open.push(String::new()),
            '{' | '[' => {
                let address = self.key.take().or_else(|| self.open.last().cloned());
                self.open.push(address.unwrap_or_default());
            }
            '}' | ']' => {
                self.open.pop();
                self.key = None;
            }
            ',' => self.key = None,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_name_have_places_of_their_own() {
        let payload = r#"{"id": 1, "list": [{"id": "a:b"}, {"id": 2, "x": {"id": 3}}], "a/b": {}"#;
        let found = places(payload);
        let addresses: Vec<&str> = found.iter().map(|(address, _)| address.as_str()).collect();
        assert_eq!(
            addresses,
            ["/id", "/list", "/list/id", "/list/x", "/list/x/id", &format!("/{}", escape("a/b"))]
        );
        assert_eq!(&payload[found[2].1.clone()], "\"id\"");
        assert_eq!(found[2].1.start, 20);
    }
}
