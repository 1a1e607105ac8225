//! A service: its operations, and where each of them was read.

use std::{collections::BTreeMap, fmt::Debug, ops::Range, sync::Arc};

use super::{
    model::{ErrorCode, Operation},
    report::Report,
};
use crate::{
    diagnostic::{Diagnostic, Location},
    page_id::PageId,
};

/// Everything that is known of one service.
#[derive(Clone, Debug, Default)]
pub struct Service {
    /// The service, as its feature and module are called.
    pub name: String,
    /// Its operations, by id.
    pub operations: Vec<Operation>,
    /// The error codes that its pages list for all operations.
    pub error_codes: Vec<ErrorCode>,
    /// The names that types keep although the rule would give them to others, with the digests of their shapes: of shared
    /// types, and behind an operation (`v2_create_cluster::Tag`) of those in its module.
    pub kept: BTreeMap<String, String>,
    /// What was read and what became of it.
    pub report: Report,
    /// Where the parts of the operations stand; empty for a service that comes from the spec.
    pub origins: Origins,
    /// What the report counts, each with its location, for whoever wants to look; no file says it.
    pub counted: Vec<Diagnostic>,
    /// The findings that people let stand; no file says them.
    pub accepted: Vec<Accepted>,
}

/// A finding that a person looked at and lets stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it may stand.
    pub because: String,
}

impl Service {
    /// The operations of each page.
    #[must_use]
    pub fn by_page(&self) -> BTreeMap<&PageId, Vec<&Operation>> {
        let mut by_page: BTreeMap<&PageId, Vec<&Operation>> = BTreeMap::new();
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
    /// The operations that no page names.
    pub fallbacks: Fallbacks,
}

/// The operations that are called after their request lines, by page, and by method and path: with the name that
/// the page claims as pages of other operations do, or without one.
pub type Fallbacks = BTreeMap<(PageId, String), Option<String>>;

/// Where the parts of a spec stand on the pages.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The files, by the name that the spec gives the page.
    pub paths: BTreeMap<PageId, String>,
    /// The parts of each page.
    pub pages: BTreeMap<PageId, PageOrigins>,
}

/// Where the parts of a page's operations stand, by address.
#[derive(Clone, Debug, Default)]
pub struct PageOrigins {
    /// Bytes of the page.
    pub spans: BTreeMap<String, Range<usize>>,
    /// Bytes of the request line of each operation, by its method and path.
    pub lines: BTreeMap<String, Range<usize>>,
    /// The bodies of examples. Where their members stand is asked for few of them.
    pub bodies: BTreeMap<String, Arc<dyn MemberSpans>>,
}

/// Tells where the members of an example's body stand.
pub trait MemberSpans: Debug + Send + Sync {
    /// Bytes of the page; `address` begins at the body. `None` where nothing is known of that member.
    fn span(&self, address: &str) -> Option<Range<usize>>;
}

impl PageOrigins {
    /// Bytes of the page; `None` where nothing is known of that address.
    fn span(&self, address: &str) -> Option<Range<usize>> {
        let member = || {
            let (body, members) = self.bodies.range(..=address.to_owned()).next_back()?;
            members.span(address.strip_prefix(body.as_str())?.strip_prefix('/')?)
        };
        self.spans.get(address).cloned().or_else(member)
    }
}

impl Origins {
    /// The location of an address, or else of the nearest thing around it, or else the page.
    #[must_use]
    pub fn location(&self, page: &PageId, address: &str) -> Location {
        let path = self.paths.get(page).cloned().unwrap_or_else(|| page.to_string());
        let origins = self.pages.get(page);
        let mut at = address;
        loop {
            if let Some(span) = origins.and_then(|origins| origins.span(at)) {
                return Location { path, span };
            }
            match at.rsplit_once('/') {
                Some((outer, _)) => at = outer,
                None if at.is_empty() => return Location { path, span: 0..0 },
                None => at = "",
            }
        }
    }

    /// The request line of an operation, by its method and path.
    #[must_use]
    pub fn request_line(&self, page: &PageId, line: &str) -> Location {
        let span = self.pages.get(page).and_then(|origins| origins.lines.get(line));
        let location = self.location(page, "path");
        span.map_or(location.clone(), |span| Location { span: span.clone(), ..location })
    }

    /// Remembers where the parts of a page stand.
    pub fn insert(&mut self, page: &PageId, origins: PageOrigins) {
        match self.pages.get_mut(page) {
            Some(known) => {
                known.spans.extend(origins.spans);
                known.lines.extend(origins.lines);
                known.bodies.extend(origins.bodies);
            }
            None => drop(self.pages.insert(page.clone(), origins)),
        }
    }
}
