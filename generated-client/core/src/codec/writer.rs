//! JSON as it is written, and the secrets in it.

use super::Encode;
use crate::{Extra, Secret};

/// Writes JSON without spaces, and remembers the secrets that it has written.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
    /// How many secrets the value being written stands in.
    hidden: u32,
    secrets: Vec<Secret<String>>,
    problem: Option<&'static str>,
    /// Whether it is read by people, who must see no secret.
    is_printed: bool,
}

impl Writer {
    /// What stands in place of a secret that would be printed.
    pub(super) const HIDDEN: &str = "[redacted]";

    /// For print: without the secrets, and with the names alone of what no page documents.
    pub(super) fn for_print() -> Self {
        Self { is_printed: true, ..Self::default() }
    }

    /// What was written.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What was written, the texts in it that must not be printed, and what is wrong with it.
    pub(crate) fn into_parts(self) -> (Vec<u8>, Vec<Secret<String>>, Option<&'static str>) {
        (self.bytes, self.secrets, self.problem)
    }

    /// Begins an object.
    pub fn object(&mut self) -> ObjectWriter<'_> {
        self.bytes.push(b'{');
        ObjectWriter { out: self, is_empty: true }
    }

    /// Writes an object of these fields and of those that no page documents: a list of them is cheaper to compile
    /// than a call for each.
    pub fn fields(&mut self, fields: &[(&str, &dyn Encode)], extra: &Extra) {
        let mut object = self.object();
        for (name, value) in fields {
            object.put(name, *value);
        }
        object.rest(extra);
    }

    /// Begins a list.
    pub fn list(&mut self) -> ListWriter<'_> {
        self.bytes.push(b'[');
        ListWriter { out: self, is_empty: true }
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        if self.hidden > 0 && !text.is_empty() {
            self.secrets.push(text.into());
        }
        self.quoted(text);
    }

    fn quoted(&mut self, text: &str) {
        serde_json::to_writer(&mut self.bytes, text).expect("texts are written to memory");
    }

    /// Writes a number, a flag or `null`, which needs no quotes.
    pub fn literal(&mut self, json: &str) {
        // Flags and `null` tell nothing, and would be found everywhere.
        if self.hidden > 0 && json.starts_with(|first: char| !first.is_ascii_lowercase()) {
            self.secrets.push(json.into());
        }
        self.bytes.extend_from_slice(json.as_bytes());
    }

    /// Writes a value that must not be printed.
    pub fn secret(&mut self, value: &dyn Encode) {
        if self.is_printed {
            return self.quoted(Self::HIDDEN);
        }
        self.hidden += 1;
        value.encode(self);
        self.hidden -= 1;
    }

    /// Says that a value has no JSON form.
    pub fn refuse(&mut self, why: &'static str) {
        self.problem.get_or_insert(why);
        self.bytes.extend_from_slice(b"null");
    }
}

/// A list in the making.
#[must_use = "it has to be ended"]
pub struct ListWriter<'w> {
    out: &'w mut Writer,
    is_empty: bool,
}

impl ListWriter<'_> {
    /// Writes an element.
    pub fn put(&mut self, element: &dyn Encode) {
        if !self.is_empty {
            self.out.bytes.push(b',');
        }
        self.is_empty = false;
        element.encode(self.out);
    }

    /// Ends the list.
    pub fn end(self) {
        self.out.bytes.push(b']');
    }
}

/// An object in the making.
#[must_use = "it has to be ended"]
pub struct ObjectWriter<'w> {
    out: &'w mut Writer,
    is_empty: bool,
}

impl ObjectWriter<'_> {
    /// Writes a field, unless it is absent.
    pub fn put(&mut self, name: &str, value: &dyn Encode) {
        if value.is_absent() {
            return;
        }
        if !self.is_empty {
            self.out.bytes.push(b',');
        }
        self.is_empty = false;
        self.out.quoted(name);
        self.out.bytes.push(b':');
        value.encode(self.out);
    }

    /// Writes the fields that no page documents, and ends the object.
    pub fn rest(mut self, extra: &Extra) {
        if !self.out.is_printed {
            for (name, value) in extra.iter() {
                self.put(name, value);
            }
        } else if !extra.is_empty() {
            self.put("extra", &extra.keys().cloned().collect::<Vec<_>>());
        }
        self.end();
    }

    /// Ends the object.
    pub fn end(self) {
        self.out.bytes.push(b'}');
    }
}
