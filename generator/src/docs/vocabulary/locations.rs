//! Where a parameter stands, as a cell says it.

use super::data::DATA;

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// Into a placeholder of the path.
    Path,
    /// Into the query.
    Query,
    /// Into a header field.
    Header,
    /// Into the body.
    Body,
}

/// The location that a cell names.
#[must_use]
pub fn location(cell: &str) -> Option<Location> {
    match cell.trim().to_lowercase().as_str() {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "header" => Some(Location::Header),
        "body" => Some(Location::Body),
        _ => None,
    }
}

/// Whether a cell holds nothing but a location of parameters.
#[must_use]
pub fn is_place(cell: &str) -> bool {
    DATA.names.location.contains_key(&cell.trim().to_lowercase())
}
