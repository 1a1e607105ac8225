//! A JSON number with all its digits.

use std::fmt;

#[cfg(feature = "serde")]
use crate::codec::Value;

/// A JSON number. Its digits are kept where 64 bits cannot hold them.
#[derive(Clone, Debug, PartialEq)]
pub struct Number(Repr);

#[derive(Clone, Debug, PartialEq)]
enum Repr {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Digits(Box<str>),
}

impl Number {
    /// The integer that it is, if 64 bits hold it.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Unsigned(number) => i64::try_from(*number).ok(),
            Repr::Signed(number) => Some(*number),
            Repr::Float(_) | Repr::Digits(_) => None,
        }
    }

    /// The integer that it is, if it is not negative and 64 bits hold it.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match &self.0 {
            Repr::Unsigned(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, or the nearest one that a float holds.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the nearest is what is asked for")]
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Repr::Unsigned(number) => *number as f64,
            Repr::Signed(number) => *number as f64,
            Repr::Float(number) => *number,
            Repr::Digits(digits) => digits.parse().unwrap_or(f64::INFINITY),
        }
    }

    /// A float, unless it is infinite or none at all, for which JSON has no form.
    #[must_use]
    pub fn from_f64(number: f64) -> Option<Self> {
        number.is_finite().then_some(Self(Repr::Float(number)))
    }

    pub(super) fn from_digits(digits: &str) -> Self {
        Self(Repr::Digits(digits.into()))
    }

    #[cfg(feature = "serde")]
    pub(super) fn value(&self) -> Value<'_> {
        match &self.0 {
            Repr::Unsigned(number) => Value::Unsigned(*number),
            Repr::Signed(number) => Value::Signed(*number),
            Repr::Float(number) => Value::Float(*number),
            Repr::Digits(digits) => Value::Digits(digits),
        }
    }
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self(Repr::Unsigned(number))
    }
}

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(u64::try_from(number).map_or(Repr::Signed(number), Repr::Unsigned))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Unsigned(number) => write!(formatter, "{number}"),
            Repr::Signed(number) => write!(formatter, "{number}"),
            Repr::Digits(digits) => formatter.write_str(digits),
            // As JSON writes it: `1.0`, not `1`.
            Repr::Float(number) => match serde_json::Number::from_f64(*number) {
                Some(number) => write!(formatter, "{number}"),
                None => formatter.write_str("null"),
            },
        }
    }
}
