//! What differs between two states.

use std::collections::BTreeSet;

use generator::{
    diagnostic::Diagnostic,
    diff::{Change, Verdict, diff},
    files::FileSet,
    spec::service::Service,
};
use similar::{ChangeTag, TextDiff};

use super::state::State;

/// Lines, files or findings that came and went.
type Counts = [usize; 2];

/// A step from one state to the next.
pub(super) struct Step {
    pub(super) service: String,
    pub(super) state: String,
    /// Pages that came, went, and are otherwise.
    pages: [usize; 3],
    yaml: Counts,
    rust: Counts,
    surface: Counts,
    pub(super) changes: Vec<Change>,
    came: Vec<String>,
    went: Vec<String>,
}

impl Step {
    pub(super) fn between(old: &State, new: &State) -> Self {
        let [service, state] = new.name.clone();
        let before = if old.service.name.is_empty() {
            Service { name: service.clone(), ..Service::default() }
        } else {
            old.service.clone()
        };
        let (found, known) = (named(&new.findings), named(&old.findings));
        Self {
            pages: pages(old, new),
            yaml: lines(&old.yaml, &new.yaml),
            rust: lines(&old.rust, &new.rust),
            surface: lines(&old.surface, &new.surface),
            changes: diff(&before, &new.service),
            came: found.difference(&known).cloned().collect(),
            went: known.difference(&found).cloned().collect(),
            service,
            state,
        }
    }

    /// The row of the table.
    pub(super) fn cells(&self) -> Vec<String> {
        let verdicts = [Verdict::Breaking, Verdict::Compatible, Verdict::DocsOnly];
        let verdicts =
            verdicts.map(|verdict| self.changes.iter().filter(|change| change.verdict == verdict).count());
        let findings = [self.came.len(), self.went.len()];
        let numbers: [&[usize]; 6] =
            [&self.pages, &self.yaml, &self.rust, &self.surface, &verdicts, &findings];
        let names = [self.service.clone(), self.state.clone()];
        names.into_iter().chain(numbers.concat().iter().map(ToString::to_string)).collect()
    }

    /// The findings that came and went, a line each.
    pub(super) fn findings(&self) -> impl Iterator<Item = String> {
        let came = self.came.iter().map(|finding| format!("+ {finding}"));
        came.chain(self.went.iter().map(|finding| format!("- {finding}")))
    }
}

fn pages(old: &State, new: &State) -> [usize; 3] {
    let added = new.pages.keys().filter(|page| !old.pages.contains_key(*page)).count();
    let removed = old.pages.keys().filter(|page| !new.pages.contains_key(*page)).count();
    let changed =
        new.pages.iter().filter(|(page, bytes)| old.pages.get(*page).is_some_and(|was| was != *bytes));
    [added, removed, changed.count()]
}

fn lines(old: &FileSet, new: &FileSet) -> Counts {
    let mut counts = [0, 0];
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for path in paths {
        let text = |files: &FileSet| files.get(path).cloned().unwrap_or_default();
        let (old, new) = (text(old), text(new));
        if old == new {
            continue;
        }
        for change in TextDiff::from_lines(&old, &new).iter_all_changes() {
            match change.tag() {
                ChangeTag::Insert => counts[0] += 1,
                ChangeTag::Delete => counts[1] += 1,
                ChangeTag::Equal => {}
            }
        }
    }
    counts
}

/// What tells findings from each other, whatever their lines.
fn named(findings: &[Diagnostic]) -> BTreeSet<String> {
    let name = |finding: &Diagnostic| {
        let Diagnostic { code, location, subject, message, .. } = finding;
        format!("{} {} {subject}: {message}", code.text(), location.path)
    };
    findings.iter().map(name).collect()
}
