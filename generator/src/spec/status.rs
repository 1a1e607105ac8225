//! For which HTTP statuses a response stands.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One status, or a group of them that the page does not tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Whatever means success: `2xx`.
    #[default]
    Success,
    /// One status: `200`.
    Code(u16),
    /// All that are not listed: `default`.
    Default,
}

impl Status {
    /// Whether a response with this status is a success.
    #[must_use]
    pub fn is_success(self) -> bool {
        match self {
            Self::Success => true,
            Self::Code(code) => (200..300).contains(&code),
            Self::Default => false,
        }
    }

    /// The number, where there is one.
    #[must_use]
    pub fn code(self) -> Option<u16> {
        match self {
            Self::Code(code) => Some(code),
            Self::Success | Self::Default => None,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Success => f.write_str("2xx"),
            Self::Code(code) => write!(f, "{code}"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl FromStr for Status {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.to_lowercase().as_str() {
            "2xx" => Ok(Self::Success),
            "default" => Ok(Self::Default),
            code if code.len() == 3 => {
                code.parse().map(Self::Code).map_err(|_| format!("`{text}` is no status"))
            }
            _ => Err(format!("`{text}` is no status")),
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.code() {
            Some(code) => serializer.serialize_u16(code),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Code(u16),
            Group(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Code(code) => Ok(Self::Code(code)),
            Written::Group(text) => text.parse().map_err(de::Error::custom),
        }
    }
}

impl JsonSchema for Status {
    fn schema_name() -> Cow<'static, str> {
        "Status".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An HTTP status; 2xx where the page says no more than that it is a success; default for all others",
            "anyOf": [{"type": "integer", "minimum": 100, "maximum": 599}, {"enum": ["2xx", "default"]}]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_reads_back_as_written() {
        for (status, text) in
            [(Status::Success, "\"2xx\""), (Status::Code(404), "404"), (Status::Default, "\"default\"")]
        {
            assert_eq!(serde_json::to_string(&status).unwrap(), text);
            assert_eq!(serde_json::from_str::<Status>(text).unwrap(), status);
        }
        assert!(serde_json::from_str::<Status>("\"3xx\"").is_err());
    }
}
