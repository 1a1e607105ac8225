//! A JSON value as it was parsed, borrowed from the text.

use super::{Fields, Nodes};

/// A JSON value that borrows from the document it stands in.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Node<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer from 0 to 2^64 - 1.
    Unsigned(u64),
    /// An integer from -2^63 to -1.
    Signed(i64),
    /// A number that 64 bits hold well enough: up to 2^53 either way.
    Float(f64),
    /// The digits of any other number, as they came.
    Digits(&'a str),
    /// A text.
    Text(&'a str),
    /// A list.
    List(Nodes<'a>),
    /// Names and values.
    Object(Fields<'a>),
    /// JSON that is kept as it came: nested too deeply, or a text that no Rust string can hold.
    Unparsed(&'a str),
}

impl Node<'_> {
    /// How many levels of lists and objects are parsed; what lies deeper stays a text.
    pub const DEPTH: u8 = 100;

    /// Whether it says that there is no value, as `""` does for all but texts.
    pub(super) fn is_absent(&self, empty_text_is: bool) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => empty_text_is && text.is_empty(),
            _ => false,
        }
    }

    /// What kind of value it is, in the words of JSON.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Unsigned(_) | Self::Signed(_) => "an integer",
            Self::Float(_) => "a number",
            Self::Digits(digits) if digits.contains(['.', 'e', 'E']) => "a number",
            Self::Digits(_) => "an integer of more than 64 bits",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Unparsed(text) if text.starts_with('"') => "a string that is not Unicode",
            Self::Unparsed(_) => "JSON that is nested too deeply",
        }
    }
}
