//! The error codes of a service → the table that callers look them up in.

use crate::{
    rust::{module::KnownError, names::upper_camel},
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
        kind: error.class.map(|class| upper_camel(class.name())),
        message: one_line(&error.message),
        meaning: one_line(&error.description),
        advice: one_line(&error.handling),
    }
}
