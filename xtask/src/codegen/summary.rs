//! What a run did, in one line for each service and one for all.

use std::time::Duration;

use generator::{
    files::Change,
    spec::{
        report::{Item, Product, Purpose, Report},
        word::{Coverage, Share},
    },
};
use serde::Serialize;
use serde_json::json;

use super::{candidate::Candidate, tree::Counts, trees::Trees};
use crate::console::{Console, counted};

/// So many changed files are named; whoever changes more looks at the list of git.
const SHOWN: usize = 20;

/// One line. The members are what a script reads.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Summary {
    kind: &'static str,
    service: String,
    /// Pages that describe operations.
    pages: usize,
    /// Pages that list error codes or operations, or tell something else.
    other_pages: usize,
    operations: usize,
    rows: usize,
    fields: usize,
    /// Headings, fences, tables, rows and pages that nothing came of.
    left_out: usize,
    /// Running text outside of descriptions.
    texts_left_out: usize,
    /// Whether it was generated from the committed spec, without pages.
    is_from_spec: bool,
    /// What has an English text.
    wording: Coverage,
    written: usize,
    deleted: usize,
    unchanged: usize,
    milliseconds: u128,
}

/// One line for each service that was done, and one for all of them if there is any.
pub(super) fn summarize(candidates: &[Candidate], trees: &Trees, elapsed: Duration) -> Vec<Summary> {
    let done = candidates.iter().filter(|candidate| candidate.is_clean());
    let mut lines: Vec<_> =
        done.map(|candidate| Summary::of_service(candidate, trees.count(&candidate.name))).collect();
    if lines.is_empty() && !candidates.is_empty() {
        return lines;
    }
    let mut total = Summary { kind: "total", ..Summary::default() };
    for line in &lines {
        total.add(line);
    }
    lines.push(total.with_files(trees.count_all(), elapsed));
    lines
}

impl Summary {
    fn of_service(candidate: &Candidate, files: Counts) -> Self {
        let report: &Report = &candidate.service.report;
        let (read, made) = (report.read(), report.made());
        let read = |thing: Item| read.get(&thing).copied().unwrap_or_default();
        let used = report.used();
        let operation_pages = used.get(&Item::Pages).and_then(|pages| pages.get(&Purpose::Operation));
        let operation_pages = operation_pages.copied().unwrap_or_default();
        let left_out = |texts: bool| {
            let counted = report.left_out().filter(|(_, left_out)| (left_out.what == Item::Texts) == texts);
            counted.map(|(_, left_out)| left_out.count).sum()
        };
        let summary = Self {
            kind: "service",
            service: candidate.name.clone(),
            pages: operation_pages,
            other_pages: read(Item::Pages) - operation_pages,
            operations: candidate.service.operations.len(),
            rows: read(Item::Rows),
            fields: made.get(&Product::Fields).copied().unwrap_or_default(),
            left_out: left_out(false),
            texts_left_out: left_out(true),
            is_from_spec: candidate.spec.is_none(),
            wording: candidate.coverage,
            ..Self::default()
        };
        summary.with_files(files, candidate.elapsed)
    }

    fn with_files(self, files: Counts, elapsed: Duration) -> Self {
        Self {
            written: files.written,
            deleted: files.deleted,
            unchanged: files.unchanged,
            milliseconds: elapsed.as_millis(),
            ..self
        }
    }

    fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        self.operations += other.operations;
        self.rows += other.rows;
        self.fields += other.fields;
        self.other_pages += other.other_pages;
        self.left_out += other.left_out;
        self.texts_left_out += other.texts_left_out;
        self.wording += other.wording;
    }

    /// The line for people. What was read of all services is only said where there are several; a
    /// check says what would be done.
    pub(super) fn sentence(&self, services: usize, is_check: bool) -> String {
        if self.kind == "service" {
            let from = if self.is_from_spec { ", from the committed spec" } else { "" };
            return format!("{}: {}{from}", self.service, self.reading());
        }
        let total = if services > 1 { format!("total: {}\n", self.reading()) } else { String::new() };
        format!("{total}{} ({} ms)", self.changes(is_check), self.milliseconds)
    }

    fn reading(&self) -> String {
        let lost = if self.left_out == 0 {
            "nothing lost".to_owned()
        } else {
            format!("{} left out", self.left_out)
        };
        let read = [
            counted(self.pages, "page"),
            counted(self.operations, "operation"),
            counted(self.rows, "row"),
            counted(self.fields, "field"),
            lost,
        ];
        let others = match (self.other_pages, self.texts_left_out) {
            (0, 0) => String::new(),
            (pages, texts) => {
                format!(" (besides {} and {})", counted(pages, "other page"), counted(texts, "text"))
            }
        };
        format!("{}{others}; {}", read.join(", "), self.english())
    }

    /// How much has an English text.
    fn english(&self) -> String {
        let of = |noun: &str, share: Share| format!("{noun} {}/{}", share.worded, share.all);
        let Coverage { operations, required, fields, values } = self.wording;
        let parts = [
            of("operations", operations),
            of("required", required),
            of("fields", fields),
            of("values", values),
        ];
        format!("in English: {}", parts.join(", "))
    }

    fn changes(&self, is_check: bool) -> String {
        if self.written + self.deleted == 0 {
            return "nothing changed".to_owned();
        }
        let (written, deleted) = if is_check { ("to write", "to delete") } else { ("written", "deleted") };
        format!(
            "{} {written}, {} {deleted}, {} unchanged",
            counted(self.written, "file"),
            self.deleted,
            self.unchanged
        )
    }
}

/// Names the files that were changed: to people the first ones, to scripts all.
pub(super) fn files(trees: &Trees, console: Console) {
    let changes = trees.changes();
    for (at, (path, change)) in changes.iter().enumerate() {
        let record = json!({"kind": "file", "change": word(*change), "path": path});
        console.entry((at < SHOWN).then(|| format!("{:8} {path}", word(*change))), &record);
    }
    let more = changes.len().saturating_sub(SHOWN);
    if more > 0 {
        console.line(format_args!("… and {}: see `git status`", counted(more, "more file")));
    }
}

fn word(change: Change) -> &'static str {
    match change {
        Change::Missing => "added",
        Change::Stale => "changed",
        Change::Orphaned => "removed",
    }
}
