//! What modules import, by the paths in their tokens: those of `use`, and those in code.

use std::{collections::BTreeMap, iter::Peekable};

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream::IntoIter};

use super::{Imports, Module, is_within};

/// The tokens that import something: none of attributes, of what is only there for tests, and of
/// visibilities, which say who may import.
pub(super) fn importing(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                tokens.next_if(|next| is_mark(next, '!'));
                if tokens
                    .next()
                    .is_some_and(|attribute| attribute.to_string().replace(' ', "") == "[cfg(test)]")
                {
                    skip_item(&mut tokens);
                }
            }
            TokenTree::Group(group) => {
                let inner = importing(group.stream());
                kept.push(proc_macro2::Group::new(group.delimiter(), inner).into());
            }
            TokenTree::Ident(word) if word == "pub" => drop(tokens.next_if(is_in_parentheses)),
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}

/// Up to the body of the item, or its semicolon.
fn skip_item(tokens: &mut Peekable<IntoIter>) {
    let is_end = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_mark(token, ';'),
    };
    while tokens.next().is_some_and(|token| !is_end(&token)) {}
}

fn is_in_parentheses(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis)
}

fn is_mark(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == mark)
}

/// What each module imports, without itself and what is inside of it.
pub(super) fn imports(sources: &BTreeMap<Module, (String, TokenStream)>) -> Imports {
    let known = |path: &str| {
        let mut path = path;
        while !sources.contains_key(path) {
            path = path.rsplit_once("::").map_or("", |(around, _)| around);
        }
        path.to_owned()
    };
    let of = |(module, (_, tokens)): (&Module, &(String, TokenStream))| {
        let mut paths = Vec::new();
        collect(tokens.clone(), &mut paths);
        let full = paths.iter().filter_map(|path| absolute(path, module));
        let imported = full.map(|path| known(&path)).filter(|other| !is_within(other, module));
        (module.clone(), imported.collect())
    };
    sources.iter().filter(|(module, _)| !module.is_empty()).map(of).collect()
}

/// The path from the root of the crate; none where it leads into another crate, or to what is inside.
fn absolute(path: &[String], module: &str) -> Option<String> {
    let ups = path.iter().take_while(|step| *step == "super").count();
    let rest = path.iter().skip(ups.max(1)).map(String::as_str);
    let around: Vec<&str> = match path.first()?.as_str() {
        "crate" => Vec::new(),
        "super" => {
            let steps: Vec<&str> = module.split("::").collect();
            steps[..steps.len().saturating_sub(ups)].to_vec()
        }
        _ => return None,
    };
    Some(around.into_iter().chain(rest).collect::<Vec<_>>().join("::"))
}

/// All paths of the tokens, a list in braces as one path each.
fn collect(tokens: TokenStream, paths: &mut Vec<Vec<String>>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(start) => path(vec![start.to_string()], &mut tokens, paths),
            TokenTree::Group(group) => collect(group.stream(), paths),
            _ => {}
        }
    }
}

/// A path from its first step on.
fn path(mut steps: Vec<String>, tokens: &mut Peekable<IntoIter>, paths: &mut Vec<Vec<String>>) {
    while tokens.next_if(|token| is_mark(token, ':')).is_some() {
        if tokens.next_if(|token| is_mark(token, ':')).is_none() {
            break;
        }
        match tokens.peek() {
            Some(TokenTree::Ident(step)) => {
                steps.push(step.to_string());
                tokens.next();
            }
            Some(TokenTree::Group(list)) => {
                branches(&steps, list.stream(), paths);
                tokens.next();
                return;
            }
            _ => break,
        }
    }
    paths.push(steps);
}

/// The paths of a list: `a::{b, c::d}`.
fn branches(steps: &[String], list: TokenStream, paths: &mut Vec<Vec<String>>) {
    let mut tokens = list.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if let TokenTree::Ident(step) = token {
            let longer = steps.iter().cloned().chain([step.to_string()]).collect();
            path(longer, &mut tokens, paths);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_wherever_they_stand() {
        let source = |path: &str, text: &str| {
            (path.to_owned(), (format!("{path}.rs"), importing(text.parse().unwrap())))
        };
        let sources = BTreeMap::from([
            source("", "pub mod a; pub mod b;"),
            source("a", "mod c; use crate::b::Thing; use c::Inner;"),
            source(
                "a::c",
                "use super::super::{a::Outer, d::{E, f}}; #[cfg(test)] mod tests { use crate::g::H; }",
            ),
            source("b", "fn f() { crate::a::c::g(); std::a::b(); }"),
            source("d", "use serde::Serialize; pub(super) fn f() {} pub(in crate::b) fn g() {}"),
            source("g", "#![allow(x)]"),
        ]);
        let found = imports(&sources);
        let expected =
            [("a", vec!["b"]), ("a::c", vec!["a", "d"]), ("b", vec!["a::c"]), ("d", vec![]), ("g", vec![])];
        for (module, imported) in expected {
            assert_eq!(found[module].iter().collect::<Vec<_>>(), imported, "{module}");
        }
    }
}
