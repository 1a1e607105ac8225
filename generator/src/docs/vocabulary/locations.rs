//! Where a parameter stands, as a cell says it.

use super::data::DATA;

/// Whether a cell holds nothing but a place of parameters.
#[must_use]
pub fn is_place(cell: &str) -> bool {
    DATA.names.location.contains_key(&cell.trim().to_lowercase())
}
