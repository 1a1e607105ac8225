//! What a page is called in its service.

use std::{borrow::Borrow, fmt};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of a page's file, without its folders: links between pages and all that people decide say no more.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct PageId(String);

impl PageId {
    /// The page of a path, or of a link without its anchor.
    #[must_use]
    pub fn of(path: &str) -> Self {
        Self(file_name(path).to_owned())
    }

    /// The file's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a path is that of this page.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.0 == file_name(path)
    }
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Borrow<str> for PageId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
