//! The difference between a file and what it should hold.

use std::fmt::Write;

use annotate_snippets::renderer::{AnsiColor, Style};
use similar::TextDiff;

use super::printable::printable;

/// A difference with more lines than this is cut: what is behind it is more of the same.
const MOST_LINES: usize = 40;

/// A unified diff, coloured and cut to a readable length. An absent file is an empty one.
pub(super) fn diff(path: &str, old: Option<&str>, new: Option<&str>) -> String {
    // Two lines that differ have to look different, in their ends too.
    let (old_text, new_text) = (printable(old.unwrap_or_default()), printable(new.unwrap_or_default()));
    let diff = TextDiff::from_lines(&*old_text, &*new_text);
    let name = |prefix: &str, side: Option<&str>| {
        side.map_or("/dev/null".to_owned(), |_| format!("{prefix}/{path}"))
    };
    let whole = diff.unified_diff().header(&name("a", old), &name("b", new)).to_string();
    let mut shown: String = whole.lines().take(MOST_LINES).map(coloured).collect();
    let more = whole.lines().count().saturating_sub(MOST_LINES);
    if more > 0 {
        let ending = if more == 1 { "" } else { "s" };
        let _ = writeln!(shown, "… {more} more line{ending}");
    }
    shown
}

fn coloured(line: &str) -> String {
    let style = match line.as_bytes().first() {
        Some(b'+') => AnsiColor::Green.on_default(),
        Some(b'-') => AnsiColor::Red.on_default(),
        Some(b'@') => AnsiColor::Cyan.on_default(),
        _ => Style::new(),
    };
    format!("{style}{line}{style:#}\n")
}

#[cfg(test)]
mod tests {
    use super::diff;

    fn plain(path: &str, old: Option<&str>, new: Option<&str>) -> String {
        anstream::adapter::strip_str(&diff(path, old, new)).to_string()
    }

    #[test]
    fn an_absent_file_is_dev_null() {
        let shown = plain("x.yaml", None, Some("one\n"));
        assert_eq!(shown, "--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1 @@\n+one\n");
    }

    #[test]
    fn lines_that_end_otherwise_look_different() {
        let shown = plain("x.yaml", Some("one\r\n"), Some("one\n"));
        assert!(shown.ends_with("-one\\u{d}\n+one\n"), "{shown}");
    }

    #[test]
    fn a_long_difference_is_cut() {
        let long = "line\n".repeat(100);
        let shown = plain("x.yaml", Some(&long), None);
        assert!(shown.ends_with("-line\n… 63 more lines\n"), "{shown}");
    }
}
