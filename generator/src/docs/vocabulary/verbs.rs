//! The verbs of operation names, and the methods that go with them.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::data::{self, DATA};
use crate::spec::http::Method;

/// What a verb does to the things that it speaks of.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    /// It only reads.
    Reading,
    /// It brings something into being.
    Making,
    /// It changes what is there.
    Changing,
    /// It takes something away.
    Removing,
}

static KINDS: LazyLock<HashMap<String, Kind>> = LazyLock::new(|| data::index(&DATA.names.verb));

/// The methods that such a word goes with; none for a word that is no verb of these.
#[must_use]
pub fn methods(word: &str) -> Option<&'static [Method]> {
    Some(match KINDS.get(word)? {
        Kind::Reading => &[Method::Get, Method::Head],
        Kind::Making => &[Method::Post, Method::Put],
        Kind::Changing => &[Method::Put, Method::Patch, Method::Post],
        Kind::Removing => &[Method::Delete],
    })
}

/// Whether the word says that something is only read.
#[must_use]
pub fn is_reading(word: &str) -> bool {
    matches!(KINDS.get(word), Some(Kind::Reading))
}

/// Whether the word speaks of many things at once.
#[must_use]
pub fn is_of_many(word: &str) -> bool {
    word == "list"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_goes_with_its_methods_and_a_noun_with_none() {
        assert_eq!(methods("show"), Some([Method::Get, Method::Head].as_slice()));
        assert_eq!(methods("delete"), Some([Method::Delete].as_slice()));
        assert_eq!(methods("volumes"), None);
        assert!(is_reading("show") && !is_reading("delete") && !is_reading("volumes"));
        assert!(is_of_many("list") && !is_of_many("show"));
    }
}
