//! Names of header fields.

use super::data::DATA;

/// Names of header fields, as opposed to fields of a body.
#[must_use]
pub fn is_header_name(name: &str) -> bool {
    let name = name.to_lowercase();
    DATA.names.header.contains_key(&name) || name.starts_with("x-") || name.starts_with("if-")
}
