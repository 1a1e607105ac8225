//! The error codes of a service.

use super::{
    change::{Aspect, Change, Subject, Verdict},
    facts,
    side::Side,
};
use crate::rust::module::KnownError;

/// What differs about the table of the codes.
pub(super) fn changes(old: &Side, new: &Side) -> Vec<Change> {
    let subject = Subject {
        service: new.service.to_owned(),
        operation: None,
        name: "error codes".to_owned(),
        item: "error_codes".to_owned(),
    };
    if let Some(why) = table(old.errors, new.errors) {
        let count = |codes: &[KnownError]| (!codes.is_empty()).then(|| format!("{} codes", codes.len()));
        return vec![subject.change(Aspect::Errors, (count(old.errors), count(new.errors)), why)];
    }
    let mut changes = Vec::new();
    let part = |code: &str| subject.part(format!("error {code}"), subject.item.clone());
    for was in old.errors {
        let alike = |is: &&KnownError| is.code == was.code && is.status == was.status;
        let same_code = |is: &&KnownError| is.code == was.code;
        match new.errors.iter().find(alike).or_else(|| new.errors.iter().find(same_code)) {
            None => {
                let why = (Verdict::Compatible, "code that looks it up finds nothing");
                changes.push(part(&was.code).change(Aspect::Errors, (Some(meaning(was)), None), why));
            }
            Some(is) if meaning(is) != meaning(was) => {
                let why = (Verdict::Compatible, "errors with that code are of another kind or status");
                changes.push(part(&is.code).change(
                    Aspect::Errors,
                    (Some(meaning(was)), Some(meaning(is))),
                    why,
                ));
            }
            Some(is) if is != was && !new.errors.contains(was) => {
                changes.push(facts::said(&part(&is.code), "what the code means is said otherwise"));
            }
            Some(_) => {}
        }
    }
    for is in new.errors.iter().filter(|is| old.errors.iter().all(|was| was.code != is.code)) {
        let why = (Verdict::Compatible, "one more code is known");
        changes.push(part(&is.code).change(Aspect::Errors, (None, Some(meaning(is))), why));
    }
    changes
}

/// The module comes with the first code and goes with the last.
fn table(old: &[KnownError], new: &[KnownError]) -> Option<(Verdict, &'static str)> {
    match (old.is_empty(), new.is_empty()) {
        (true, false) => Some((Verdict::Compatible, "there is a module of the error codes")),
        (false, true) => Some((Verdict::Breaking, "the module of the error codes is gone")),
        _ => None,
    }
}

fn meaning(error: &KnownError) -> String {
    let status = error.status.map_or_else(|| "any status".to_owned(), |status| status.to_string());
    let kind = error.kind.as_deref().unwrap_or("of no kind");
    format!("{status}, {kind}")
}
