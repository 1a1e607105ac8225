//! The ledgers of all pages become the service's report.

use std::collections::BTreeMap;

use crate::{
    docs::{
        ledger::{Item, Ledger},
        page::{Page, PageKind},
    },
    files::file_name,
    spec::{
        model::{Body, Operation},
        report::{Counts, LeftOut, PageReport, Report},
        service::Service,
    },
};

/// Says of each page what was read and what became of it.
pub(super) fn report(service: &Service, ledgers: &[(&Page, Ledger)]) -> Report {
    let by_page = service.by_page();
    let mut codes: BTreeMap<Option<&str>, usize> = BTreeMap::new();
    for code in &service.error_codes {
        *codes.entry(code.page.as_deref()).or_default() += 1;
    }
    let codes_of = |page: Option<&str>| codes.get(&page).copied().unwrap_or_default();
    let of_each = |(page, ledger): &(&Page, Ledger)| {
        let name = file_name(&page.path);
        let operations = by_page.get(name).map(Vec::as_slice).unwrap_or_default();
        let is_list = page.kind == PageKind::ErrorCodes;
        let codes = codes_of(Some(name)) + if is_list { codes_of(None) } else { 0 };
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
        ("operations", operations.len()),
        ("error codes", codes + sum(|operation| operation.error_codes.len())),
        ("fields", sum(fields)),
        ("examples", sum(|operation| operation.request_examples.len() + operation.response_examples.len())),
    ];
    let made = made.into_iter().filter(|(_, count)| *count > 0);
    report.made = made.map(|(what, count)| (what.to_owned(), count)).collect();
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
    let mut report = PageReport { page: file_name(&page.path).to_owned(), ..PageReport::default() };
    report.read = ledger.read.iter().map(|(item, count)| (word(*item).to_owned(), *count)).collect();
    report.read.insert("pages".to_owned(), 1);
    match page.kind.purpose() {
        Some(purpose) => {
            report.used.insert("pages".to_owned(), Counts::from([(purpose.to_owned(), 1)]));
        }
        None => report.left_out.push(left_out("pages", 1, page.kind.reason())),
    }
    for ((item, purpose), count) in &ledger.used {
        let of_item = report.used.entry(word(*item).to_owned()).or_default();
        *of_item.entry((*purpose).to_owned()).or_default() += count;
    }
    let lost = ledger.left_out.iter().map(|((item, reason), count)| left_out(word(*item), *count, reason));
    report.left_out.extend(lost);
    report.left_out.sort();
    report
}

fn left_out(what: &str, count: usize, reason: &str) -> LeftOut {
    LeftOut { what: what.to_owned(), count, reason: reason.to_owned() }
}

fn word(item: Item) -> &'static str {
    match item {
        Item::Headings => "headings",
        Item::Texts => "texts",
        Item::Fences => "fences",
        Item::Tables => "tables",
        Item::Rows => "rows",
    }
}
