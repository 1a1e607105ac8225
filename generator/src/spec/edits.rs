//! Two states of a `Service` → the corrections that lead from one to the other: what a person changed in
//! the spec by hand, as it would have to be decided.

mod codes;
mod compare;
mod names;
mod pairs;
mod revised;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{
    corrections::{Correction, Corrections},
    model::Operation,
    service::Service,
};
use compare::{Change, Differences, compare};

/// What was changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits {
    /// The corrections that say it, without a reason, in the order in which they apply.
    pub entries: Vec<Correction>,
    /// What present entries say instead, by their number.
    pub revised: BTreeMap<usize, Json>,
    /// The operation that each entry was made of, by id.
    operations: Vec<String>,
    /// What no correction can say.
    pub unsaid: Vec<Unsaid>,
}

/// A change that no correction can say.
#[derive(Clone, Debug, PartialEq)]
pub struct Unsaid {
    /// The id of the operation, as its file is called.
    pub operation: String,
    /// The address in it; empty where the whole file is meant.
    pub at: String,
    /// What is wrong, in one line.
    pub message: String,
    /// What to do instead.
    pub help: String,
}

/// Compares what the pages and the present corrections give with what a person made of it.
#[must_use]
pub fn edits(pages: &Service, edited: &Service, decided: &Corrections) -> Edits {
    let mut edits = Edits::default();
    let pairs = pairs::pairs(&pages.operations, &edited.operations);
    edits.unsaid.extend(pairs.alone);
    edits.unsaid.extend(codes::unsaid(&pages.error_codes, &edited.error_codes));
    for group in pairs.by_page.into_values() {
        let differences: Vec<Differences> = group.iter().map(|(old, new)| differences(old, new)).collect();
        for ((old, _), differences) in group.iter().zip(&differences) {
            edits.unsaid.extend(differences.reordered.iter().map(|at| reordered(old, at)));
        }
        for (number, (old, _)) in group.iter().enumerate() {
            for change in in_order(&differences[number].changes) {
                let is_everywhere = differences.iter().all(|other| other.changes.contains(change));
                // What all operations of a page have is said once, for the first of them.
                if !is_everywhere || number == 0 {
                    let line = (!is_everywhere).then(|| line(old, change, &differences[number].changes));
                    edits.add(old, entry(old, line, change), decided);
                }
            }
        }
    }
    edits
}

fn differences(old: &Operation, new: &Operation) -> Differences {
    let (old, new) = names::without_value_names(old, new);
    compare(&json(&old), &json(&new))
}

fn json(operation: &Operation) -> Json {
    serde_json::to_value(operation).expect("an operation has a JSON form")
}

/// What a correction calls an operation by changes last.
fn in_order(changes: &[Change]) -> impl Iterator<Item = &Change> {
    let is_line = |change: &&Change| ["method", "path"].contains(&change.at.as_str());
    changes.iter().filter(move |change| !is_line(change)).chain(changes.iter().filter(is_line))
}

/// By what an operation is called when its turn comes: one whose method has changed, by the new one.
fn line(operation: &Operation, change: &Change, all: &[Change]) -> String {
    let method = all.iter().find(|other| other.at == "method" && change.at == "path");
    match method.and_then(|method| method.now.as_ref()).and_then(Json::as_str) {
        Some(method) => format!("{method} {}", operation.path),
        None => operation.line(),
    }
}

fn entry(operation: &Operation, line: Option<String>, change: &Change) -> Correction {
    let Change { at, was, now } = change.clone();
    let page = Some(operation.page.clone());
    Correction { page, operation: line, field: None, at, was, now, because: String::new(), entry: 0 }
}

impl Edits {
    /// The same about texts that nobody is to publish.
    pub fn into_texts(self) -> impl Iterator<Item = Unsaid> {
        let text = |(entry, operation): (Correction, String)| Unsaid {
            operation,
            message: format!(
                "`{}` is a text, and those of {} are not published",
                entry.at,
                entry.page.map(|page| page.to_string()).unwrap_or_default()
            ),
            at: entry.at,
            help: "take it out; English text stands in spec/wording".to_owned(),
        };
        self.entries.into_iter().zip(self.operations).map(text)
    }

    fn add(&mut self, operation: &Operation, entry: Correction, decided: &Corrections) {
        let mut earlier =
            decided.corrections.iter().enumerate().filter(|(_, earlier)| earlier.overlaps(&entry));
        let (earlier, is_only) = (earlier.next(), earlier.next().is_none());
        let elsewhere = entry.decided().iter().find_map(|at| elsewhere(at));
        let (message, help) = match (elsewhere, earlier) {
            (Some((what, help)), _) => (format!("no correction says {what}"), help.to_owned()),
            (None, Some((number, earlier))) => {
                let is_its_own = !decided.has_others(earlier);
                let revised = revised::revised(earlier, &entry).filter(|_| is_its_own);
                if let (Some(now), true, false) = (revised, is_only, self.revised.contains_key(&number)) {
                    self.revised.insert(number, now);
                    return;
                }
                of_correction(earlier, (operation, &entry), decided)
            }
            (None, None) => {
                self.operations.push(operation.id());
                return self.entries.push(entry);
            }
        };
        self.unsaid.push(Unsaid { operation: operation.id(), at: entry.at, message, help });
    }
}

/// What is decided about in another part of the file, or not at all.
fn elsewhere(at: &str) -> Option<(&'static str, &'static str)> {
    let (first, last) = (at.split('/').next()?, at.rsplit('/').next()?);
    Some(match first {
        "name" => ("what an operation is called", "write its name below `names` in the corrections"),
        "waiters" => ("what is waited for", "declare it below `waiters` in the corrections"),
        "schema" | "service" | "page" => {
            ("where an operation comes from", "undo the edit: no page says this")
        }
        "error_codes" if last == "class" => {
            ("what an error code means to a program", "name the code below `errors` in the corrections")
        }
        _ if last == "name" && at.rsplit('/').nth(2) == Some("values") => {
            ("what a value is called", "name it below `value_names` in the corrections")
        }
        _ => return None,
    })
}

/// A present entry decides about it already.
fn of_correction(
    earlier: &Correction,
    (operation, entry): (&Operation, &Correction),
    decided: &Corrections,
) -> (String, String) {
    let lines = decided.locations.correction_lines(earlier);
    let first = earlier.entry + 1;
    let message = format!("correction {first} decides about `{}` of {} already", entry.at, operation.page);
    let now = entry.now.as_ref().map_or_else(|| "nothing".to_owned(), |now| format!("`{now}`"));
    (message, format!("change or delete {lines}, so that there is {now} at `{}`", entry.at))
}

fn reordered(operation: &Operation, at: &str) -> Unsaid {
    Unsaid {
        operation: operation.id(),
        at: at.to_owned(),
        message: format!("the order of `{at}` is that of {}, and what is new comes last", operation.page),
        help: "leave it to codegen, or change the page".to_owned(),
    }
}
