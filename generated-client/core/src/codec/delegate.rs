//! `Serialize` and `Deserialize` for users who store what they were answered, by way of a tree.

use serde_core::de::{Deserializer, Error as _};
use serde_core::ser::{Error as _, Serializer};
use serde_core::{Deserialize, Serialize};

use super::{Decode, Encode, Mismatch, Problem, Writer, parse};
use crate::Json;

/// Writes a value in the format of a serializer.
///
/// # Errors
///
/// Those of the serializer, and a number that JSON cannot spell.
#[doc(hidden)]
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    tree(value).map_err(S::Error::custom)?.serialize(serializer)
}

/// Reads a value in the format of a deserializer.
///
/// # Errors
///
/// Those of the deserializer, and where the value differs from `T`.
#[doc(hidden)]
pub fn deserialize<'de, D: Deserializer<'de>, T: Decode>(deserializer: D) -> Result<T, D::Error> {
    let json = Json::deserialize(deserializer)?;
    read(&json).map_err(D::Error::custom)
}

fn read<T: Decode>(json: &Json) -> Result<T, Mismatch> {
    let mut problem = Problem::default();
    let value = T::decode(json.tree().root(), &mut problem);
    problem.none(value)
}

fn tree(value: &dyn Encode) -> Result<Json, String> {
    let mut out = Writer::default();
    value.encode(&mut out);
    let (bytes, _, problem) = out.into_parts();
    match problem {
        None => parse(&bytes).map(|tree| tree.root().into()).map_err(|mismatch| mismatch.to_string()),
        Some(problem) => Err(problem.to_owned()),
    }
}
