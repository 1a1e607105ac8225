//! What becomes JSON, what JSON becomes, and what it compares with.

use serde_json::Value;

use super::{Json, JsonObject, Number};
use crate::codec::Node;

impl From<Node<'_>> for Json {
    fn from(node: Node<'_>) -> Self {
        match node {
            Node::Null => Self::Null,
            Node::Bool(flag) => Self::Bool(flag),
            Node::Unsigned(number) => Self::Number(number.into()),
            Node::Signed(number) => Self::Number(number.into()),
            Node::Float(number) => number.into(),
            Node::Digits(digits) => Self::Number(Number::from_digits(digits)),
            Node::Text(text) => Self::String(text.to_owned()),
            Node::List(list) => Self::Array(list.map(Self::from).collect()),
            Node::Object(fields) => Self::Object(JsonObject::of_distinct(fields)),
            Node::Unparsed(text) => Self::Unparsed(text.into()),
        }
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(flag),
            Value::Number(number) => Self::Number(number_of(&number)),
            Value::String(text) => Self::String(text),
            Value::Array(list) => Self::Array(list.into_iter().map(Self::from).collect()),
            Value::Object(fields) => {
                Self::Object(fields.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

fn number_of(number: &serde_json::Number) -> Number {
    if let Some(number) = number.as_u64() {
        return number.into();
    }
    match (number.as_i64(), number.as_f64().and_then(Number::from_f64)) {
        (Some(number), _) => number.into(),
        (None, Some(number)) => number,
        (None, None) => Number::from_digits(&number.to_string()),
    }
}

/// What `serde_json` cannot hold is rounded, or becomes the text of its JSON.
impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(flag) => Self::Bool(flag),
            Json::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => number.into(),
                (None, Some(number)) => number.into(),
                (None, None) => number.as_f64().into(),
            },
            Json::String(text) => Self::String(text),
            Json::Array(list) => Self::Array(list.into_iter().map(Self::from).collect()),
            Json::Object(fields) => {
                Self::Object(fields.into_iter().map(|(name, json)| (name, json.into())).collect())
            }
            Json::Unparsed(text) => Self::String(text.into()),
        }
    }
}

/// A number that JSON has no form for becomes `null`.
impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Number::from_f64(number).map_or(Self::Null, Self::Number)
    }
}

macro_rules! from {
    ($($kind:ty => |$value:ident| $made:expr;)*) => {$(
        impl From<$kind> for Json {
            fn from($value: $kind) -> Self {
                $made
            }
        }
    )*};
}

from! {
    bool => |flag| Self::Bool(flag);
    i32 => |number| Self::Number(i64::from(number).into());
    i64 => |number| Self::Number(number.into());
    u32 => |number| Self::Number(u64::from(number).into());
    u64 => |number| Self::Number(number.into());
    &str => |text| Self::String(text.to_owned());
    String => |text| Self::String(text);
    JsonObject => |fields| Self::Object(fields);
}

impl<const N: usize> From<[(&str, Self); N]> for Json {
    fn from(fields: [(&str, Self); N]) -> Self {
        Self::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(list: Vec<T>) -> Self {
        Self::Array(list.into_iter().map(Into::into).collect())
    }
}

macro_rules! equal {
    ($($kind:ty),*) => {$(
        impl PartialEq<$kind> for Json {
            fn eq(&self, other: &$kind) -> bool {
                let other = Self::from(other.clone());
                *self == other
            }
        }
    )*};
}

equal!(bool, i32, i64, u32, u64, f64, &str, String, Value);

impl PartialEq<str> for Json {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}
