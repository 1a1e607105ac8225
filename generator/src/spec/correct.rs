//! `Reading` × `Decisions` → `Corrected`: applies what people decided about the pages.

mod behaviour;
mod missing;
mod unnamed;

pub(super) use missing::{decided, renamed};

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    address,
    corrections::{Correction, Corrections, Decisions, name_key},
    model::Operation,
    report::Decided,
    service::{Reading, Service},
    value_names::value_names,
};
use crate::{
    diagnostic::{Code, Diagnostic, Outcome},
    page_id::PageId,
};

/// A service as people have it.
#[derive(Clone, Debug, Default)]
pub struct Corrected {
    /// The service.
    pub service: Service,
    /// What the corrections that applied are about.
    pub parts: BTreeSet<Part>,
}

/// A part of an operation that people corrected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The page.
    pub page: PageId,
    /// Method and path, where only one of the page's operations is meant.
    pub operation: Option<String>,
    /// The address of the part.
    pub at: String,
}

/// Applies names and corrections. Whatever does not apply is a finding and changes nothing.
#[must_use]
pub fn correct(reading: Reading, decisions: &Decisions<'_>) -> Outcome<Corrected> {
    let corrections = decisions.corrections;
    let mut diagnostics = missing::missing(&reading.service, corrections);
    diagnostics.extend(unnamed::unnamed(&reading, corrections));
    let Reading { mut service, .. } = reading;
    let mut parts = BTreeSet::new();
    diagnostics.extend(names(&mut service, decisions));
    let placed = corrections.placed(&service);
    for correction in &placed.corrections {
        let Some(page) = correction.page.as_ref().filter(|_| correction.field.is_none()) else {
            diagnostics.extend(nowhere(&service, correction, decisions));
            continue;
        };
        let is_there = service.origins.paths.contains_key(page);
        if decisions.is_broken(page) || !is_there {
            continue;
        }
        match apply(&mut service, page, correction) {
            Ok(()) => {
                service.report.decide(page, Decided::Corrections, 1);
                parts.extend(touched(page, correction));
            }
            Err(fault) => diagnostics.push(fault.diagnostic(&service, &placed, (page, correction))),
        }
    }
    diagnostics.extend(value_names(&mut service, corrections));
    diagnostics.extend(behaviour::declare(&mut service, decisions));
    service.operations.sort_by_key(Operation::id);
    diagnostics.extend(collisions(&service));
    Outcome { value: Corrected { service, parts }, diagnostics }
}

/// A correction of a field that no page has, unless that may stand on a page that is broken.
fn nowhere(service: &Service, correction: &Correction, decisions: &Decisions<'_>) -> Option<Diagnostic> {
    let name = correction.field.as_deref().unwrap_or_default();
    let message = match &correction.page {
        Some(page) if decisions.is_broken(page) || !service.origins.paths.contains_key(page) => return None,
        Some(page) => format!("{page} has no field `{name}` that no other entry decides about"),
        None if decisions.is_any_broken() => return None,
        None => format!("no page has a field `{name}` that no other entry decides about"),
    };
    let location = decisions.corrections.locations.correction(correction);
    Some(Diagnostic::new(Code::CorrectionNotFound, location, message).label("this correction"))
}

/// The operations that a decision about a page is about: all of them, or the one of that request line.
fn targets(service: &Service, page: &PageId, line: Option<&str>) -> Vec<usize> {
    let operations = service.operations.iter().enumerate();
    let is_it =
        |operation: &Operation| operation.page == *page && line.is_none_or(|line| operation.line() == line);
    operations.filter(|(_, operation)| is_it(operation)).map(|(at, _)| at).collect()
}

