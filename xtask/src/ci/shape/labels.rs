//! Labels of pages stand in the vocabulary: no string of the code holds Chinese, and none of the front half is
//! an English label.
//!
//! A word in small letters may be a label and the name of a member or type at once, so English labels are those
//! with a capital, as pages write them, and those of several words, however they are written.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Literal, TokenStream, TokenTree};

use super::{Module, SOURCE, is_within};
use crate::{disk, failure::Failure, workspace::has_ending};

const ENGLISH: &str = "generator/vocabulary/en";

/// The English labels of the vocabulary.
#[derive(Default)]
pub(super) struct English {
    words: BTreeSet<String>,
    /// In small letters.
    phrases: BTreeSet<String>,
}

impl English {
    pub(super) fn read() -> Result<Self, Failure> {
        let mut labels = Self::default();
        for (path, text) in disk::tree(ENGLISH)?.into_iter().filter(|(path, _)| has_ending(path, "toml")) {
            let invalid = |error| Failure::new(format!("{ENGLISH}/{path} is no TOML: {error}"));
            labels.add(&text.parse::<toml::Table>().map_err(invalid)?);
        }
        Ok(labels)
    }

    fn add(&mut self, table: &toml::Table) {
        for (key, value) in table {
            match value {
                toml::Value::Table(inner) => self.add(inner),
                _ if key.trim().contains(' ') => drop(self.phrases.insert(key.trim().to_lowercase())),
                _ if key.contains(char::is_uppercase) => drop(self.words.insert(key.clone())),
                _ => {}
            }
        }
    }

    fn contains(&self, text: &str) -> bool {
        let text = text.trim().trim_end_matches([':', '.']);
        self.words.contains(text) || self.phrases.contains(&text.to_lowercase())
    }
}

/// The files with labels. Those of tests alone may quote pages.
pub(super) fn complaints(
    sources: &BTreeMap<Module, (String, TokenStream)>,
    english: &English,
) -> Vec<String> {
    let code = sources.iter().filter(|(_, (path, _))| !path.ends_with("/tests.rs"));
    let labelled = code.filter_map(|(module, (path, tokens))| {
        let is_of_pages = is_within(module, "docs");
        let is_label = |literal: &Literal| {
            let text = literal.to_string();
            let is_english = || is_of_pages && english.contains(text.trim_matches('"'));
            text.contains(is_chinese) || is_english()
        };
        Some((path, label(tokens.clone(), &is_label)?))
    });
    labelled
        .map(|(path, label)| {
            format!("{SOURCE}/{path} holds the label {label}: it belongs into generator/vocabulary")
        })
        .collect()
}

/// The first literal that is a label.
fn label(tokens: TokenStream, is_label: &impl Fn(&Literal) -> bool) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => label(group.stream(), is_label),
        TokenTree::Literal(literal) => is_label(&literal).then(|| literal.to_string()),
        _ => None,
    })
}

fn is_chinese(each: char) -> bool {
    matches!(each, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_told_unless_a_test_quotes_it() {
        let mut english = English::default();
        english.add(
            &"[name]\nParameter = \"a.md\"\n\"Field name\" = \"a.md\"\ntype = \"a.md\"".parse().unwrap(),
        );
        let told = |path: &str, text: &str| {
            let source = (path.to_owned(), text.parse().unwrap());
            let module = path.trim_end_matches(".rs").replace('/', "::");
            complaints(&BTreeMap::from([(module, source)]), &english).len()
        };
        assert_eq!(told("a.rs", "fn f() { g(\"a\", '表'); }"), 1);
        assert_eq!(told("a/tests.rs", "fn f() { g(\"a\", '表'); }"), 0);
        assert_eq!(told("a.rs", "/* 表 */ fn f() {}"), 0);
        assert_eq!(told("docs/a.rs", "fn f() { g(\"Parameter:\"); }"), 1);
        assert_eq!(told("docs/a.rs", "fn f() { g(\"field Name\"); }"), 1);
        assert_eq!(told("docs/a.rs", "fn f() { g(\"parameter\", \"type\"); }"), 0);
        assert_eq!(told("spec/a.rs", "fn f() { g(\"Parameter\"); }"), 0);
    }
}
