//! What came of a case, as text for snapshots.

use std::fmt::Write as _;

use generator::{
    diagnostic::{Diagnostic, LineIndex, Outcome},
    files::FileSet,
    spec::{
        report::{PageReport, Report},
        service::Service,
    },
};

use crate::case::Case;

/// How much of a source line a snapshot shows, in characters.
const SHOWN: usize = 70;

/// The files of a spec, each under a line with its path. What every file of the kind begins with is
/// left out, and of the report what is usual.
#[must_use]
pub fn spec(files: &FileSet, report: &Report) -> String {
    let mut text = String::new();
    for (path, content) in files.iter().filter(|(path, _)| !path.ends_with("/report.yaml")) {
        let lines: Vec<&str> = content.lines().skip_while(|line| line.starts_with('#')).collect();
        put(&mut text, &format!("=== {path}\n{}\n\n", lines.join("\n").trim_end()));
    }
    let unusual = report.pages.iter().map(unusual).collect::<Vec<_>>().concat();
    if !unusual.is_empty() {
        put(&mut text, &format!("=== besides\n{unusual}"));
    }
    text
}

/// What nothing came of, what was read leniently, and what a person decided.
fn unusual(page: &PageReport) -> String {
    let left_out =
        page.left_out.iter().map(|each| format!("left out, {}: {} {}", each.reason, each.count, each.what));
    let lenient = page.lenient.iter().map(|(what, count)| format!("read leniently: {count} {what}"));
    let decided = page.decided.iter().map(|(what, count)| format!("decided: {count} {what}"));
    let lines = left_out.chain(lenient).chain(decided).map(|line| format!("{}: {line}\n", page.page));
    lines.collect::<Vec<_>>().concat()
}

/// All findings of a case, in their order, and what is counted instead.
#[must_use]
pub fn diagnostics(case: &Case, read: &Outcome<Service>) -> String {
    let findings = read.diagnostics.iter().map(|finding| entry(case, "error", finding));
    let counted = read.value.counted.iter().map(|finding| entry(case, "counted", finding));
    let text: String = findings.chain(counted).collect();
    if text.is_empty() { "none".to_owned() } else { text }
}

/// A location and a message, then what stands there, what that is, and what to do about it.
fn entry(case: &Case, kind: &str, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, message, location, label, help, subject, operation } = diagnostic;
    let source = case.source(&location.path);
    let (line, column) = LineIndex::new(&source).position(&source, location.span.start);
    let about = if subject.is_empty() { String::new() } else { format!(" [{subject}]") };
    let about = operation.iter().fold(about, |about, operation| format!("{about} of {operation}"));
    let mut entry = format!("{kind}[{}] {}:{line}:{column}: {message}{about}", code.text(), location.path);
    let shown = source.get(location.span.clone()).map(piece);
    for (name, value) in [("source", shown.as_deref().unwrap_or_default()), ("label", label), ("help", help)]
    {
        if !value.is_empty() {
            put(&mut entry, &format!("\n  {name}: {value}"));
        }
    }
    entry + "\n"
}

/// The first line of a piece of a file, cut where it is long.
fn piece(source: &str) -> String {
    let line = source.lines().next().unwrap_or_default();
    let mut shown: String = line.chars().take(SHOWN).collect();
    if shown.len() < source.trim_end().len() {
        shown.push('…');
    }
    shown
}

fn put(text: &mut String, more: &str) {
    write!(text, "{more}").expect("text can always be added to a text");
}
