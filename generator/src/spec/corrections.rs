//! What people decided about a service's pages: names, corrections, accepted findings.

use std::{collections::BTreeMap, ops::Range};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::yaml;
use crate::{
    SettingsFile,
    diagnostic::{Code, Diagnostic, Location, Outcome},
};

/// A corrections file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    /// Names of operations, by page.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
    /// Names of listed values whose meaning no name can be made of: field, then value, then name.
    #[serde(default)]
    pub value_names: BTreeMap<String, BTreeMap<String, String>>,
    /// Errors of the pages.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Findings that a person looked at and lets stand.
    #[serde(default)]
    pub accepted: Vec<Acceptance>,
    /// Where the entries stand; filled when the file is read.
    #[serde(skip)]
    pub places: Places,
}

/// An error of a page and what stands there instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The page.
    pub page: String,
    /// The address of the part in the operation: `responses/200/body/fields/tags/type`.
    pub at: String,
    /// What the page says; absent where it says nothing. Of an object, only the members that are
    /// wrong; of an example's `text`, a piece, which is replaced wherever it
    /// stands.
    #[serde(default)]
    pub was: Option<Json>,
    /// What is true; absent where nothing should stand there. Of an object, only the members that
    /// `was` names or that are new.
    #[serde(default)]
    pub now: Option<Json>,
    /// How anybody can see that this is so.
    pub because: String,
}

/// A finding that a person looked at and lets stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The page.
    pub page: String,
    /// The finding's code.
    pub code: String,
    /// What the subjects below have in common at their start.
    #[serde(default)]
    pub under: String,
    /// The finding's subjects; each must occur.
    #[serde(default)]
    pub at: Vec<String>,
    /// Why it may stand.
    pub because: String,
}

impl Acceptance {
    /// The full subjects.
    pub fn subjects(&self) -> impl Iterator<Item = String> {
        let whole = self.at.is_empty().then(|| self.under.clone());
        let join = |at: &String| {
            if self.under.is_empty() { at.clone() } else { format!("{}/{at}", self.under) }
        };
        whole.into_iter().chain(self.at.iter().map(join))
    }
}

/// Where the entries of a corrections file stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    path: String,
    corrections: Vec<Range<usize>>,
    accepted: Vec<Range<usize>>,
}

impl Places {
    /// The place of a correction, by number.
    #[must_use]
    pub fn correction(&self, at: usize) -> Location {
        self.location(self.corrections.get(at))
    }

    /// The place of an acceptance, by number.
    #[must_use]
    pub fn acceptance(&self, at: usize) -> Location {
        self.location(self.accepted.get(at))
    }

    /// The file as a whole.
    #[must_use]
    pub fn file(&self) -> Location {
        self.location(None)
    }

    fn location(&self, span: Option<&Range<usize>>) -> Location {
        Location { path: self.path.clone(), span: span.cloned().unwrap_or(0..0) }
    }
}

/// Reads a corrections file. One that cannot be read decides nothing.
#[must_use]
pub fn corrections(file: &SettingsFile) -> Outcome<Corrections> {
    match yaml::Document::parse(&file.text).and_then(|document| document.decode::<Corrections>()) {
        Ok(mut value) => {
            value.places = Places {
                path: file.path.clone(),
                corrections: items(&file.text, "corrections:"),
                accepted: items(&file.text, "accepted:"),
            };
            Outcome::clean(value)
        }
        Err(error) => Outcome {
            value: Corrections::default(),
            diagnostics: vec![Diagnostic::new(
                Code::InvalidSettings,
                Location { path: file.path.clone(), span: error.span },
                error.message,
            )],
        },
    }
}

/// The first lines of the items of a top-level list. The YAML reader gives no positions.
fn items(text: &str, key: &str) -> Vec<Range<usize>> {
    let mut items = Vec::new();
    let mut is_inside = false;
    let mut indent = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end();
        let depth = body.len() - body.trim_start().len();
        let is_item = body.trim_start().starts_with("- ");
        if depth == 0 && !is_item && !body.is_empty() && !body.starts_with('#') {
            is_inside = body.starts_with(key);
        } else if is_inside && is_item && *indent.get_or_insert(depth) == depth {
            items.push(start + depth..start + body.len());
        }
        start += line.len();
    }
    items
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_its_entries_stand() {
        let text = "names: {}\ncorrections:\n- page: a.md\n  at: title\n  now:\n  - x\n  because: b\n\n- page: b.md\n  at: title\n  because: c\naccepted: []\n";
        let read = corrections(&SettingsFile { path: "c.yaml".to_owned(), text: text.to_owned() });
        assert_eq!(read.diagnostics, []);
        assert_eq!(&text[read.value.places.correction(1).span], "- page: b.md");
    }
}
