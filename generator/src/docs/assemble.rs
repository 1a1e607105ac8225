//! `[ReadPage]` → `Reading`: names, groups, permissions, totals, and the pages held against each other.

mod contents;
mod duplicates;
mod names;
mod overview;
mod paging;
mod permissions;
mod repeatable;
mod totals;

use super::{
    interpret::Interpreted,
    page::{Page, PageKind},
};
use crate::{
    diagnostic::Outcome,
    spec::{
        model::ErrorCode,
        service::{Fallbacks, Reading, Service},
    },
};

/// A page and what it says on its own.
#[derive(Debug)]
pub struct ReadPage<'a> {
    /// The page.
    pub page: &'a Page,
    /// What it says.
    pub interpreted: Interpreted,
}

/// Makes a service of its pages. Pages that describe no operation are left out with a reason.
#[must_use]
pub fn assemble(service: &str, mut read: Vec<ReadPage<'_>>) -> Outcome<Reading> {
    let mut value = Service { name: service.to_owned(), ..Service::default() };
    let mut fallbacks = Fallbacks::new();
    let pages: Vec<&Page> = read.iter().map(|read| read.page).collect();
    let has_several = pages.iter().filter(|page| page.kind == PageKind::ErrorCodes).count() > 1;
    for ReadPage { page, interpreted } in &mut read {
        let mut operations = std::mem::take(&mut interpreted.operations);
        fallbacks.extend(names::name(&mut operations, page));
        value.operations.extend(operations);
        let of_page = has_several.then(|| page.id.clone());
        let codes = std::mem::take(&mut interpreted.error_codes).into_iter();
        value.error_codes.extend(codes.map(|code| ErrorCode { page: of_page.clone(), ..code }));
        value.origins.paths.insert(page.id.clone(), page.path.clone());
        value.origins.insert(&page.id, std::mem::take(&mut interpreted.origins));
    }
    permissions::permissions(&mut read, &mut value.operations);
    overview::mark(&mut read);
    let mut diagnostics = Vec::new();
    let mut ledgers = Vec::new();
    for ReadPage { page, interpreted } in read {
        let closed = interpreted.outcomes.close(page);
        diagnostics.extend(closed.diagnostics);
        ledgers.push((page, closed.value));
    }
    fallbacks.extend(names::settle(&mut value.operations, &names::anchors(&pages)));
    contents::group(&mut value, &pages);
    repeatable::mark(&mut value.operations);
    diagnostics.extend(paging::find(&mut value));
    diagnostics.extend(duplicates::duplicates(&value, &pages));
    diagnostics.extend(overview::compare(&value, &pages));
    diagnostics.extend(contents::compare(&value, &pages));
    value.report = totals::report(&value, &ledgers);
    Outcome { value: Reading { service: value, fallbacks }, diagnostics }
}
