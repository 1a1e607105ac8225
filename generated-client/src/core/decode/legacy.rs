//! Reading by serde, for types that derive `Deserialize`; those of the codec do not come here.

use http::StatusCode;
use serde::de::value::Error as Refusal;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

use crate::core::Body;
use crate::core::codec::{self, Mismatch};

/// Reads the body of a successful response.
pub(crate) fn read<T: DeserializeOwned>(status: StatusCode, body: &Body) -> Result<T, Mismatch> {
    if let Ok(unread) = T::deserialize(Unread(body)) {
        return Ok(unread);
    }
    let json: serde_json::Value = codec::read(status, body)?;
    serde_path_to_error::deserialize(json).map_err(|error| {
        let path = error.path().to_string();
        Mismatch::at(if path == "." { String::new() } else { path }, "expected another value")
    })
}

/// A deserializer that only `()` and [`Body`] can be read from: it tells whether the body is wanted
/// as JSON at all.
struct Unread<'a>(&'a [u8]);

impl<'de> Deserializer<'de> for Unread<'_> {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refusal> {
        Err(Refusal::custom("there is no value"))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_unit()
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_bytes(self.0)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        option unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}
