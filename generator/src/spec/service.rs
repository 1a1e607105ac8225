//! A service: its operations, and where each of them was read.

use std::{collections::BTreeMap, ops::Range};

use super::{
    model::{ErrorCode, Operation},
    report::Report,
};
use crate::diagnostic::Location;

/// Everything that is known of one service.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The service, as its feature and module are called.
    pub name: String,
    /// Its operations, by id.
    pub operations: Vec<Operation>,
    /// The error codes that its pages list for all operations.
    pub error_codes: Vec<ErrorCode>,
    /// What was read and what became of it.
    pub report: Report,
    /// Where the parts of the operations stand; empty for a service that comes from the spec.
    pub origins: Origins,
}

impl Service {
    /// The operations of each page.
    #[must_use]
    pub fn by_page(&self) -> BTreeMap<&str, Vec<&Operation>> {
        let mut by_page: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
        for operation in &self.operations {
            by_page.entry(&operation.page).or_default().push(operation);
        }
        by_page
    }
}

/// A service as its pages have it, before anybody decided about it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The service.
    pub service: Service,
    /// Names that pages claim for operations that do not bear them; each is called after its request line instead.
    pub disputed: Disputed,
}

/// Names by page, and by method and path of the operation.
pub type Disputed = BTreeMap<(String, String), String>;

/// Where the parts of a spec stand on the pages.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The files, by the name that the spec gives the page.
    pub paths: BTreeMap<String, String>,
    /// Bytes of each page, by address.
    pub spans: BTreeMap<String, BTreeMap<String, Range<usize>>>,
}

impl Origins {
    /// The location of an address, or else of the nearest thing around it, or else the page.
    #[must_use]
    pub fn location(&self, page: &str, address: &str) -> Location {
        let path = self.paths.get(page).cloned().unwrap_or_else(|| page.to_owned());
        let spans = self.spans.get(page);
        let mut at = address;
        loop {
            if let Some(span) = spans.and_then(|spans| spans.get(at)) {
                return Location { path, span: span.clone() };
            }
            match at.rsplit_once('/') {
                Some((outer, _)) => at = outer,
                None if at.is_empty() => return Location { path, span: 0..0 },
                None => at = "",
            }
        }
    }

    /// Remembers where the parts of a page stand.
    pub fn extend(&mut self, page: &str, spans: BTreeMap<String, Range<usize>>) {
        self.spans.entry(page.to_owned()).or_default().extend(spans);
    }
}
