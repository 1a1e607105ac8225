//! YAML texts as values with spans, and back; the only module that knows which library reads and writes them.

mod entry;
mod fit;
mod tree;

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use serde_path_to_error::{Path, Segment};

use fit::Fit;
pub use fit::Layout;
use tree::Node;

/// What is wrong with a YAML text, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// In one line.
    pub message: String,
    /// Bytes of the text.
    pub span: Range<usize>,
}

/// A YAML text that has been read: its value, and where the parts of it stand.
#[derive(Debug)]
pub struct Document {
    root: Node,
    /// The value as JSON.
    pub json: Json,
}

impl Document {
    /// Reads a text.
    ///
    /// # Errors
    ///
    /// Where the text is no YAML, says a key twice, or is nested too deeply.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let root = Node::parse(text)?;
        Ok(Self { json: root.json(), root })
    }

    /// Where the part at a path stands, or else the nearest thing around it.
    #[must_use]
    pub fn span<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Range<usize> {
        self.root.find(path).span.clone()
    }

    /// Where the key of a member stands, or else the member's parent.
    #[must_use]
    pub fn key_span(&self, path: &[&str]) -> Range<usize> {
        let (Some(key), parents) = (path.last(), &path[..path.len().saturating_sub(1)]) else {
            return self.root.span.clone();
        };
        let parent = self.root.find(parents.iter().copied());
        parent.key_span(key).unwrap_or_else(|| parent.span.clone())
    }

    /// The value as a type.
    ///
    /// # Errors
    ///
    /// Where it holds what the type does not know.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.decode_as(self.json.clone())
    }

    /// Another form of the value as a type; what is wrong with it is wrong at the same path of the text.
    ///
    /// # Errors
    ///
    /// Where it holds what the type does not know.
    pub fn decode_as<T: DeserializeOwned>(&self, json: Json) -> Result<T, Error> {
        serde_path_to_error::deserialize(json).map_err(|error| {
            let path = steps(error.path());
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let message = error.inner().to_string();
            let is_unknown = message.starts_with("unknown field") || message.starts_with("duplicate field");
            let span = if is_unknown { self.key_span(&path) } else { self.span(path.iter().copied()) };
            Error { message, span }
        })
    }
}

fn steps(path: &Path) -> Vec<String> {
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => index.to_string(),
        Segment::Map { key } => key.clone(),
        Segment::Enum { variant } => variant.clone(),
        Segment::Unknown => String::new(),
    };
    path.iter().map(step).collect()
}

/// Writes a value so that any reader of YAML, old or new, reads the same again.
///
/// # Errors
///
/// Where what is written would read back as something else; with the text.
pub fn write(value: &Json, layout: Layout) -> Result<String, Error> {
    let failed = |message: String| Error { message, span: 0..0 };
    let options = serde_yaml::ser_options! { folded_wrap_chars: usize::MAX };
    let text = serde_yaml::to_string_with_options(&Fit::root(value, layout), options)
        .map_err(|error| failed(error.to_string()))?;
    let again = Document::parse(&text).map_err(|error| failed(error.message))?;
    if again.json == *value { Ok(text) } else { Err(failed("it reads back as something else".to_owned())) }
}

/// The whole lines of the entry of a list that has a byte, the last line end included.
#[must_use]
pub fn entry_lines(text: &str, at: usize) -> Range<usize> {
    entry::lines(text, at)
}

/// The rest of the line that begins somewhere.
fn line_from(text: &str, start: usize) -> Range<usize> {
    let start = text.floor_char_boundary(start);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}

#[cfg(test)]
mod tests;
