//! The committed spec, as the tests need it.

use std::sync::LazyLock;

use generator::spec::{model::Operation, service::Service};
use tests::services::{self, Source};

/// The committed spec of every service, read once.
static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| services::ALL.iter().map(Source::spec).collect());

/// An operation to try.
pub(crate) struct Case {
    pub(crate) operation: Operation,
    /// The parameters whose Rust names differ from their wire names.
    renamed: &'static [(&'static str, &'static str)],
}

impl Case {
    /// An operation of the committed spec.
    pub(crate) fn new(service: &str, id: &str, renamed: &'static [(&'static str, &'static str)]) -> Self {
        let found = read(service).operations.iter().find(|operation| operation.id() == id);
        let operation = found.unwrap_or_else(|| panic!("the spec has no operation {id}")).clone();
        Self { operation, renamed }
    }

    /// The name that the client's type gives a parameter.
    pub(crate) fn name<'a>(&self, wire: &'a str) -> &'a str
    where
        'static: 'a,
    {
        self.renamed.iter().find(|(known, _)| *known == wire).map_or(wire, |(_, name)| name)
    }
}

/// The ids of a service's operations, in the order of their names.
pub(crate) fn ids(service: &str) -> Vec<String> {
    let mut ids: Vec<String> = read(service).operations.iter().map(Operation::id).collect();
    ids.sort();
    ids
}

fn read(service: &str) -> &'static Service {
    let found = SERVICES.iter().find(|read| read.name == service);
    found.unwrap_or_else(|| panic!("there is no service {service}: run `cargo xtask codegen`"))
}
