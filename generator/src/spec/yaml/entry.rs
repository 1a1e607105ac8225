//! The lines of an entry of a list that has a line, or several, for each of its entries.

use std::ops::Range;

/// The whole lines of the entry that has a byte: from its dash up to the last line that stands further in.
pub(super) fn lines(text: &str, at: usize) -> Range<usize> {
    let begin = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut start = begin(at);
    while !is_entry(&text[start..]) && start > 0 {
        start = begin(start - 1);
    }
    if !is_entry(&text[start..]) {
        start = begin(at);
    }
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let (mut end, mut next) = (start + first.len(), start + first.len());
    for line in lines {
        next += line.len();
        if is_empty(line) {
            continue;
        }
        if indent(line) <= indent(first) {
            // What is said behind the last line is about what follows.
            if line.trim_start().starts_with('#') {
                continue;
            }
            break;
        }
        end = next;
    }
    start..end
}

fn is_entry(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('-')
}

fn is_empty(line: &str) -> bool {
    line.trim().is_empty()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
