//! Reading answers as services write them rather than as their pages promise.
//!
//! Services send numbers as texts, flags as texts, `null` for an empty list and `""` for an absent
//! object. The types here accept such a value where its meaning is beyond doubt, and never make
//! one up: `"abc"` for an integer is an error, at the place in the document where it stands.
//!
//! | declared | also accepted |
//! |---|---|
//! | text | numbers, flags |
//! | integer | texts that hold one, numbers without a fraction (`3.0`) |
//! | number | texts that hold one |
//! | flag | the texts `true` and `false` in any case |
//! | list | a single value, as a list of one |
//! | anything optional | `null`; `""` unless a text may stand there |
//!
//! Values are visited as they arrive and never stored in between, so that an error still knows its
//! place.

mod containers;
mod scalars;

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};

/// A type that can be read leniently.
pub trait Lenient<'de>: Sized {
    /// Whether `""` can only mean that there is no value, as it does for all but texts.
    const EMPTY_TEXT_IS_ABSENT: bool;

    /// Reads a value.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, and an invalid type or value where the meaning is in doubt.
    fn lenient<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads a field, for use in `#[serde(deserialize_with = "...")]`.
///
/// ```
/// use huaweicloud_client::core::lenient;
///
/// #[derive(serde::Deserialize)]
/// struct Job {
///     #[serde(default, deserialize_with = "lenient::decode")]
///     start_time: Option<i64>,
///     #[serde(default, deserialize_with = "lenient::decode")]
///     names: Option<Vec<String>>,
/// }
///
/// let job: Job = serde_json::from_str(r#"{"start_time": "1700000000000", "names": 5}"#)?;
/// assert_eq!(job.start_time, Some(1_700_000_000_000));
/// assert_eq!(job.names, Some(vec!["5".to_owned()]));
/// assert!(serde_json::from_str::<Job>(r#"{"start_time": "soon"}"#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// Those of [`Lenient::lenient`].
pub fn decode<'de, D: Deserializer<'de>, T: Lenient<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::lenient(deserializer)
}

/// Implements [`Lenient`] for structs that derive `Deserialize`.
///
/// They are read from objects only, though serde would also fill their fields from a list.
#[doc(hidden)]
#[macro_export]
macro_rules! __lenient_structs {
    ($($name:ty),* $(,)?) => {$(
        impl<'de> $crate::core::lenient::Lenient<'de> for $name {
            const EMPTY_TEXT_IS_ABSENT: bool = true;

            fn lenient<D: $crate::core::private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::core::lenient::object(deserializer)
            }
        }
    )*};
}

/// Reads a struct from an object; what the macro calls.
///
/// # Errors
///
/// Those of the deserializer, and an invalid type for anything but an object.
#[doc(hidden)]
pub fn object<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields))
    }
}

/// Carries the wish for a lenient `T` into a list or a map.
struct Seed<T>(PhantomData<T>);

impl<'de, T: Lenient<'de>> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::lenient(deserializer)
    }
}
