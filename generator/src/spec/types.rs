//! The types of fields, in the notation of the spec: `array<struct:Volume>`.

use std::{borrow::Cow, fmt, str::FromStr};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a field holds on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Type {
    /// Text.
    #[default]
    String,
    /// A whole number that the page calls Integer.
    Integer,
    /// A whole number that the page calls Long.
    Long,
    /// A number that may have a fraction.
    Number,
    /// True or false.
    Boolean,
    /// A point in time, written as text.
    DateTime,
    /// The content of a file.
    File,
    /// A JSON object of which the page says no more.
    Object,
    /// Any JSON value; the page allows several types.
    Any,
    /// A list.
    Array(Box<Type>),
    /// An object with free keys, all values of one type.
    Map(Box<Type>),
    /// A structure of the same body, by name.
    Struct(String),
    /// What the page says, where nobody knows what it means. Never guessed, refused by the emitter.
    Unknown(String),
}

/// What a value without structure is on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number that may have a fraction.
    Number,
    /// True or false.
    Boolean,
    /// Any JSON.
    Json,
}

impl Wire {
    /// The word of the canonical shapes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Json => "json",
        }
    }
}

/// The types without structure: the notation of each, and what it is on the wire.
const SCALARS: &[(Type, &str, Wire)] = &[
    (Type::String, "string", Wire::Text),
    (Type::Integer, "integer", Wire::Integer),
    (Type::Long, "long", Wire::Integer),
    (Type::Number, "number", Wire::Number),
    (Type::Boolean, "boolean", Wire::Boolean),
    (Type::DateTime, "date-time", Wire::Text),
    (Type::File, "file", Wire::Text),
    (Type::Object, "object", Wire::Json),
    (Type::Any, "any", Wire::Json),
];

impl Type {
    /// What a value of this type is on the wire; any JSON for what has structure or is unknown.
    #[must_use]
    pub fn wire(&self) -> Wire {
        SCALARS.iter().find(|(scalar, ..)| scalar == self).map_or(Wire::Json, |(.., wire)| *wire)
    }

    /// The type with lists and maps taken off.
    #[must_use]
    pub fn innermost(&self) -> &Type {
        match self {
            Self::Array(inner) | Self::Map(inner) => inner.innermost(),
            other => other,
        }
    }

    /// The same lists and maps around another innermost type.
    #[must_use]
    pub fn with_innermost(&self, innermost: Type) -> Type {
        match self {
            Self::Array(inner) => Self::Array(Box::new(inner.with_innermost(innermost))),
            Self::Map(inner) => Self::Map(Box::new(inner.with_innermost(innermost))),
            _ => innermost,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Array(inner) => write!(f, "array<{inner}>"),
            Self::Map(inner) => write!(f, "map<{inner}>"),
            Self::Struct(name) => write!(f, "struct:{name}"),
            Self::Unknown(text) => write!(f, "unknown:{text}"),
            scalar => {
                let known = SCALARS.iter().find(|(known, ..)| known == scalar);
                f.write_str(known.map_or("unknown:", |(_, notation, _)| notation))
            }
        }
    }
}

impl FromStr for Type {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let inside = |prefix: &str| text.strip_prefix(prefix)?.strip_suffix('>');
        if let Some((scalar, ..)) = SCALARS.iter().find(|(_, notation, _)| *notation == text) {
            return Ok(scalar.clone());
        }
        Ok(if let Some(inner) = inside("array<") {
            Self::Array(Box::new(inner.parse()?))
        } else if let Some(inner) = inside("map<") {
            Self::Map(Box::new(inner.parse()?))
        } else if let Some(name) = text.strip_prefix("struct:") {
            Self::Struct(name.to_owned())
        } else if let Some(text) = text.strip_prefix("unknown:") {
            Self::Unknown(text.to_owned())
        } else {
            return Err(format!("`{text}` is no type of the spec"));
        })
    }
}

impl Serialize for Type {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Type {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Type {
    fn schema_name() -> Cow<'static, str> {
        "Type".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let scalars: Vec<&str> = SCALARS.iter().map(|(_, notation, _)| *notation).collect();
        json_schema!({
            "type": "string",
            "description": format!("{}, array<T>, map<T>, struct:NAME", scalars.join(", ")),
            "pattern": format!("^((array|map)<)*({}|struct:[^<>]+|unknown:.*)>*$", scalars.join("|")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_reads_back_as_written() {
        for text in
            ["string", "long", "date-time", "array<map<struct:Node Group>>", "unknown:List data structure"]
        {
            assert_eq!(text.parse::<Type>().unwrap().to_string(), text);
        }
        for (scalar, notation, _) in SCALARS {
            assert_eq!((scalar.to_string().as_str(), notation.parse().as_ref()), (*notation, Ok(scalar)));
        }
        assert!("strin".parse::<Type>().is_err());
        assert!("array<strin>".parse::<Type>().is_err());
    }
}
