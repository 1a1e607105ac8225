//! Labels of pages stand in the vocabulary: no string of the code holds Chinese.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use super::{Module, SOURCE};

/// What is wrong with the files, and with the list of those that are known to have labels.
pub(super) fn complaints(sources: &BTreeMap<Module, (String, TokenStream)>, known: &[&str]) -> Vec<String> {
    let found: BTreeMap<&str, String> =
        sources.values().filter_map(|(path, tokens)| Some((path.as_str(), label(tokens.clone())?))).collect();
    let new = found.iter().filter(|(path, _)| !known.contains(*path));
    let new = new.map(|(path, label)| {
        format!("{SOURCE}/{path} holds the label {label}: it belongs into generator/vocabulary")
    });
    let gone = known.iter().filter(|path| !found.contains_key(*path));
    let gone =
        gone.map(|path| format!("{path} holds no label any more: delete it from the list of the check"));
    new.chain(gone).collect()
}

/// The first string or character with Chinese in it.
fn label(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => label(group.stream()),
        TokenTree::Literal(literal) => Some(literal.to_string()).filter(|text| text.contains(is_chinese)),
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
    fn a_label_is_told_unless_it_is_known() {
        let source =
            |text: &str| BTreeMap::from([("a".to_owned(), ("a.rs".to_owned(), text.parse().unwrap()))]);
        assert_eq!(complaints(&source("fn f() { g(\"a\", '表'); }"), &[]).len(), 1);
        assert_eq!(complaints(&source("/* 表 */ fn f() {}"), &[]).len(), 0);
        assert_eq!(complaints(&source("fn f() {}"), &["a.rs"]).len(), 1);
    }
}
