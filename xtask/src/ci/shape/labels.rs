//! Labels of pages stand in the vocabulary: no string of the code holds Chinese.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};

use super::{Module, SOURCE};

/// The files with labels. Those of tests alone may quote pages.
pub(super) fn complaints(sources: &BTreeMap<Module, (String, TokenStream)>) -> Vec<String> {
    let code = sources.values().filter(|(path, _)| !path.ends_with("/tests.rs"));
    let labelled = code.filter_map(|(path, tokens)| Some((path, label(tokens.clone())?)));
    labelled
        .map(|(path, label)| {
            format!("{SOURCE}/{path} holds the label {label}: it belongs into generator/vocabulary")
        })
        .collect()
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
    fn a_label_is_told_unless_a_test_quotes_it() {
        let told = |path: &str, text: &str| {
            let source = (path.to_owned(), text.parse().unwrap());
            complaints(&BTreeMap::from([("a".to_owned(), source)])).len()
        };
        assert_eq!(told("a.rs", "fn f() { g(\"a\", '表'); }"), 1);
        assert_eq!(told("a/tests.rs", "fn f() { g(\"a\", '表'); }"), 0);
        assert_eq!(told("a.rs", "/* 表 */ fn f() {}"), 0);
    }
}
