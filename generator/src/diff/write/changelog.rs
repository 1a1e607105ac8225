//! For the changelog: what users have to know, without what comments say.

use super::{escaped, sentence};
use crate::diff::change::{Action, Change, Verdict};

/// Entries below the headings of the changelog; empty where nothing but comments differs.
#[must_use]
pub fn changelog(changes: &[Change]) -> String {
    let headings = [("Added", Action::Added), ("Changed", Action::Changed), ("Removed", Action::Removed)];
    let mut text = String::new();
    for (heading, action) in headings {
        let of = |change: &&Change| {
            let own = if change.action == Action::Moved { Action::Changed } else { change.action };
            own == action && change.verdict != Verdict::DocsOnly
        };
        let entries: Vec<String> = changes.iter().filter(of).map(entry).collect();
        if !entries.is_empty() {
            text.extend([format!("### {heading}\n\n{}\n\n", entries.join("\n"))]);
        }
    }
    text.trim_end().to_owned()
}

fn entry(change: &Change) -> String {
    let breaking = if change.verdict == Verdict::Breaking { "**Breaking:** " } else { "" };
    let said = escaped(&format!("{} ({}).", sentence(change), change.reason));
    format!("- {breaking}`{}`: {said}", change.item)
}
