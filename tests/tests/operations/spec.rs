//! The committed spec, as the tests need it.

use std::sync::LazyLock;

use generator::{
    diagnostic::Diagnostic,
    read_pages,
    spec::{address, model::Operation, service::Service},
};
use tests::services::{self, Source};

/// The committed spec of every service, read once.
static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(|| services::ALL.iter().map(Source::spec).collect());

/// What is found about the pages whose examples stand in the spec, before anybody decides: service, page and subject.
static DOUBTS: LazyLock<Vec<(String, String, String)>> = LazyLock::new(|| {
    let of = |source: &Source| {
        let read = read_pages(&source.name, &source.pages(), None);
        let doubt = |finding: Diagnostic| (source.name.clone(), finding.location.path, finding.subject);
        read.diagnostics.into_iter().map(doubt).collect::<Vec<_>>()
    };
    services::ALL.iter().filter(|source| source.own_pages.is_some()).flat_map(of).collect()
});

/// Where a payload does not come back as it went in, and how.
pub(crate) struct Difference {
    /// The keys on the way there; `None` where it is not known.
    pub(crate) keys: Option<Vec<String>>,
    pub(crate) why: String,
}

/// An operation to try.
pub(crate) struct Case {
    pub(crate) operation: Operation,
}

impl Case {
    /// An operation of the committed spec.
    pub(crate) fn new(service: &str, id: &str) -> Self {
        let found = read(service).operations.iter().find(|operation| operation.id() == id);
        let operation = found.unwrap_or_else(|| panic!("the spec has no operation {id}")).clone();
        Self { operation }
    }

    /// Whether a finding about the pages says why an example does not come back as it went in. In the
    /// committed spec every finding is decided about: this one was accepted.
    pub(crate) fn is_explained(&self, example: &str, difference: &Difference) -> bool {
        let body = format!("{example}/body");
        let of_page = DOUBTS.iter().filter(|(service, page, _)| {
            *service == self.operation.service && *page == self.operation.page.as_str()
        });
        let inside = of_page.filter_map(|(_, _, subject)| subject.strip_prefix(&body));
        let mut inside = inside.filter(|rest| rest.is_empty() || rest.starts_with('/'));
        inside.any(|rest| match &difference.keys {
            Some(keys) => keys.starts_with(&address::steps(rest).collect::<Vec<_>>()),
            None => true,
        })
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
