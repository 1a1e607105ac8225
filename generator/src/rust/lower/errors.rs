//! The error codes of a service → the table that callers look them up in, and their classes.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    rust::module::{ErrorClass, KnownError},
    spec::model::ErrorCode,
};

/// What each code means, in the order of the codes. A code that the pages list with several meanings is
/// there with each of them.
pub(super) fn known(codes: &[ErrorCode]) -> Vec<KnownError> {
    let mut known: Vec<KnownError> = codes.iter().map(known_error).collect();
    known.sort_by(|one, other| one.code.cmp(&other.code));
    known.dedup();
    known
}

fn known_error(error: &ErrorCode) -> KnownError {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    KnownError {
        code: error.code.clone(),
        status: error.status,
        message: one_line(&error.message),
        meaning: one_line(&error.description),
        advice: one_line(&error.handling),
    }
}

/// The codes of each class, each once.
pub(super) fn classes(codes: &[ErrorCode]) -> BTreeMap<ErrorClass, Vec<String>> {
    let mut classes: BTreeMap<ErrorClass, BTreeSet<String>> = BTreeMap::new();
    for (class, code) in codes.iter().filter_map(|error| Some((error.class?, &error.code))) {
        classes.entry(class).or_default().insert(code.clone());
    }
    classes.into_iter().map(|(class, codes)| (class, codes.into_iter().collect())).collect()
}
