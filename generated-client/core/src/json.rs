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
use super::codec::Node;

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
    pub(crate) fn node(&self) -> Node<'_> {
        match self {
            Self::Null => Node::Null,
            Self::Bool(flag) => Node::Bool(*flag),
            Self::Number(number) => number.node(),
            Self::String(text) => Node::Text(text.into()),
            Self::Array(list) => Node::List(list.iter().map(Self::node).collect()),
            Self::Object(fields) => {
                Node::Object(fields.iter().map(|(name, value)| (name.into(), value.node())).collect())
            }
            Self::Unparsed(text) => Node::Unparsed(text),
        }
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
