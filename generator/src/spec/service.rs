//! A service: its operations, and where each of them was read.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

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
    /// Names that pages claim for operations that do not bear them, by page; the operation is called
    /// after its request line instead.
    pub disputed: BTreeMap<String, String>,
    /// What people corrected, by page and address.
    pub corrected: BTreeSet<(String, String)>,
    /// Where the parts of the operations stand; empty for a service that comes from the spec.
    pub origins: Origins,
}

/// Where the parts of a spec stand on the pages.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The files, by the name that the spec gives the page.
    pub paths: BTreeMap<String, String>,
    /// Bytes of the page, by page and address.
    pub spans: BTreeMap<(String, String), Range<usize>>,
}

impl Origins {
    /// The place of an address, or else of the nearest thing around it, or else the page.
    #[must_use]
    pub fn location(&self, page: &str, address: &str) -> Location {
        let path = self.paths.get(page).cloned().unwrap_or_else(|| page.to_owned());
        let mut at = address;
        loop {
            if let Some(span) = self.spans.get(&(page.to_owned(), at.to_owned())) {
                return Location { path, span: span.clone() };
            }
            match at.rsplit_once('/') {
                Some((outer, _)) => at = outer,
                None if at.is_empty() => return Location { path, span: 0..0 },
                None => at = "",
            }
        }
    }

    /// Remembers where a part stands.
    pub fn insert(&mut self, page: &str, address: impl Into<String>, span: Range<usize>) {
        self.spans.insert((page.to_owned(), address.into()), span);
    }
}
