//! For a terminal.

use super::{grouped, sentence, totals};
use crate::diff::change::Change;

/// Changes operation by operation, and how many there are of each kind.
#[must_use]
pub fn text(changes: &[Change]) -> String {
    let mut text = String::new();
    for (title, group) in grouped(changes) {
        text.extend([format!("{title}\n")]);
        for change in group {
            let (verdict, sentence) = (change.verdict.text(), sentence(change));
            text.extend([format!(
                "  {verdict:10}  {sentence}\n{:14}{}: {}\n",
                "", change.item, change.reason
            )]);
            if let Some(help) = &change.help {
                text.extend([format!("{:14}help: {}\n", "", help.replace('\n', "\n              "))]);
            }
        }
    }
    text + "API: " + &totals(changes)
}
