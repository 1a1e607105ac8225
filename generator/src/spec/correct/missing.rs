//! Pages that people decided about and that are not there: one finding for each, whatever was decided.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    page_id::PageId,
    spec::{
        corrections::{Corrections, name_key},
        service::Service,
    },
};

/// A finding for each page that is not there, at the first entry about it.
pub(super) fn missing(service: &Service, corrections: &Corrections) -> Vec<Diagnostic> {
    let mut entries: BTreeMap<PageId, Vec<Location>> = BTreeMap::new();
    for (page, entry) in decided(corrections) {
        if !service.origins.paths.contains_key(&page) {
            entries.entry(page).or_default().push(entry);
        }
    }
    let renamed = renamed(service, corrections);
    let finding = |(page, mut entries): (PageId, Vec<Location>)| {
        entries.sort_by_key(|entry| entry.span.start);
        let others = match entries.len() - 1 {
            0 => String::new(),
            1 => ", and 1 entry below as well".to_owned(),
            others => format!(", and {others} entries below as well"),
        };
        let message = format!("there is no page {page}, which this is about{others}");
        let finding =
            Diagnostic::new(Code::CorrectionNotFound, entries.swap_remove(0), message).subject(page.as_str());
        match renamed {
            Some(new) => finding.help(format!("if the page is called {new} now, write that in its place")),
            None => finding.help("write the new name of the page, or delete what is decided about it"),
        }
    };
    entries.into_iter().map(finding).collect()
}

/// The pages of all entries, and where these stand.
pub(in crate::spec) fn decided(corrections: &Corrections) -> Vec<(PageId, Location)> {
    let locations = &corrections.locations;
    let names = corrections.names.keys().map(|key| (name_key(key).0, locations.name(key)));
    let corrected = corrections.corrections.iter();
    let corrected =
        corrected.filter_map(|correction| Some((correction.page.clone()?, locations.correction(correction))));
    let accepted = corrections.accepted.iter().enumerate().flat_map(|(at, acceptance)| {
        let targets = acceptance.targets().into_iter().enumerate();
        let pages: BTreeMap<&PageId, usize> =
            targets.rev().filter_map(|(item, target)| Some((target.page?, item))).collect();
        pages.into_iter().map(move |(page, item)| (page.clone(), locations.acceptance(at, item)))
    });
    let waiters = corrections.waiters.iter();
    let waiters = waiters.map(|(name, waiter)| (waiter.page.clone(), locations.waiter(name)));
    names.chain(corrected).chain(accepted).chain(waiters).collect()
}

/// The new name of the only page that is missing: the page of operations that nobody has decided about, where there is one
/// alone. What is found about it was decided under the old name.
pub(in crate::spec) fn renamed<'a>(service: &'a Service, corrections: &Corrections) -> Option<&'a PageId> {
    let decided: BTreeSet<PageId> = decided(corrections).into_iter().map(|(page, _)| page).collect();
    let mut missing = decided.iter().filter(|page| !service.origins.paths.contains_key(*page));
    missing.next().filter(|_| missing.next().is_none())?;
    let pages = service.operations.iter().map(|operation| &operation.page);
    let mut others = pages.filter(|page| !decided.contains(*page)).collect::<BTreeSet<_>>().into_iter();
    others.next().filter(|_| others.next().is_none())
}
