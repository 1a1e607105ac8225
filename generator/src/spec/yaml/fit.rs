//! How a value is laid out: what fits on a line stands on one.

use serde::{Serialize, Serializer, ser::Error};
use serde_json::Value as Json;
use serde_yaml::{FlowMap, FlowSeq};

/// How many characters a line may have.
const WIDTH: usize = 120;

/// A value, and how many characters are left for it on its line.
pub(super) struct Fit<'a> {
    value: &'a Json,
    room: usize,
    /// How far what stands below it is indented.
    indent: usize,
}

impl<'a> Fit<'a> {
    /// The whole text: each of its parts begins a line of its own.
    pub(super) fn root(value: &'a Json) -> Self {
        Self { value, room: 0, indent: 0 }
    }

    fn member(&self, key: &str, value: &'a Json) -> Self {
        let used = self.indent + key.chars().count() + ": ".len();
        // A list stands as deep as its key.
        let indent = if value.is_array() { self.indent } else { self.indent + 2 };
        Self { value, room: WIDTH.saturating_sub(used), indent }
    }

    fn item(&self, value: &'a Json) -> Self {
        let indent = self.indent + "- ".len();
        Self { value, room: WIDTH.saturating_sub(indent), indent }
    }

    fn fits(&self) -> bool {
        length(self.value, self.room).is_some()
    }
}

impl Serialize for Fit<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Json::Array(items) if self.fits() => FlowSeq(items).serialize(serializer),
            Json::Object(members) if self.fits() => FlowMap(members).serialize(serializer),
            Json::Array(items) => serializer.collect_seq(items.iter().map(|item| self.item(item))),
            Json::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, value)| (key, self.member(key, value))))
            }
            Json::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(number), _, _) => serializer.serialize_i64(number),
                (_, Some(number), _) => serializer.serialize_u64(number),
                (_, _, Some(number)) => serializer.serialize_f64(number),
                _ => Err(S::Error::custom("a number that YAML does not know")),
            },
            scalar => scalar.serialize(serializer),
        }
    }
}

/// How many characters a value takes on one line, quotes left out; `None` where that is more than there
/// is room for, or where a text has several lines.
fn length(value: &Json, room: usize) -> Option<usize> {
    let length = match value {
        Json::Null => 4,
        Json::Bool(_) => 5,
        Json::Number(number) => number.to_string().len(),
        Json::String(text) if text.contains('\n') => return None,
        Json::String(text) => text.chars().count(),
        // Each row of a table is a line of its own, so that a new one is a new line.
        Json::Array(items)
            if items.iter().any(|item| item.as_object().is_some_and(|row| !row.is_empty())) =>
        {
            return None;
        }
        Json::Array(items) => sum(items.iter().map(|item| (0, item)), room)?,
        Json::Object(members) => {
            sum(members.iter().map(|(key, value)| (key.chars().count() + ": ".len(), value)), room)?
        }
    };
    (length <= room).then_some(length)
}

/// The length of the parts of a list or map, each with what stands before it.
fn sum<'a>(mut parts: impl Iterator<Item = (usize, &'a Json)>, room: usize) -> Option<usize> {
    parts.try_fold("{}".len(), |sum, (before, part)| {
        let used = sum + before + ", ".len();
        Some(used + length(part, room.checked_sub(used)?)?)
    })
}
