//! The ledgers of all pages become the service's report.

use crate::{
    docs::{
        ledger::{Item, Ledger},
        page::Page,
    },
    files::file_name,
    spec::{
        model::{Body, Field},
        report::{LeftOut, Report},
        service::Service,
    },
};

/// Adds up what was read and what became of it.
pub(super) fn report(service: &Service, ledgers: &[(&Page, Ledger)]) -> Report {
    let mut report = Report { service: service.name.clone(), ..Report::default() };
    for (page, ledger) in ledgers {
        add(&mut report, page, ledger);
    }
    report.left_out.sort();
    let operations = &service.operations;
    report.made.insert("operations".to_owned(), operations.len());
    report.made.insert(
        "error codes".to_owned(),
        service.error_codes.len()
            + operations.iter().map(|operation| operation.error_codes.len()).sum::<usize>(),
    );
    report.made.insert(
        "fields".to_owned(),
        operations
            .iter()
            .flat_map(|operation| {
                let parameters =
                    [&operation.path_parameters, &operation.query_parameters, &operation.header_parameters];
                let answers = operation
                    .responses
                    .iter()
                    .map(|response| response.headers.len() + response.body.as_ref().map_or(0, fields));
                parameters
                    .into_iter()
                    .map(Vec::len)
                    .chain(operation.request.as_ref().map(fields))
                    .chain(answers)
            })
            .sum(),
    );
    report.made.insert(
        "examples".to_owned(),
        operations
            .iter()
            .map(|operation| operation.request_examples.len() + operation.response_examples.len())
            .sum(),
    );
    report
}

fn fields(body: &Body) -> usize {
    let count = |fields: &[Field]| fields.len();
    count(&body.fields) + body.structures.iter().map(|structure| count(&structure.fields)).sum::<usize>()
}

fn add(report: &mut Report, page: &Page, ledger: &Ledger) {
    let (purpose, reason) = (page.kind.purpose().unwrap_or_default(), page.kind.reason());
    *report.read.entry("pages".to_owned()).or_default() += 1;
    let mut left_out = |what: &str, count: usize, reason: &str| {
        report.left_out.push(LeftOut {
            page: file_name(&page.path).to_owned(),
            what: what.to_owned(),
            count,
            reason: reason.to_owned(),
        });
    };
    if purpose.is_empty() {
        left_out("pages", 1, reason);
    }
    for ((item, reason), count) in &ledger.left_out {
        left_out(word(*item), *count, reason);
    }
    if !purpose.is_empty() {
        *report.used.entry("pages".to_owned()).or_default().entry(purpose.to_owned()).or_default() += 1;
    }
    for (item, count) in &ledger.read {
        *report.read.entry(word(*item).to_owned()).or_default() += count;
    }
    for ((item, purpose), count) in &ledger.used {
        *report.used.entry(word(*item).to_owned()).or_default().entry((*purpose).to_owned()).or_default() +=
            count;
    }
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
