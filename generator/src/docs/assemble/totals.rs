//! The ledgers of all pages become the service's report.

use std::collections::BTreeMap;

use crate::{
    docs::{
        ledger::Ledger,
        page::{Page, PageKind},
    },
    page_id::PageId,
    spec::{
        model::{Body, Operation},
        report::{Item, LeftOut, PageReport, Product, Report},
        service::Service,
    },
};

/// Says of each page what was read and what became of it.
pub(super) fn report(service: &Service, ledgers: &[(&Page, Ledger)]) -> Report {
    let by_page = service.by_page();
    let mut codes: BTreeMap<Option<&PageId>, usize> = BTreeMap::new();
    for code in &service.error_codes {
        *codes.entry(code.page.as_ref()).or_default() += 1;
    }
    let codes_of = |page: Option<&PageId>| codes.get(&page).copied().unwrap_or_default();
    let of_each = |(page, ledger): &(&Page, Ledger)| {
        let operations = by_page.get(&page.id).map(Vec::as_slice).unwrap_or_default();
        let is_list = page.kind == PageKind::ErrorCodes;
        let codes = codes_of(Some(&page.id)) + if is_list { codes_of(None) } else { 0 };
        of_page(page, ledger, operations, codes)
    };
    let mut pages: Vec<_> = ledgers.iter().map(of_each).collect();
    pages.sort_by(|a, b| a.page.cmp(&b.page));
    Report { pages }
}

fn of_page(page: &Page, ledger: &Ledger, operations: &[&Operation], codes: usize) -> PageReport {
    let mut report = counted(page, ledger);
    let sum =
        |count: fn(&Operation) -> usize| operations.iter().map(|operation| count(operation)).sum::<usize>();
    let made = [
        (Product::Operations, operations.len()),
        (Product::ErrorCodes, codes + sum(|operation| operation.error_codes.len())),
        (Product::Fields, sum(fields)),
        (
            Product::Examples,
            sum(|operation| operation.request_examples.len() + operation.response_examples.len()),
        ),
    ];
    report.made = made.into_iter().filter(|(_, count)| *count > 0).collect();
    report
}

fn fields(operation: &Operation) -> usize {
    let parameters = [&operation.path_parameters, &operation.query_parameters, &operation.header_parameters];
    let responses = operation
        .responses
        .iter()
        .map(|response| response.headers.len() + response.body.as_ref().map_or(0, of_body));
    let parameters = parameters.into_iter().map(Vec::len);
    parameters.chain(operation.request.as_ref().map(of_body)).chain(responses).sum()
}

fn of_body(body: &Body) -> usize {
    body.fields.len() + body.structures.iter().map(|structure| structure.fields.len()).sum::<usize>()
}

/// The page itself is one of the things that are used or left out.
fn counted(page: &Page, ledger: &Ledger) -> PageReport {
    let mut report = PageReport { page: page.id.clone(), ..PageReport::default() };
    report.read.clone_from(&ledger.read);
    report.read.insert(Item::Pages, 1);
    match page.kind.purpose() {
        Some(purpose) => {
            report.used.insert(Item::Pages, BTreeMap::from([(purpose, 1)]));
        }
        None => report.left_out.push(LeftOut { what: Item::Pages, count: 1, reason: page.kind.reason() }),
    }
    for ((item, purpose), count) in &ledger.used {
        *report.used.entry(*item).or_default().entry(*purpose).or_default() += count;
    }
    let lost = ledger.left_out.iter();
    report.left_out.extend(lost.map(|((what, reason), count)| LeftOut {
        what: *what,
        count: *count,
        reason: *reason,
    }));
    report.left_out.sort();
    report
}
