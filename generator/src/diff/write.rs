//! Changes as people read them.

mod changelog;
mod markdown;
mod text;

pub use changelog::changelog;
pub use markdown::markdown;
pub use text::text;

use super::change::{Change, Verdict};

/// Changes by service and operation, in their order.
fn grouped(changes: &[Change]) -> Vec<(String, Vec<&Change>)> {
    let mut groups: Vec<(String, Vec<&Change>)> = Vec::new();
    for change in changes {
        let title = match &change.operation {
            Some(operation) => format!("{} {operation}", change.service),
            None => format!("{}: what operations share", change.service),
        };
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, group)) => group.push(change),
            None => groups.push((title, vec![change])),
        }
    }
    groups
}

/// What became of what: `query limit: parameter added, i64`.
fn sentence(change: &Change) -> String {
    let subject = if change.subject.is_empty() { String::new() } else { format!("{}: ", change.subject) };
    let what = format!("{subject}{} {}", change.aspect.word(), change.action.word());
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{what}, {old} → {new}"),
        (Some(one), None) | (None, Some(one)) => format!("{what}, {one}"),
        (None, None) => what,
    }
}

/// How many changes there are of each kind: `1 breaking, 2 docs only`.
fn totals(changes: &[Change]) -> String {
    let count = |verdict: Verdict| changes.iter().filter(|change| change.verdict == verdict).count();
    let all = [Verdict::Breaking, Verdict::Compatible, Verdict::DocsOnly];
    let some = all.into_iter().map(|verdict| (count(verdict), verdict)).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = some.map(|(count, verdict)| format!("{count} {}", verdict.text())).collect();
    if parts.is_empty() { "nothing that users can see".to_owned() } else { parts.join(", ") }
}

/// Without what Markdown would take for the end of a cell, or for markup; code stays as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    let mut is_code = false;
    for char in text.chars() {
        is_code ^= char == '`';
        match char {
            '\n' => escaped.push(' '),
            '|' => escaped.push_str("\\|"),
            '<' | '>' | '*' | '_' | '[' | ']' if !is_code => escaped.extend(['\\', char]),
            char => escaped.push(char),
        }
    }
    escaped
}
