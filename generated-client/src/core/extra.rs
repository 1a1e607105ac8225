//! What an object holds besides its documented fields.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The fields of an object that its page does not document, under their names on the wire.
///
/// Pages leave out fields that services send and take. Every generated struct keeps them in its
/// field `extra`: they can be read, they are sent back with the rest, and others can be added. A
/// documented field belongs into its own place; its name must not stand here too.
///
/// Printing it shows the names alone, since nobody knows which of the values are secret.
///
/// ```
/// #[derive(Debug, serde::Deserialize, serde::Serialize)]
/// struct Tag {
///     key: String,
///     #[serde(flatten)]
///     extra: huaweicloud_client::Extra,
/// }
///
/// let mut tag: Tag = serde_json::from_str(r#"{"key": "color", "system": true}"#)?;
/// assert_eq!(tag.extra["system"], true);
/// assert_eq!(format!("{:?}", tag.extra), r#"{"system"}"#);
///
/// tag.extra.insert("owner".to_owned(), "team".into());
/// assert_eq!(serde_json::to_string(&tag)?, r#"{"key":"color","system":true,"owner":"team"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Extra(Map<String, Value>);

impl Deref for Extra {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.0.keys()).finish()
    }
}
