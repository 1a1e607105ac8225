//! How a value is laid out: what fits on a line stands on one.

use serde::{Serialize, Serializer, ser::Error};
use serde_json::Value as Json;
use serde_yaml::{FlowMap, FlowSeq};

/// What a text is for, by which its lines are as long as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// To be read: what has rows has a line for each, so that a new one is a new line.
    Review,
    /// Data of the pages that stand beside what is read: lines are long, and an object is on one if it can be.
    Data,
}

impl Layout {
    /// How many characters a line may have.
    fn width(self) -> usize {
        match self {
            Self::Review => 160,
            Self::Data => 320,
        }
    }
}

/// A value, and how many characters are left for it on its line.
#[derive(Clone, Copy)]
pub(super) struct Fit<'a> {
    value: &'a Json,
    layout: Layout,
    room: usize,
    /// How far what stands below it is indented.
    indent: usize,
}

impl<'a> Fit<'a> {
    /// The whole text: each of its parts begins a line of its own, and so does each row of a list in it.
    pub(super) fn root(value: &'a Json, layout: Layout) -> Self {
        Self { value, layout, room: 0, indent: 0 }
    }

    fn member(&self, key: &str, value: &'a Json) -> Self {
        let used = self.indent + key.chars().count() + ": ".len();
        // A list stands as deep as its key.
        let indent = if value.is_array() { self.indent } else { self.indent + 2 };
        let is_list_of_root =
            self.room == 0 && value.as_array().is_some_and(|items| items.iter().any(is_row));
        let width = if is_list_of_root { 0 } else { self.layout.width() };
        Self { value, room: width.saturating_sub(used), indent, ..*self }
    }

    fn item(&self, value: &'a Json) -> Self {
        let indent = self.indent + "- ".len();
        Self { value, room: self.layout.width().saturating_sub(indent), indent, ..*self }
    }

    fn fits(&self) -> bool {
        length(self.value, self.room, self.layout).is_some()
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
fn length(value: &Json, room: usize, layout: Layout) -> Option<usize> {
    let length = match value {
        Json::Null => 4,
        Json::Bool(_) => 5,
        Json::Number(number) => number.to_string().len(),
        Json::String(text) if text.contains('\n') => return None,
        Json::String(text) => text.chars().count(),
        Json::Array(items) if layout == Layout::Review && items.iter().any(is_row) => return None,
        Json::Array(items) => sum(items.iter().map(|item| (0, item)), room, layout)?,
        Json::Object(members) => {
            sum(members.iter().map(|(key, value)| (key.chars().count() + ": ".len(), value)), room, layout)?
        }
    };
    (length <= room).then_some(length)
}

fn is_row(item: &Json) -> bool {
    item.as_object().is_some_and(|row| !row.is_empty())
}

/// The length of the parts of a list or map, each with what stands before it.
fn sum<'a>(mut parts: impl Iterator<Item = (usize, &'a Json)>, room: usize, layout: Layout) -> Option<usize> {
    parts.try_fold("{}".len(), |sum, (before, part)| {
        let used = sum + before + ", ".len();
        Some(used + length(part, room.checked_sub(used)?, layout)?)
    })
}
