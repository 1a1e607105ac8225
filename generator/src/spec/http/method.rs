//! The methods of HTTP that pages speak of.

use std::{fmt, str::FromStr, sync::LazyLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A method, written in upper case. The order is that of the alphabet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Copies an object; no client of HTTP sends it, so that the back half refuses it.
    Copy,
    /// Removes something.
    Delete,
    /// Reads something.
    Get,
    /// Reads header fields alone.
    Head,
    /// Asks what is allowed.
    Options,
    /// Changes parts of something.
    Patch,
    /// Makes or does something.
    Post,
    /// Replaces something.
    Put,
}

static ALTERNATIVES: LazyLock<String> = LazyLock::new(|| Method::ALL.map(Method::text).join("|"));

impl Method {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Copy, Self::Delete, Self::Get, Self::Head, Self::Options, Self::Patch, Self::Post, Self::Put];

    /// All of them as the alternatives of a regular expression.
    #[must_use]
    pub fn alternatives() -> &'static str {
        &ALTERNATIVES
    }

    /// The method in upper case.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Copy => "COPY",
            Self::Delete => "DELETE",
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Patch => "PATCH",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }

    /// Whether its requests have a body; the others send none, whatever an example shows.
    #[must_use]
    pub fn has_body(self) -> bool {
        matches!(self, Self::Patch | Self::Post | Self::Put)
    }

    /// Whether a request may be sent twice, as far as its method tells.
    #[must_use]
    pub fn is_idempotent(self) -> bool {
        !matches!(self, Self::Patch | Self::Post)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl FromStr for Method {
    type Err = String;

    /// Reads a method in whatever case.
    fn from_str(text: &str) -> Result<Self, String> {
        let is_it = |method: &Self| method.text().eq_ignore_ascii_case(text);
        Self::ALL.into_iter().find(is_it).ok_or_else(|| format!("`{text}` is no method"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_method_reads_back_as_written() {
        for method in Method::ALL {
            assert_eq!(method.text().to_lowercase().parse(), Ok(method));
            assert_eq!(serde_json::to_string(&method).unwrap(), format!("\"{method}\""));
        }
        assert!("FETCH".parse::<Method>().is_err());
    }

    #[test]
    fn the_order_is_that_of_the_alphabet() {
        assert!(Method::ALL.map(Method::text).is_sorted() && Method::ALL.is_sorted());
    }
}
