//! The parameters of an operation → those that a caller gives.
//!
//! What the client fills in holds for every service of the vendor, whatever a page says.

use std::collections::BTreeSet;

use super::resolved::Location;
use crate::spec::model::{Field, Operation};

/// Placeholders that the client fills from its credentials.
const FROM_CREDENTIALS: &[&str] = &["domain_id", "project_id"];

/// Header fields that the client writes itself, in lower case.
const WRITTEN_BY_CLIENT: &[&str] = &[
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "user-agent",
    "x-auth-token",
    "x-domain-id",
    "x-project-id",
    "x-sdk-content-sha256",
    "x-sdk-date",
    "x-security-token",
];

/// The parameters in path, query and header, in this order.
pub(super) fn of(operation: &Operation) -> impl Iterator<Item = (Location, Field)> {
    let query = operation.query_parameters.iter().cloned();
    let is_callers = |field: &&Field| !is_written_by_client(&field.name);
    let header = operation.header_parameters.iter().filter(is_callers).cloned();
    let path = path(operation).into_iter().map(|field| (Location::Path, field));
    let rest = query.map(|field| (Location::Query, field));
    let rest = rest.chain(header.map(|field| (Location::Header, field)));
    let mut seen = BTreeSet::new();
    path.chain(rest).filter(move |(location, field)| seen.insert((location.word(), field.name.clone())))
}

/// One field for each placeholder that the client does not fill itself, in the order of the path:
/// all required, whatever the page says, since a path without it is another path.
fn path(operation: &Operation) -> Vec<Field> {
    let template = operation.template();
    template
        .placeholders()
        .into_iter()
        .filter(|placeholder| !FROM_CREDENTIALS.contains(placeholder))
        .map(|placeholder| {
            let described = operation.path_parameters.iter().find(|field| field.name == placeholder);
            let field = described.cloned().unwrap_or_else(|| undescribed(placeholder));
            Field { required: Some(true), ..field }
        })
        .collect()
}

/// A placeholder that the spec has no field for.
fn undescribed(placeholder: &str) -> Field {
    Field { name: placeholder.to_owned(), ..Field::default() }
}

fn is_written_by_client(header: &str) -> bool {
    WRITTEN_BY_CLIENT.contains(&header.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_fields_are_known_in_any_case() {
        assert!(is_written_by_client("X-Auth-Token"));
        assert!(!is_written_by_client("X-Language"));
    }
}
