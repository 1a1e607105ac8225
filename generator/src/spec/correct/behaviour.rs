//! What no page says: waiters and classes of error codes. What is said about behaviour, here or by a
//! correction, is held against the corrected fields.

use super::targets;
use crate::{
    diagnostic::{Code, Diagnostic, Location},
    spec::{
        address,
        corrections::{Correction, Decisions},
        model::{ErrorCode, Operation},
        report::Decided,
        service::Service,
    },
};

/// Gives operations their waiters and error codes their classes. Whatever does not fit is a finding.
pub(super) fn declare(service: &mut Service, decisions: &Decisions<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = waiters(service, decisions);
    diagnostics.extend(classes(service, decisions));
    let operations = service.operations.iter().filter(|operation| !decisions.is_broken(&operation.page));
    diagnostics.extend(operations.flat_map(|operation| faults(service, operation, decisions)));
    diagnostics
}

fn waiters(service: &mut Service, decisions: &Decisions<'_>) -> Vec<Diagnostic> {
    let corrections = decisions.corrections;
    let mut diagnostics = Vec::new();
    for (name, declared) in &corrections.waiters {
        let page = &declared.page;
        match targets(service, page, declared.operation.as_deref()).as_slice() {
            [at] => {
                service.operations[*at].waiters.push(declared.waiter(name));
                service.report.decide(page, Decided::Corrections, 1);
            }
            _ if decisions.is_broken(page) || !service.origins.paths.contains_key(page) => {}
            found => {
                let count = if found.is_empty() { "no such operation" } else { "several operations" };
                let message = format!("{page} describes {count}: which of them tells `{name}`?");
                let location = corrections.locations.waiter(name);
                let help = "say as `operation` its method and path, as the page has them";
                diagnostics.push(Diagnostic::new(Code::CorrectionNotFound, location, message).help(help));
            }
        }
    }
    diagnostics
}

fn classes(service: &mut Service, decisions: &Decisions<'_>) -> Vec<Diagnostic> {
    let corrections = decisions.corrections;
    let mut diagnostics = Vec::new();
    for (class, codes) in &corrections.errors {
        for code in codes {
            let mut is_found = false;
            for known in error_codes(service).filter(|known| known.code == *code) {
                known.class = Some(*class);
                is_found = true;
            }
            if !is_found && !decisions.is_any_broken() {
                let message = format!("no page lists the error code `{code}`");
                let location = corrections.locations.error(code);
                let help = "delete it, or write it as the page of error codes does";
                diagnostics.push(Diagnostic::new(Code::CorrectionNotFound, location, message).help(help));
            }
        }
    }
    diagnostics
}

/// The codes of the service, and those of its operations.
fn error_codes(service: &mut Service) -> impl Iterator<Item = &mut ErrorCode> {
    let of_operations = service.operations.iter_mut().flat_map(|operation| &mut operation.error_codes);
    service.error_codes.iter_mut().chain(of_operations)
}

/// What an operation's fields do not bear out, at the entry that says it.
fn faults(service: &Service, operation: &Operation, decisions: &Decisions<'_>) -> Vec<Diagnostic> {
    let finding = |(at, message): (String, String)| {
        let location = entry(service, operation, &at, decisions);
        let message = format!("`{at}` of {} makes no sense: {message}", operation.page);
        let help = format!("see the fields of {} in the spec", operation.id());
        Diagnostic::new(Code::CorrectionInvalid, location, message).help(help)
    };
    operation.misbehaviour().into_iter().map(finding).collect()
}

/// The entry of the corrections that a part comes from, or else the location on the page.
fn entry(service: &Service, operation: &Operation, at: &str, decisions: &Decisions<'_>) -> Location {
    let corrections = decisions.corrections;
    let waiter = at.strip_prefix("waiters/").filter(|name| corrections.waiters.contains_key(*name));
    if let Some(name) = waiter {
        return corrections.locations.waiter(name);
    }
    let is_it = |correction: &&Correction| {
        correction.is_of(&operation.page) && address::is_within(&correction.at, at)
    };
    match corrections.corrections.iter().find(is_it) {
        Some(correction) => corrections.locations.correction(correction),
        None => service.origins.location(&operation.page, at),
    }
}