fn names(service: &mut Service, decisions: &Decisions<'_>) -> Vec<Diagnostic> {
    let corrections = decisions.corrections;
    let mut diagnostics = Vec::new();
    for (key, name) in &corrections.names {
        let (page, line) = name_key(key);
        let finding = match targets(service, &page, line).as_slice() {
            [at] => {
                service.operations[*at].name.clone_from(name);
                continue;
            }
            [] if decisions.is_broken(&page) || !service.origins.paths.contains_key(&page) => {
                continue;
            }
            [] if line.is_none() => {
                let message = format!("{page} describes no operation, so none can be named `{name}`");
                Diagnostic::new(Code::CorrectionNotFound, corrections.locations.name(key), message)
            }
            targets => {
                let message = match targets {
                    [] => format!("{page} describes no `{}`", line.unwrap_or_default()),
                    _ => format!("{page} describes several operations: which of them is `{name}`?"),
                };
                let keys: Vec<String> =
                    lines(service, &page).map(|line| format!("`{page} {line}: {name}`")).collect();
                Diagnostic::new(Code::CorrectionNotFound, corrections.locations.name(key), message)
                    .help(format!("write {}", keys.join(" or ")))
            }
        };
        diagnostics.push(finding);
    }
    diagnostics
}

/// The request lines of a page's operations.
fn lines<'a>(service: &'a Service, page: &'a PageId) -> impl Iterator<Item = String> + 'a {
    service.operations.iter().filter(move |operation| operation.page == *page).map(Operation::line)
}

/// Why a correction does not apply.
enum Fault {
    NotFound,
    Stale(Option<Json>),
    Noop,
    Invalid(String),
}

/// Corrects each operation that is meant, or none.
fn apply(service: &mut Service, page: &PageId, correction: &Correction) -> Result<(), Fault> {
    let targets = targets(service, page, correction.operation.as_deref());
    if targets.is_empty() {
        return Err(Fault::NotFound);
    }
    let operations = targets.iter().map(|at| corrected(&service.operations[*at], correction));
    let operations: Vec<Operation> = operations.collect::<Result<_, _>>()?;
    for (at, operation) in targets.into_iter().zip(operations) {
        service.operations[at] = operation;
    }
    Ok(())
}

fn corrected(operation: &Operation, correction: &Correction) -> Result<Operation, Fault> {
    let mut root = serde_json::to_value(operation).expect("an operation has a JSON form");
    let found = address::find(&root, &correction.at).cloned();
    let now = replacement(correction, found.as_ref())?;
    if found == now {
        return Err(Fault::Noop);
    }
    if !address::set(&mut root, &correction.at, now) {
        return Err(Fault::NotFound);
    }
    let mut corrected: Operation =
        serde_json::from_value(root).map_err(|error| Fault::Invalid(error.to_string()))?;
    reparse(&mut corrected);
    Ok(corrected)
}

/// What a correction decides about.
fn touched(page: &PageId, correction: &Correction) -> impl Iterator<Item = Part> {
    let operation = &correction.operation;
    correction.decided().into_iter().map(|at| Part { page: page.clone(), operation: operation.clone(), at })
}

/// What will stand there. Of an object, only the members that change are named; of a long `text`,
/// a piece is enough, which is replaced wherever it stands.
fn replacement(correction: &Correction, found: Option<&Json>) -> Result<Option<Json>, Fault> {
    let was = correction.was.as_ref().filter(|was| !was.is_null());
    let stale = || Fault::Stale(found.cloned());
    match (found, was, &correction.now) {
        (Some(Json::Object(found)), Some(Json::Object(was)), Some(Json::Object(now))) => {
            members(found, was, now).map(|members| Some(Json::Object(members))).ok_or_else(stale)
        }
        // To take an object out, it is enough to name it.
        (Some(Json::Object(found)), Some(Json::Object(was)), None) if !was.is_empty() => {
            members(found, was, &Members::new()).map(|_| None).ok_or_else(stale)
        }
        (Some(Json::String(found)), Some(Json::String(was)), Some(Json::String(now)))
            if correction.at.ends_with("/text") =>
        {
            let is_there = !was.is_empty() && found.contains(was.as_str());
            is_there.then(|| Some(Json::String(found.replace(was.as_str(), now)))).ok_or_else(stale)
        }
        (found, was, now) if found == was => Ok(now.clone()),
        _ => Err(stale()),
    }
}

type Members = serde_json::Map<String, Json>;

