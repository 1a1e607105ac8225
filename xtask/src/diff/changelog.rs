//! Entries of the changelog, put where they belong.

use crate::failure::Failure;

/// The file.
pub(super) const CHANGELOG: &str = "CHANGELOG.md";
/// What is not published yet.
const UNRELEASED: &str = "## Unreleased";
/// The parts of a version, in their order.
const HEADINGS: &[&str] =
    &["### Added", "### Changed", "### Deprecated", "### Removed", "### Fixed", "### Security"];

/// The changelog with entries, which stand below the headings of their kinds, among what is not published yet. An entry
/// that is there already is not repeated.
pub(super) fn insert(text: &str, entries: &str) -> Result<String, Failure> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let start = lines.iter().position(|line| line.trim_end() == UNRELEASED).ok_or_else(|| {
        Failure::new(format!("{CHANGELOG} has no `{UNRELEASED}`"))
            .help("add the heading above the last version")
    })?;
    let mut heading = "";
    for line in entries.lines().filter(|line| !line.is_empty()) {
        let end = end(&lines, start + 1, "## ");
        if line.starts_with("### ") {
            heading = line;
        } else if !lines[start..end].iter().any(|known| known == line) {
            add(&mut lines, (start, end), heading, line);
        }
    }
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    Ok(lines.iter().flat_map(|line| [line.as_str(), ending]).collect())
}

/// Where the part that begins before ends: at the next heading of its kind.
fn end(lines: &[String], from: usize, mark: &str) -> usize {
    lines[from..].iter().position(|line| line.starts_with(mark)).map_or(lines.len(), |at| from + at)
}

fn add(lines: &mut Vec<String>, (start, end): (usize, usize), heading: &str, entry: &str) {
    let rank = |line: &str| HEADINGS.iter().position(|known| *known == line.trim_end());
    let own = (start..end).find(|at| lines[*at].trim_end() == heading);
    let at = own.unwrap_or_else(|| {
        let later = (start + 1..end).find(|at| rank(&lines[*at]) > rank(heading));
        let at = later.unwrap_or(end);
        let gap = (at > 0 && !lines[at - 1].is_empty()).then(String::new);
        let new = gap.into_iter().chain([heading.to_owned(), String::new(), String::new()]);
        let new: Vec<String> = new.collect();
        let heading_at = at + new.len() - 3;
        lines.splice(at..at, new);
        heading_at
    });
    // Behind the last entry, before the line that is left empty for the next heading.
    let next = self::end(lines, at + 1, "##").min(lines.len());
    let last = (at + 1..next).rfind(|at| !lines[*at].is_empty()).map_or(at + 2, |at| at + 1);
    while lines.len() < last {
        lines.push(String::new());
    }
    lines.insert(last, entry.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: &str =
        "### Added\n\n- `a`: new.\n- `b`: new.\n\n### Removed\n\n- **Breaking:** `c`: gone.";

    #[test]
    fn entries_stand_below_their_headings_and_only_once() {
        let before = "# Changelog\n\n## Unreleased\n\n### Added\n\n- old,\n  of two lines\n\n### Fixed\n\n- it\n\n## 0.1.0\n\n### Added\n\n- `a`: new.\n";
        let after = "# Changelog\n\n## Unreleased\n\n### Added\n\n- old,\n  of two lines\n- `a`: new.\n- `b`: new.\n\n### Removed\n\n- **Breaking:** `c`: gone.\n\n### Fixed\n\n- it\n\n## 0.1.0\n\n### Added\n\n- `a`: new.\n";
        assert_eq!(insert(before, ENTRIES).unwrap(), after);
        assert_eq!(insert(after, ENTRIES).unwrap(), after);
        assert_eq!(insert(&before.replace('\n', "\r\n"), ENTRIES).unwrap(), after.replace('\n', "\r\n"));
    }

    #[test]
    fn an_empty_part_gets_its_headings() {
        let after = "## Unreleased\n\n### Added\n\n- `a`: new.\n- `b`: new.\n\n### Removed\n\n- **Breaking:** `c`: gone.\n";
        assert_eq!(insert("## Unreleased\n", ENTRIES).unwrap().trim_end(), after.trim_end());
        assert_eq!(
            insert("# Changelog\n", ENTRIES).unwrap_err().message,
            "CHANGELOG.md has no `## Unreleased`"
        );
    }
}
