//! English text for the documentation, as people write it in `spec/wording`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::yaml::{Document, Error};
use crate::{
    SettingsFile,
    diagnostic::{Code, Diagnostic, Location, Outcome},
};

/// A file of wording. Each text is Markdown; each entry must be used.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// By the name of the operation's file: `v2_create_cluster`.
    #[serde(default)]
    pub operations: BTreeMap<String, OperationWording>,
    /// By structure, in whatever operation it stands, and wire name.
    #[serde(default)]
    pub structures: BTreeMap<String, Texts>,
    /// By wire name, of whatever parameter or field.
    #[serde(default)]
    pub fields: Texts,
}

/// The text of one operation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OperationWording {
    /// What it does: one sentence with its full stop, on one line.
    pub summary: String,
    /// What else the caller should know.
    #[serde(default)]
    pub description: String,
    /// By wire name, of what goes into path, query and header.
    #[serde(default)]
    pub parameters: Texts,
    /// By wire name, of the bodies.
    #[serde(default)]
    pub fields: Texts,
}

/// Texts by wire name.
pub type Texts = BTreeMap<String, Text>;

/// The text of a parameter or field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a text, or `text` and the meanings of `values`")]
pub enum Text {
    /// What it is.
    Plain(String),
    /// What it is, and what its values mean.
    Listed(Listed),
}

/// The text of a field and of its values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// What the field is; where it is absent, a less specific entry says it.
    #[serde(default)]
    pub text: String,
    /// What each value means. Those that are absent may stand in a less specific entry.
    pub values: BTreeMap<String, String>,
}

impl Text {
    /// What the field is; empty where the entry is about values alone.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Listed(Listed { text, .. }) => text,
        }
    }

    /// What the values mean.
    pub(super) fn values(&self) -> Option<&BTreeMap<String, String>> {
        match self {
            Self::Plain(_) => None,
            Self::Listed(listed) => Some(&listed.values),
        }
    }
}

/// A file of wording and where it was read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    path: String,
    /// The file, where it can be read.
    document: Option<Document>,
    /// What it says.
    pub(super) wording: Wording,
}

impl Sheet {
    /// Reads a file. One that cannot be read says nothing.
    pub(super) fn read(file: &SettingsFile) -> Outcome<Self> {
        let mut sheet = Self { path: file.path.clone(), ..Self::default() };
        let mut diagnostics = Vec::new();
        match decode(&file.text) {
            Ok((document, wording)) => {
                sheet.document = Some(document);
                sheet.wording = wording;
            }
            Err(error) => {
                let location = Location { path: file.path.clone(), span: error.span };
                diagnostics.push(Diagnostic::new(Code::InvalidSettings, location, error.message));
            }
        }
        diagnostics.extend(sheet.wording.operations.iter().filter_map(|(id, operation)| {
            let is_sentence = operation.summary.ends_with('.') && !operation.summary.contains('\n');
            let message = format!("the summary of `{id}` is not one line that ends with a full stop");
            let location = sheet.location(&["operations", id, "summary"]);
            (!is_sentence).then(|| Diagnostic::new(Code::InvalidSettings, location, message))
        }));
        Outcome { value: sheet, diagnostics }
    }

    /// The name of the file without its ending: a service, or `common`.
    pub(super) fn name(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or_default();
        file.strip_suffix(".yaml").unwrap_or(file)
    }

    /// Where the key at a path stands.
    pub(super) fn location(&self, path: &[&str]) -> Location {
        let span = self.document.as_ref().map(|document| document.key_span(path)).unwrap_or_default();
        Location { path: self.path.clone(), span }
    }
}

fn decode(text: &str) -> Result<(Document, Wording), Error> {
    let document = Document::parse(text)?;
    let wording = document.decode()?;
    Ok((document, wording))
}
