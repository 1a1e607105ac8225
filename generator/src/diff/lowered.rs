//! A service with all that is decided about it.

use crate::{
    rust::{lower, module::Module},
    spec::{
        resolve::{Resolved, resolve},
        service::Service,
    },
};

/// A service with all that is decided about it.
pub(super) struct Lowered<'a> {
    pub(super) resolved: Resolved<'a>,
    pub(super) module: Module,
}

impl<'a> Lowered<'a> {
    /// Findings are those of whoever writes the client.
    pub(super) fn of(service: &'a Service) -> Self {
        let resolved = resolve(service).value;
        let module = lower::lower(&resolved).value;
        Self { resolved, module }
    }
}
