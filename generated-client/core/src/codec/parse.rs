//! Bytes → [`Node`], by `serde_json`.
//!
//! A document is read once. Only one with a number beyond 2^53, a text with half a surrogate pair
//! or an error is read again, level by level, keeping what does not fit as it came.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::distinct::distinct;
use super::{Mismatch, Node};

/// From here on a float no longer holds every integer, so that its digits are kept instead.
const EXACT_END: f64 = 9_007_199_254_740_992.0;

/// Parses a document.
pub(crate) fn parse(bytes: &[u8]) -> Result<Node<'_>, Mismatch> {
    let text = std::str::from_utf8(bytes).map_err(|_| no_json("it is not UTF-8"))?;
    let notes = Notes::default();
    let seed = Seed { left: Node::DEPTH, notes: &notes };
    let mut json = serde_json::Deserializer::from_str(text);
    let parsed = seed.deserialize(&mut json).and_then(|node| json.end().map(|()| node));
    match parsed {
        Ok(node) if !notes.rounded.get() => Ok(node),
        Ok(_) => Ok(exact(text.trim_ascii(), Node::DEPTH)),
        // A number or a text that does not fit is no error of syntax: then the whole is well-formed.
        Err(error) => match serde_json::from_str::<&RawValue>(text) {
            Ok(whole) => Ok(exact(whole.get(), Node::DEPTH)),
            Err(_) => Err(no_json(&without_position(&error))),
        },
    }
}

fn no_json(why: &str) -> Mismatch {
    Mismatch::new(format!("expected JSON, but {why}"))
}

/// The text of an error without line and column, which would count in a body that nobody sees.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text).to_owned()
}

/// What is noted on the way.
struct Notes {
    /// Whether a number was rounded.
    rounded: Cell<bool>,
    /// How many fields the last object of a level had: the next probably has as many.
    fields: [Cell<u8>; Node::DEPTH as usize + 1],
}

impl Default for Notes {
    fn default() -> Self {
        Self { rounded: Cell::new(false), fields: [const { Cell::new(4) }; Node::DEPTH as usize + 1] }
    }
}

/// Builds a node.
#[derive(Clone, Copy)]
struct Seed<'n> {
    /// How many more levels are parsed.
    left: u8,
    notes: &'n Notes,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        if self.left == 0 {
            let raw: &'de RawValue = serde_core::Deserialize::deserialize(deserializer)?;
            return Ok(shallow(raw.get()));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node<'de>, E> {
        Ok(Node::Bool(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Signed(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node<'de>, E> {
        if number.abs() >= EXACT_END {
            self.notes.rounded.set(true);
        }
        Ok(Node::Float(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Node<'de>, A::Error> {
        let inner = Self { left: self.left - 1, ..self };
        let mut list = Vec::new();
        while let Some(element) = elements.next_element_seed(inner)? {
            list.push(element);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node<'de>, A::Error> {
        let inner = Self { left: self.left - 1, ..self };
        let length = &self.notes.fields[usize::from(self.left)];
        let mut object = Vec::with_capacity(usize::from(length.get()));
        while let Some(name) = fields.next_key_seed(Key)? {
            object.push((name, fields.next_value_seed(inner)?));
        }
        length.set(u8::try_from(object.len()).unwrap_or(u8::MAX));
        Ok(Node::Object(distinct(object)))
    }
}

/// A name, borrowed unless it has escapes.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// Well-formed JSON as a node in which nothing is rounded.
fn exact(json: &str, left: u8) -> Node<'_> {
    match json.as_bytes().first() {
        Some(b'[') if left > 0 => match serde_json::from_str::<Vec<&RawValue>>(json) {
            Ok(elements) => Node::List(elements.into_iter().map(|raw| exact(raw.get(), left - 1)).collect()),
            Err(_) => Node::Unparsed(json),
        },
        Some(b'{') if left > 0 => match serde_json::from_str::<RawObject<'_>>(json) {
            Ok(RawObject(fields)) => {
                let fields = fields.into_iter();
                let fields = fields.map(|(name, raw)| (name, exact(raw.get(), left - 1)));
                Node::Object(distinct(fields.collect()))
            }
            Err(_) => Node::Unparsed(json),
        },
        _ => shallow(json),
    }
}

/// Well-formed JSON as a node; lists and objects stay as they are.
fn shallow(json: &str) -> Node<'_> {
    match json.as_bytes().first() {
        Some(b'n') => Node::Null,
        Some(b't') => Node::Bool(true),
        Some(b'f') => Node::Bool(false),
        Some(b'"') => match Key.deserialize(&mut serde_json::Deserializer::from_str(json)) {
            Ok(text) => Node::Text(text),
            Err(_) => Node::Unparsed(json),
        },
        Some(b'-' | b'0'..=b'9') => number(json),
        _ => Node::Unparsed(json),
    }
}

fn number(digits: &str) -> Node<'_> {
    if let Ok(number) = digits.parse() {
        return Node::Unsigned(number);
    }
    match (digits.parse(), digits.parse::<f64>()) {
        (Ok(number), _) if number != 0 => Node::Signed(number),
        (_, Ok(number)) if number.abs() < EXACT_END => Node::Float(number),
        _ => Node::Digits(digits),
    }
}

/// An object whose values are not parsed.
struct RawObject<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> serde_core::Deserialize<'de> for RawObject<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RawFields)
    }
}

struct RawFields;

impl<'de> Visitor<'de> for RawFields {
    type Value = RawObject<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<RawObject<'de>, A::Error> {
        let mut object = Vec::new();
        while let Some(name) = fields.next_key_seed(Key)? {
            object.push((name, fields.next_value()?));
        }
        Ok(RawObject(object))
    }
}
