//! What an object holds besides its documented fields.

use std::fmt;
use std::ops::{Deref, DerefMut};

#[cfg(feature = "serde")]
use serde_core::{
    de::{Deserialize, Deserializer, Error as _},
    ser::{Serialize, Serializer},
};

use super::{Json, json::JsonObject};

/// The fields of an object that its page does not document, under their names on the wire.
///
/// Pages leave out fields that services send and take. Every generated struct keeps them in its
/// field `extra`, in their order: they can be read, they are sent back with the rest, and others
/// can be added. A documented field belongs into its own place; its name must not stand here too.
///
/// Printing it shows the names alone, since nobody knows which of the values are secret.
///
/// ```
/// use huaweicloud_client::Extra;
///
/// let mut extra = Extra::default();
/// extra.insert("system".to_owned(), true.into());
/// assert_eq!(extra["system"], true);
/// assert_eq!(extra.get("owner"), None);
/// assert_eq!(format!("{extra:?}"), r#"{"system"}"#);
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Extra(JsonObject);

impl From<JsonObject> for Extra {
    fn from(fields: JsonObject) -> Self {
        Self(fields)
    }
}

impl Deref for Extra {
    type Target = JsonObject;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl FromIterator<(String, Json)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(feature = "serde")]
impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter())
    }
}

#[cfg(feature = "serde")]
impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Json::deserialize(deserializer)? {
            Json::Object(fields) => Ok(Self(fields)),
            _ => Err(D::Error::custom("expected an object")),
        }
    }
}
