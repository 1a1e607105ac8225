//! What lowering a field needs besides the field: the service, the names of its types, and where to report.

use super::types::TypeNames;
use crate::spec::resolve::{Findings, Resolved};

/// What lowering a field needs besides the field.
pub(super) struct Context<'a> {
    /// The service.
    pub(super) resolved: &'a Resolved<'a>,
    /// The names of the types in the file.
    pub(super) types: &'a TypeNames,
    /// Where to report.
    pub(super) findings: &'a mut Findings,
}

impl<'a> Context<'a> {
    /// What lowering the fields of a file needs.
    pub(super) fn new(resolved: &'a Resolved, types: &'a TypeNames, findings: &'a mut Findings) -> Self {
        Self { resolved, types, findings }
    }
}
