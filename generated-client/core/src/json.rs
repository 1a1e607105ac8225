//! JSON of any kind, for what the pages leave open.

mod convert;
mod number;
mod object;
#[cfg(feature = "serde")]
mod serde;

use std::ops::Index;

pub use number::Number;
pub use object::JsonObject;

#[cfg(feature = "serde")]
use super::codec::{Builder, Text, Tree, Value};

/// A JSON value of any kind, as services send them and as they are sent back.
///
/// Objects keep their order, and numbers all their digits. It converts from and to
/// [`serde_json::Value`], and compares with texts, numbers and flags:
///
/// ```
/// use huaweicloud_client::core::Json;
///
/// let json = Json::from(serde_json::json!({"name": "a", "sizes": [1, 2]}));
/// assert_eq!(json["name"], "a");
/// assert_eq!(json["sizes"][1], 2);
/// assert_eq!(json["missing"], Json::Null);
/// assert_eq!(json.to_string(), r#"{"name":"a","sizes":[1,2]}"#);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// Names and values, in their order.
    Object(JsonObject),
    /// JSON that is kept as it came, because it is nested more deeply than 100 levels or has a
    /// text that no Rust string can hold.
    Unparsed(Box<str>),
}

impl Json {
    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// The flag that it is.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The integer that it is, if 64 bits hold it.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    /// The number that it is, or the nearest one that a float holds.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number.as_f64()),
            _ => None,
        }
    }

    /// The text that it is.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The list that it is.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    /// The object that it is.
    #[must_use]
    pub fn as_object(&self) -> Option<&JsonObject> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The field of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The same value, borrowed as the codec reads it.
    #[cfg(feature = "serde")]
    pub(crate) fn tree(&self) -> Tree<'_> {
        let mut builder = Builder::default();
        self.add_to(&mut builder, "");
        builder.build()
    }

    #[cfg(feature = "serde")]
    fn add_to<'a>(&'a self, builder: &mut Builder<'a>, name: &'a str) {
        let begin = builder.begin();
        let name = Text::Plain(name);
        let value = match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Number(number) => number.value(),
            Self::String(text) => Value::Text(Text::Plain(text)),
            Self::Unparsed(text) => Value::Unparsed(text),
            Self::Array(list) => {
                for element in list {
                    element.add_to(builder, "");
                }
                return builder.end_list(begin, name);
            }
            Self::Object(fields) => {
                for (name, value) in fields {
                    value.add_to(builder, name);
                }
                return builder.end_object(begin, name);
            }
        };
        builder.add(name, value);
    }
}

/// The field of an object; `null` where there is none.
impl Index<&str> for Json {
    type Output = Self;

    fn index(&self, name: &str) -> &Self {
        self.get(name).unwrap_or(&Self::Null)
    }
}

/// The element of a list; `null` where there is none.
impl Index<usize> for Json {
    type Output = Self;

    fn index(&self, at: usize) -> &Self {
        self.as_array().and_then(|list| list.get(at)).unwrap_or(&Self::Null)
    }
}

/// JSON without spaces.
impl std::fmt::Display for Json {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&String::from_utf8_lossy(&super::codec::encode(self)))
    }
}
