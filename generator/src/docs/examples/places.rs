//! Where the members of a JSON payload stand, by address.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    docs::pieces::{Piece, pieces},
    spec::address::{VALUE, escape},
};

/// How deep documents may be.
const DEPTH: usize = 128;

/// The addresses of all members, each with the place of its key; elements of lists share one. Members and
/// elements have places by number too, and those of their values under [`VALUE`].
///
/// The payload may be broken: what can be told is told.
pub(super) fn places(payload: &str) -> Vec<(String, Range<usize>)> {
    let mut walk = Walk::default();
    let mut at = 0;
    for piece in pieces(payload) {
        let text = piece.text();
        match piece {
            Piece::String(text) => {
                walk.fill(at..at + text.len());
                walk.last = Some((text.trim_matches('"'), at..at + text.len()));
            }
            Piece::Other(chars) => {
                chars.char_indices().for_each(|(offset, char)| walk.char(char, at + offset));
            }
        }
        at += text.len();
    }
    walk.found
}

/// An object or list that is not yet closed.
struct Open {
    /// Its address, which elements of a list share.
    address: String,
    /// Its address by numbers.
    exact: String,
    /// The number of the element, in a list.
    item: Option<usize>,
    start: usize,
}

impl Open {
    /// The addresses of an element.
    fn element(&self) -> Option<(String, String)> {
        Some((self.address.clone(), format!("{}/{}", self.exact, self.item?)))
    }
}

#[derive(Default)]
struct Walk<'a> {
    /// The string before, which is a key if a colon follows.
    last: Option<(&'a str, Range<usize>)>,
    /// The key whose value comes next: its address, and that by numbers.
    key: Option<(String, String)>,
    /// What was read of a value.
    value: Option<Range<usize>>,
    /// The open objects and lists.
    open: Vec<Open>,
    found: Vec<(String, Range<usize>)>,
    known: BTreeSet<String>,
}

impl Walk<'_> {
    fn char(&mut self, char: char, at: usize) {
        match char {
            ':' => {
                self.value = None;
                if let Some((key, span)) = self.last.take() {
                    self.key(&escape(key), span);
                }
            }
            '{' | '[' => {
                self.value = None;
                // JSON is read up to that depth; deeper addresses would only cost memory.
                let is_deep = self.open.len() >= DEPTH;
                let key = self.key.take().or_else(|| self.open.last()?.element()).filter(|_| !is_deep);
                let (address, exact) = key.unwrap_or_default();
                self.open.push(Open { address, exact, item: (char == '[').then_some(0), start: at });
            }
            '}' | ']' => {
                self.close_value();
                if let Some(Open { exact, start, .. }) = self.open.pop() {
                    self.add(format!("{exact}/{VALUE}"), start..at + 1);
                }
            }
            ',' => {
                self.close_value();
                if let Some(item) = self.open.last_mut().and_then(|open| open.item.as_mut()) {
                    *item += 1;
                }
            }
            blank if blank.is_whitespace() => {}
            other => self.fill(at..at + other.len_utf8()),
        }
    }

    fn key(&mut self, key: &str, span: Range<usize>) {
        let (around, exact) =
            self.open.last().map_or(("", ""), |open| (open.address.as_str(), open.exact.as_str()));
        let (address, exact) = (format!("{around}/{key}"), format!("{exact}/{key}"));
        self.add(address.clone(), span.clone());
        self.add(exact.clone(), span);
        self.key = Some((address, exact));
    }

    fn fill(&mut self, span: Range<usize>) {
        let start = self.value.take().map_or(span.start, |value| value.start);
        self.value = Some(start..span.end);
    }

    /// A scalar ends where its member or element does.
    fn close_value(&mut self) {
        let key = self.key.take().or_else(|| self.open.last()?.element());
        if let (Some((_, exact)), Some(span)) = (key, self.value.take()) {
            self.add(format!("{exact}/{VALUE}"), span);
        }
    }

    fn add(&mut self, address: String, span: Range<usize>) {
        if self.open.len() <= DEPTH && self.known.insert(address.clone()) {
            self.found.push((address, span));
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
        let keys = found.iter().filter(|(address, _)| {
            !address.ends_with(VALUE) && !address.contains("/0") && !address.contains("/1/")
        });
        let addresses: Vec<&str> = keys.map(|(address, _)| address.as_str()).collect();
        assert_eq!(
            addresses,
            ["/id", "/list", "/list/id", "/list/x", "/list/x/id", &format!("/{}", escape("a/b"))]
        );
        let shown = |address: &str| {
            let (_, span) = found.iter().find(|(found, _)| found == address).unwrap();
            (&payload[span.clone()], span.start)
        };
        assert_eq!(shown("/list/id"), ("\"id\"", 20));
        assert_eq!(shown("/list/1/id"), ("\"id\"", 35));
        assert_eq!(shown("/list/1/id/=value"), ("2", 41));
        assert_eq!(shown("/list/0/=value").0, r#"{"id": "a:b"}"#);
        assert_eq!(shown("/list/1/x/=value").0, r#"{"id": 3}"#);
    }
}
