//! What came of a case, as text for snapshots.

use std::fmt::Write as _;

use generator::{
    diagnostic::{Diagnostic, LineIndex},
    files::FileSet,
};

use crate::case::Case;

/// How much of a source line a snapshot shows, in characters.
const SHOWN: usize = 70;

/// All files, each under a line with its path.
#[must_use]
pub fn files(files: &FileSet) -> String {
    let mut text = String::new();
    for (path, content) in files {
        put(&mut text, &format!("=== {path}\n{}\n\n", content.trim_end()));
    }
    text
}

/// All diagnostics of a case, in their order.
#[must_use]
pub fn diagnostics(case: &Case, diagnostics: &[Diagnostic]) -> String {
    if diagnostics.is_empty() {
        return "none".to_owned();
    }
    let mut text = String::new();
    for diagnostic in diagnostics {
        put(&mut text, &entry(case, diagnostic));
    }
    text
}

/// A place and a message, then what stands there, what that is, and what to do about it.
fn entry(case: &Case, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, message, location, label, help, subject } = diagnostic;
    let source = case.source(&location.path);
    let (line, column) = LineIndex::new(&source).position(&source, location.span.start);
    let about = if subject.is_empty() { String::new() } else { format!(" [{subject}]") };
    let mut entry = format!("error[{}] {}:{line}:{column}: {message}{about}", code.text(), location.path);
    let shown = source.get(location.span.clone()).map(piece);
    for (name, words) in [("source", shown.as_deref().unwrap_or_default()), ("label", label), ("help", help)]
    {
        if !words.is_empty() {
            put(&mut entry, &format!("\n  {name}: {words}"));
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
