//! Bytes → [`Tree`], by `serde_json`.
//!
//! A document is read once. Only one with a number beyond 2^53, a text with half a surrogate pair
//! or an error is read again, level by level, keeping what does not fit as it came.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Builder, Mismatch, Node, Text, Tree, Value};

/// From here on a float no longer holds every integer, so that its digits are kept instead.
const EXACT_END: f64 = 9_007_199_254_740_992.0;

/// The name of what has none.
const NO_NAME: Text<'_> = Text::Plain("");

/// Parses a document.
pub(crate) fn parse(bytes: &[u8]) -> Result<Tree<'_>, Mismatch> {
    let text = std::str::from_utf8(bytes).map_err(|_| no_json("it is not UTF-8"))?;
    let builder = Builder::for_text(text.len());
    let mut reader = Reader { builder, name: NO_NAME, left: Node::DEPTH, is_rounded: false };
    let mut json = serde_json::Deserializer::from_str(text);
    match Seed(&mut reader).deserialize(&mut json).and_then(|()| json.end()) {
        Ok(()) if !reader.is_rounded => Ok(reader.builder.build()),
        Ok(()) => Ok(exact_tree(text.trim_ascii())),
        // A number or a text that does not fit is no error of syntax: then the whole is well-formed.
        Err(error) => match serde_json::from_str::<&RawValue>(text) {
            Ok(whole) => Ok(exact_tree(whole.get())),
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

/// A document that is being read.
struct Reader<'a> {
    builder: Builder<'a>,
    /// The name of the value that comes next.
    name: Text<'a>,
    /// How many more levels are parsed.
    left: u8,
    /// Whether a number was rounded.
    is_rounded: bool,
}

impl<'a> Reader<'a> {
    /// Goes down to what is inside of a list or an object, whose name is returned and where it begins.
    fn begin(&mut self) -> (Text<'a>, usize) {
        self.left -= 1;
        (self.name, self.builder.begin())
    }
}

/// Adds a value. It is not returned, since to hand it on would cost more than to make it.
struct Seed<'r, 'a>(&'r mut Reader<'a>);

impl<'a> Seed<'_, 'a> {
    #[expect(clippy::unnecessary_wraps, reason = "it is what a visitor returns")]
    fn add<E>(self, value: Value<'a>) -> Result<(), E> {
        self.0.builder.add(self.0.name, value);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.left == 0 {
            let raw: &'de RawValue = serde_core::Deserialize::deserialize(deserializer)?;
            shallow(&mut self.0.builder, self.0.name, raw.get());
            return Ok(());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.add(Value::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<(), E> {
        self.add(Value::Bool(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.add(Value::Unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.add(Value::Signed(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        if number.abs() >= EXACT_END {
            self.0.is_rounded = true;
        }
        self.add(Value::Float(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<(), E> {
        self.add(Value::Text(Text::Plain(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        let text = self.0.builder.keep_unescaped(text.into());
        self.add(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        let (name, begin) = reader.begin();
        reader.name = NO_NAME;
        while elements.next_element_seed(Seed(reader))?.is_some() {
            reader.name = NO_NAME;
        }
        reader.left += 1;
        reader.builder.end_list(begin, name);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        let Self(reader) = self;
        let (name, begin) = reader.begin();
        while let Some(name) = fields.next_key_seed(Key)? {
            reader.name = reader.builder.keep(name);
            fields.next_value_seed(Seed(reader))?;
        }
        reader.left += 1;
        reader.builder.end_object(begin, name);
        Ok(())
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

/// Well-formed JSON as a tree in which nothing is rounded.
fn exact_tree(json: &str) -> Tree<'_> {
    let mut builder = Builder::for_text(json.len());
    exact(&mut builder, NO_NAME, json, Node::DEPTH);
    builder.build()
}

/// Adds well-formed JSON, of which nothing is rounded.
fn exact<'a>(builder: &mut Builder<'a>, name: Text<'a>, json: &'a str, left: u8) {
    let begin = builder.begin();
    match json.as_bytes().first() {
        Some(b'[') if left > 0 => match serde_json::from_str::<Vec<&RawValue>>(json) {
            Ok(elements) => {
                for raw in elements {
                    exact(builder, NO_NAME, raw.get(), left - 1);
                }
                builder.end_list(begin, name);
            }
            Err(_) => builder.add(name, Value::Unparsed(json)),
        },
        Some(b'{') if left > 0 => match serde_json::from_str::<RawObject<'_>>(json) {
            Ok(RawObject(fields)) => {
                for (name, raw) in fields {
                    let name = builder.keep(name);
                    exact(builder, name, raw.get(), left - 1);
                }
                builder.end_object(begin, name);
            }
            Err(_) => builder.add(name, Value::Unparsed(json)),
        },
        _ => shallow(builder, name, json),
    }
}

/// Adds well-formed JSON; lists and objects stay as they are.
fn shallow<'a>(builder: &mut Builder<'a>, name: Text<'a>, json: &'a str) {
    let value = match json.as_bytes().first() {
        Some(b'n') => Value::Null,
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'"') => match Key.deserialize(&mut serde_json::Deserializer::from_str(json)) {
            Ok(text) => Value::Text(builder.keep(text)),
            Err(_) => Value::Unparsed(json),
        },
        Some(b'-' | b'0'..=b'9') => number(json),
        _ => Value::Unparsed(json),
    };
    builder.add(name, value);
}

fn number(digits: &str) -> Value<'_> {
    if let Ok(number) = digits.parse() {
        return Value::Unsigned(number);
    }
    match (digits.parse(), digits.parse::<f64>()) {
        (Ok(number), _) if number != 0 => Value::Signed(number),
        (_, Ok(number)) if number.abs() < EXACT_END => Value::Float(number),
        _ => Value::Digits(digits),
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
