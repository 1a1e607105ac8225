//! For a pull request.

use super::{escaped, grouped, sentence, totals};
use crate::diff::change::{Change, Release, Verdict};

/// What changes, the release that it asks for, and a table for each operation.
#[must_use]
pub fn markdown(changes: &[Change], current: Release) -> String {
    let verdict = Verdict::of(changes);
    let mut text = format!("## API: {}\n\n", totals(changes));
    text.extend([match verdict {
        None => format!("The version stays {current}.\n"),
        Some(verdict) => {
            format!(
                "The next version after {current} is **{}**: {}.\n",
                current.after(Some(verdict)),
                verdict.text()
            )
        }
    }]);
    for (title, group) in grouped(changes) {
        text.extend([format!(
            "\n### {}\n\n| | what | in Rust | why |\n|---|---|---|---|\n",
            escaped(&title)
        )]);
        for change in &group {
            let (verdict, what, why) =
                (change.verdict.text(), escaped(&sentence(change)), escaped(&change.reason));
            text.extend([format!("| {verdict} | {what} | `{}` | {why} |\n", change.item)]);
        }
        text.extend(group.iter().filter_map(|change| decision(change)));
    }
    text
}

/// What a person may decide: a sentence, and the entries to paste.
fn decision(change: &Change) -> Option<String> {
    let help = change.help.as_ref()?;
    let (sentence, entries) = help.split_once('\n').unwrap_or((help, ""));
    let block = if entries.is_empty() { String::new() } else { format!("\n```yaml\n{entries}\n```\n") };
    Some(format!("\n`{}`: {sentence}\n{block}", change.item))
}
