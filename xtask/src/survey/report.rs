//! A survey in Markdown, for whoever teaches the generator what it did not understand.

use std::{cmp::Reverse, collections::BTreeMap, path::Path};

use generator::diagnostic::Code;

use super::{
    reading::Surveyed,
    summary::{Summary, codes, services},
};
use crate::{
    console::{Record, Table, printable},
    workspace,
};

/// What the vocabulary lacks.
const UNKNOWN: &[Code] = &[
    Code::UnknownHeading,
    Code::UnknownCaption,
    Code::UnknownColumn,
    Code::UnknownType,
    Code::UnknownMandatory,
];

/// The whole report: numbers first, then what there is to do, then every finding.
pub(super) fn report(folder: &Path, surveyed: &[Surveyed]) -> String {
    let total = Summary::total(surveyed);
    let title = format!("# Survey of {}\n\n", workspace::shown(folder));
    let unknown = UNKNOWN.iter().map(|code| {
        let title = format!("What is unknown: {}", code.text());
        chapter(&title, &unknown(*code, surveyed))
    });
    let chapters = [
        title,
        chapter("Services", &services(surveyed, &total).without("ms")),
        chapter("Not read", &failures(surveyed)),
        chapter("Not accounted for", &imbalances(surveyed)),
        chapter("Findings by code", &codes(&total.codes, "findings")),
        chapter("Counted in the reports", &codes(&total.counted, "counted")),
        chapter("Operations without types", &untyped(surveyed)),
    ];
    let findings = Code::ALL.iter().map(|code| findings(*code, surveyed));
    let left_out = chapter("Left out", &left_out(surveyed));
    chapters.into_iter().chain(unknown).chain([left_out]).chain(findings).collect()
}

/// A table under a heading; nothing where there is nothing in it.
fn chapter(title: &str, table: &Table) -> String {
    if table.is_empty() { String::new() } else { format!("## {title}\n\n{}", table.markdown()) }
}

fn failures(surveyed: &[Surveyed]) -> Table {
    let mut table = Table::new(&["service", "why"]);
    for each in surveyed {
        if let Some(failure) = &each.failure {
            table.push(vec![each.summary.service.clone(), failure.message.clone()]);
        }
    }
    table
}

fn imbalances(surveyed: &[Surveyed]) -> Table {
    let mut table = Table::new(&["service", "what", "read", "explained"]);
    for each in surveyed {
        for thing in &each.imbalances {
            let counts = [thing.read.to_string(), thing.explained.to_string()];
            let names = [each.summary.service.clone(), thing.what.to_string()];
            table.push(names.into_iter().chain(counts).collect());
        }
    }
    table
}

/// The operations that the client cannot say, and the first reason why.
fn untyped(surveyed: &[Surveyed]) -> Table {
    let mut table = Table::new(&["page", "why"]);
    for record in surveyed.iter().flat_map(|surveyed| &surveyed.untyped) {
        table.push(vec![location(record), record.message.clone()]);
    }
    table
}

/// What was said how often, with the first location where it was: messages name the word in question.
fn unknown(code: Code, surveyed: &[Surveyed]) -> Table {
    let mut counts: BTreeMap<&str, (usize, &Record)> = BTreeMap::new();
    for finding in all(surveyed).filter(|finding| finding.code == code.text()) {
        counts.entry(&finding.message).or_insert((0, finding)).0 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(message, (count, _))| (Reverse(*count), *message));
    let mut table = Table::new(&["count", "what", "for example"]);
    for (message, (count, first)) in counts {
        table.push(vec![count.to_string(), message.to_owned(), location(first)]);
    }
    table
}

fn left_out(surveyed: &[Surveyed]) -> Table {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for left_out in surveyed.iter().flat_map(|surveyed| &surveyed.left_out) {
        *counts.entry((left_out.what.text(), left_out.reason.text())).or_default() += left_out.count;
    }
    let mut table = Table::new(&["what", "count", "why"]);
    for ((what, why), count) in counts {
        table.push(vec![what.to_owned(), count.to_string(), why.to_owned()]);
    }
    table
}

/// Every finding of a code.
fn findings(code: Code, surveyed: &[Surveyed]) -> String {
    let found = all(surveyed).filter(|finding| finding.code == code.text());
    let lines: Vec<String> = found
        .map(|finding| format!("- {}: {}", location(finding), finding.message).replace(['\r', '\n'], " "))
        .map(|line| format!("{}\n", printable(&line)))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("## {}\n\nWhat to do: {}.\n\n{}\n", code.text(), code.help(), lines.concat())
}

fn all(surveyed: &[Surveyed]) -> impl Iterator<Item = &Record> {
    surveyed.iter().flat_map(|surveyed| surveyed.findings.iter().chain(&surveyed.counted))
}

fn location(finding: &Record) -> String {
    match (finding.line, finding.column) {
        (Some(line), Some(column)) => format!("{}:{line}:{column}", finding.path),
        _ => finding.path.clone(),
    }
}