/// The members of `found`, those of `was` replaced by those of `now`.
fn members(found: &Members, was: &Members, now: &Members) -> Option<Members> {
    let said = |(name, value): (&String, &Json)| found.get(name).unwrap_or(&Json::Null) == value;
    if !was.iter().all(said) {
        return None;
    }
    let mut members = found.clone();
    members.retain(|name, _| !was.contains_key(name) || now.contains_key(name));
    for (name, value) in now {
        if value.is_null() {
            members.shift_remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
    Some(members)
}

/// A corrected text may be JSON now.
fn reparse(operation: &mut Operation) {
    for example in operation.request_examples.iter_mut().chain(&mut operation.response_examples) {
        if let Some(body) = example.text.as_deref().and_then(|text| serde_json::from_str(text).ok()) {
            example.body = Some(body);
            example.text = None;
        }
    }
}

impl Fault {
    fn diagnostic(
        self,
        service: &Service,
        corrections: &Corrections,
        (page, correction): (&PageId, &Correction),
    ) -> Diagnostic {
        let at = &correction.at;
        let show =
            |value: Option<&Json>| value.map_or_else(|| "nothing".to_owned(), |value| format!("`{value}`"));
        let stale = "no longer as the correction found it";
        let (code, label, message) = match &self {
            Self::NotFound if targets(service, page, correction.operation.as_deref()).is_empty() => {
                let known: Vec<String> = lines(service, page).map(|line| format!("`{line}`")).collect();
                let known = if known.is_empty() { "no operation".to_owned() } else { known.join(" and ") };
                let line = correction.operation.as_deref().unwrap_or("operation");
                (
                    Code::CorrectionNotFound,
                    "this correction",
                    format!("{page} describes no `{line}`, but {known}"),
                )
            }
            Self::NotFound => {
                (Code::CorrectionNotFound, "this correction", format!("`{at}` of {page} does not exist"))
            }
            Self::Stale(found) if has_caught_up(correction, found.as_ref()) => {
                let message = format!("{page} says at `{at}` by itself what the correction says");
                (Code::CorrectionStale, "true by now", message)
            }
            Self::Stale(found) => {
                let (found, was) = (show(found.as_ref()), show(correction.was.as_ref()));
                (Code::CorrectionStale, stale, format!("{page} says {found} at `{at}`, not {was}"))
            }
            Self::Noop => (
                Code::CorrectionNoop,
                "this correction",
                format!("the correction of `{at}` of {page} changes nothing"),
            ),
            Self::Invalid(why) => (
                Code::CorrectionInvalid,
                "this correction",
                format!("the correction of `{at}` of {page} makes no valid spec: {why}"),
            ),
        };
        let lines = corrections.locations.correction_lines(correction);
        // A page that says something else is looked at; in all other cases the entry is at fault.
        match &self {
            Self::Stale(found) => {
                let help = match has_caught_up(correction, found.as_ref()) {
                    true if corrections.has_others(correction) => format!("take this place out of {lines}"),
                    true => format!("delete {lines}"),
                    false => format!("look at the page again, then update or delete {lines}"),
                };
                Diagnostic::new(code, service.origins.location(page, at), message).label(label).help(help)
            }
            _ => Diagnostic::new(code, corrections.locations.correction(correction), message).label(label),
        }
    }
}

/// Whether the page says by itself what the correction would make of it.
fn has_caught_up(correction: &Correction, found: Option<&Json>) -> bool {
    match (found, &correction.was, &correction.now) {
        (Some(Json::Object(found)), Some(Json::Object(was)), Some(Json::Object(now))) => {
            let gone =
                was.keys().filter(|name| !now.contains_key(*name)).all(|name| !found.contains_key(name));
            gone && now.iter().all(|(name, value)| found.get(name).unwrap_or(&Json::Null) == value)
        }
        (Some(Json::String(found)), Some(Json::String(was)), Some(Json::String(now)))
            if correction.at.ends_with("/text") =>
        {
            found.contains(now.as_str()) && !found.contains(was.as_str())
        }
        (found, _, now) => found == now.as_ref(),
    }
}

/// Two operations of a service cannot have one name.
fn collisions(service: &Service) -> Vec<Diagnostic> {
    let pairs = service.operations.windows(2).filter(|pair| pair[0].id() == pair[1].id());
    pairs
        .map(|pair| {
            let location = service.origins.location(&pair[1].page, "path");
            let message = format!("`{}` is also the name of the operation of {}", pair[1].id(), pair[0].page);
            Diagnostic::new(Code::NameCollision, location, message).subject("name")
        })
        .collect()
}
