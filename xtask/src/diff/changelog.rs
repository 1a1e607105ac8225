//! Entries of the changelog, put where they belong.

use generator::diff::Release;

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
    let start = unreleased(&lines)?;
    let mut heading = "";
    for line in entries.lines().filter(|line| !line.is_empty()) {
        let end = end(&lines, start + 1, "## ");
        if line.starts_with("### ") {
            heading = line;
        } else if !lines[start..end].iter().any(|known| known == line) {
            add(&mut lines, (start, end), heading, line);
        }
    }
    Ok(joined(text, &lines))
}

/// The changelog with all that is not published yet below the heading of a version.
pub(super) fn release(text: &str, version: Release) -> Result<String, Failure> {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let start = unreleased(&lines)?;
    let is_it = |line: &str| {
        let name = line.strip_prefix("## ").and_then(|heading| heading.split_whitespace().next());
        name.is_some_and(|name| name.trim_matches(['[', ']']) == version.to_string())
    };
    if lines.iter().any(|line| is_it(line)) {
        return Err(Failure::new(format!(
            "there is a version {version} already: {CHANGELOG} has a heading of it"
        ))
        .help("compare with the last release, which says what comes next"));
    }
    if lines[start + 1..end(&lines, start + 1, "## ")].iter().all(|line| line.trim().is_empty()) {
        return Err(Failure::new(format!("{CHANGELOG} says nothing below `{UNRELEASED}`"))
            .help("add --changelog, and put the entries into words for users"));
    }
    let heading = [String::new(), format!("## {version}")];
    let (before, after) = lines.split_at(start + 1);
    Ok(joined(text, [before, heading.as_slice(), after].concat().as_slice()))
}

fn unreleased(lines: &[String]) -> Result<usize, Failure> {
    lines.iter().position(|line| line.trim_end() == UNRELEASED).ok_or_else(|| {
        Failure::new(format!("{CHANGELOG} has no `{UNRELEASED}`"))
            .help("add the heading above the last version")
    })
}

/// With the ends of lines that a text has.
fn joined(text: &str, lines: &[String]) -> String {
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    lines.iter().flat_map(|line| [line.as_str(), ending]).collect()
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
    fn what_is_not_published_yet_becomes_a_version_once() {
        let (before, version) =
            ("# Changelog\n\n## Unreleased\n\n- a\n\n## 0.1.0\n\n- b\n", Release([0, 2, 0]));
        let after = "# Changelog\n\n## Unreleased\n\n## 0.2.0\n\n- a\n\n## 0.1.0\n\n- b\n";
        assert_eq!(release(before, version).unwrap(), after);
        assert_eq!(release(&before.replace('\n', "\r\n"), version).unwrap(), after.replace('\n', "\r\n"));
        for (text, version, message) in [
            (after, [0, 2, 0], "there is a version 0.2.0 already: CHANGELOG.md has a heading of it"),
            (
                "## Unreleased\n- a\n## [0.2.0] - then\n",
                [0, 2, 0],
                "there is a version 0.2.0 already: CHANGELOG.md has a heading of it",
            ),
            (after, [0, 3, 0], "CHANGELOG.md says nothing below `## Unreleased`"),
            ("# Changelog\n", [0, 2, 0], "CHANGELOG.md has no `## Unreleased`"),
        ] {
            assert_eq!(release(text, Release(version)).unwrap_err().message, message);
        }
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
