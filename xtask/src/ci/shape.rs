//! The shape of the generator: who may import whom, no circles, and no labels outside of the vocabulary.

mod circles;
mod imports;
mod labels;

use std::{
    collections::{BTreeMap, BTreeSet},
    str::FromStr,
};

use proc_macro2::TokenStream;

use super::Outcome;
use crate::{console::Console, disk, failure::Failure, workspace::has_ending};

const SOURCE: &str = "generator/src";

/// A module's path from the root of its crate: `docs::scan`; the root itself is empty.
type Module = String;

/// What each module imports. A module that uses what is inside of it imports nothing.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// Parts of the generator, and which others they may import besides themselves. What is not named here
/// belongs to what is around it; the root puts all together.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("", &["docs", "spec", "rust", "diff", "openapi", "review", "diagnostic", "files", "page_id", "case"]),
    ("case", &[]),
    ("diagnostic", &[]),
    ("files", &[]),
    ("page_id", &[]),
    ("docs", &["spec", "diagnostic", "files", "page_id", "case", ""]),
    ("spec", &["diagnostic", "files", "page_id", "case", ""]),
    ("rust", &["spec", "diagnostic", "files", "page_id", "case", ""]),
    ("openapi", &["spec", "files", "page_id", "case", ""]),
    ("diff", &["spec", "rust"]),
    // It shows what all of them made, and reads no page of its own.
    (
        "review",
        &["docs::document", "docs::scan", "docs::source", "spec", "rust", "diff", "diagnostic", "page_id"],
    ),
    ("docs::vocabulary", &["docs::document", "spec", "diagnostic"]),
    ("docs::scan", &["docs::document", "docs::source", "docs::vocabulary", "diagnostic"]),
    ("docs::rows", &["docs::document", "docs::page", "docs::vocabulary"]),
    ("docs::examples", &["docs::page", "docs::pieces", "docs::rows", "docs::vocabulary", "spec"]),
    ("docs::link", &["docs::document", "docs::page", "docs::rows", "docs::vocabulary", "spec", "page_id"]),
    (
        "docs::interpret",
        &[
            "docs::document",
            "docs::examples",
            "docs::link",
            "docs::outcomes",
            "docs::page",
            "docs::rows",
            "docs::vocabulary",
            "spec",
            "diagnostic",
            "page_id",
        ],
    ),
    (
        "docs::assemble",
        &[
            "docs::document",
            "docs::interpret",
            "docs::ledger",
            "docs::outcomes",
            "docs::page",
            "docs::recognize",
            "docs::vocabulary",
            "spec",
            "diagnostic",
            "page_id",
            "case",
        ],
    ),
    (
        "docs::recognize",
        &[
            "docs::document",
            "docs::page",
            "docs::ledger",
            "docs::pieces",
            "docs::vocabulary",
            "spec",
            "diagnostic",
            "page_id",
        ],
    ),
];

pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let mut sources = BTreeMap::new();
    let mut complaints = Vec::new();
    for (path, text) in disk::tree(SOURCE)?.into_iter().filter(|(path, _)| has_ending(path, "rs")) {
        match TokenStream::from_str(&text) {
            Ok(tokens) => drop(sources.insert(module(&path), (path, imports::importing(tokens)))),
            Err(error) => complaints.push(format!("{SOURCE}/{path} is no Rust: {error}")),
        }
    }
    let imports = imports::imports(&sources);
    complaints.extend(out_of_order(&imports));
    complaints.extend(circles::complaints(&imports));
    complaints.extend(labels::complaints(&sources, &labels::English::read()?));
    for complaint in &complaints {
        console.failure(&Failure::new(complaint));
    }
    Ok(Outcome::passed_if(complaints.is_empty()))
}

/// `docs/scan/html.rs` is `docs::scan::html`.
fn module(path: &str) -> Module {
    let path = path.trim_end_matches(".rs");
    if path == "lib" { String::new() } else { path.replace('/', "::") }
}

/// Whether a module is another one or inside of it.
fn is_within(module: &str, around: &str) -> bool {
    around.is_empty()
        || module == around
        || module.strip_prefix(around).is_some_and(|rest| rest.starts_with("::"))
}

/// Imports that the order of the stages does not allow.
fn out_of_order(imports: &Imports) -> Vec<String> {
    let mut complaints = Vec::new();
    for (module, imported) in imports {
        let (part, allowed) = part_of(module);
        for other in imported {
            // The root has what all parts share; everything else is inside of it.
            let may = |part: &&str| if part.is_empty() { other.is_empty() } else { is_within(other, part) };
            if !is_within(other, part) && !allowed.iter().any(may) {
                complaints.push(format!(
                    "`{module}` imports `{other}`, which `{part}` may not: see MAY_IMPORT in the check"
                ));
            }
        }
    }
    complaints
}

/// The innermost part that a module belongs to, with what it may import.
fn part_of(module: &str) -> (&'static str, &'static [&'static str]) {
    let around = MAY_IMPORT.iter().filter(|(part, _)| is_within(module, part));
    let (part, allowed) = around.max_by_key(|(part, _)| part.len()).expect("the root is around everything");
    (part, allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_against_the_order_is_told() {
        let imports =
            |from: &str, to: &str| Imports::from([(from.to_owned(), BTreeSet::from([to.to_owned()]))]);
        let cases = [
            ("docs::interpret::field", "spec::model", 0),
            ("docs::interpret::field", "docs::page", 0),
            ("docs::recognize::tables", "docs::interpret", 1),
            ("docs::scan", "docs::page", 1),
            ("spec::check", "docs::page", 1),
            ("spec", "", 0),
            ("rust::emit", "docs", 1),
            ("diagnostic::code", "spec", 1),
            ("diagnostic::code", "", 1),
            ("", "rust", 0),
        ];
        for (from, to, complaints) in cases {
            assert_eq!(out_of_order(&imports(from, to)).len(), complaints, "{from} → {to}");
        }
    }
}
