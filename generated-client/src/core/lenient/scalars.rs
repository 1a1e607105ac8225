//! Texts, numbers and flags.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde_json::{Number, Value};

use super::Lenient;

/// The range of integers: from -2^63 up to, but not including, 2^63.
const INTEGER_END: f64 = 9_223_372_036_854_775_808.0;

/// From here on a number is too large to print as it was written, since digits are lost.
const EXACT_END: f64 = 18_446_744_073_709_551_616.0;

/// Implements [`Lenient`] by a visitor, for types whose values an empty text cannot spell.
macro_rules! scalar {
    ($kind:ty, $visitor:ident, $empty_is_absent:literal) => {
        impl<'de> Lenient<'de> for $kind {
            const EMPTY_TEXT_IS_ABSENT: bool = $empty_is_absent;

            fn lenient<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($visitor)
            }
        }
    };
}

scalar!(String, TextVisitor, false);
scalar!(i64, IntegerVisitor, true);
scalar!(f64, NumberVisitor, true);
scalar!(bool, FlagVisitor, true);

impl<'de> Lenient<'de> for Value {
    const EMPTY_TEXT_IS_ABSENT: bool = false;

    fn lenient<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<String, E> {
        Ok(flag.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<String, E> {
        let exact = (number.abs() < EXACT_END).then(|| Number::from_f64(number));
        let printed = exact.flatten().map(|number| number.to_string());
        printed.ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }
}

struct IntegerVisitor;

impl Visitor<'_> for IntegerVisitor {
    type Value = i64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer of 64 bits")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<i64, E> {
        Ok(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<i64, E> {
        let fitting = i64::try_from(number);
        fitting.map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<i64, E> {
        integral(number).ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i64, E> {
        let trimmed = text.trim();
        // Not by way of a float alone, which has fewer digits.
        let exact = trimmed.parse().ok();
        let parsed = exact.or_else(|| integral(number(trimmed)?));
        parsed.ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = f64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    #[expect(clippy::cast_precision_loss, reason = "every JSON number is read as the nearest")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
        Ok(number as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "every JSON number is read as the nearest")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        Ok(number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
        number(text.trim()).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

struct FlagVisitor;

impl Visitor<'_> for FlagVisitor {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a boolean")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<bool, E> {
        Ok(flag)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        match text.trim().to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}

/// A number without a fraction as an integer.
fn integral(number: f64) -> Option<i64> {
    let fits = (-INTEGER_END..INTEGER_END).contains(&number) && number.fract() == 0.0;
    #[expect(clippy::cast_possible_truncation, reason = "range and fraction are checked")]
    fits.then_some(number as i64)
}

/// A text that holds a number; `inf` and `nan` are none.
fn number(text: &str) -> Option<f64> {
    let parsed: f64 = text.parse().ok()?;
    parsed.is_finite().then_some(parsed)
}
