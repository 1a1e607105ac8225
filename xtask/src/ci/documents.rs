//! Documents name only commands, flags, packages, tests, files and folders that there are.

mod commands;
mod paths;
mod targets;

use std::path::Path;

use generator::diagnostic::LineIndex;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Outcome;
use crate::{console::Console, disk, failure::Failure, workspace::has_ending};

/// Where documents lie, besides the root: each `.md` in it, and the forge's templates.
const FOLDERS: &[&str] =
    &["", "generated-client", "generated-client/core", ".github", ".github/ISSUE_TEMPLATE"];
/// What was once is named there too.
const HISTORY: &str = "CHANGELOG.md";

/// What a document names, and where.
struct Mention {
    line: usize,
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Code within a sentence.
    Code,
    /// A line of a block of code.
    Line,
    /// What a link leads to.
    Link,
}

pub(super) fn check(console: Console) -> Result<Outcome, Failure> {
    let files = disk::paths(Path::new("."), &["target", ".git"])?;
    let packages = targets::packages()?;
    let mut complaints = Vec::new();
    for path in files.iter().filter(|path| is_document(path)) {
        let text = disk::text(path)?.unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for mention in mentions(&text) {
            let complaint = match mention.kind {
                Kind::Link => paths::link(&mention.text, folder, &files),
                // Output stands in blocks too, so that there a command is one where it is written whole.
                Kind::Line => commands::whole(&mention.text),
                Kind::Code => {
                    commands::complaint(&mention.text).or_else(|| paths::code(&mention.text, &files))
                }
            };
            let complaint = complaint.or_else(|| targets::complaint(&mention.text, &packages, &files));
            complaints.extend(complaint.map(|complaint| format!("{path}:{}: {complaint}", mention.line)));
        }
    }
    for complaint in &complaints {
        console.failure(&Failure::new(complaint));
    }
    Ok(Outcome::passed_if(complaints.is_empty()))
}

fn is_document(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_text = has_ending(name, "md") || (folder.starts_with(".github") && has_ending(name, "yml"));
    FOLDERS.contains(&folder) && is_text && name != HISTORY
}

/// Whatever stands as code or leads somewhere.
fn mentions(text: &str) -> Vec<Mention> {
    let index = LineIndex::new(text);
    let mut mentions = Vec::new();
    let mut is_block = false;
    for (event, span) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        let line = index.position(text, span.start).0;
        let mut mention =
            |line, text: &str, kind| mentions.push(Mention { line, text: text.to_owned(), kind });
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_block = true,
            Event::End(TagEnd::CodeBlock) => is_block = false,
            Event::Text(block) if is_block => {
                block.lines().enumerate().for_each(|(at, text)| mention(line + at, text, Kind::Line));
            }
            Event::Code(code) => mention(line, &code, Kind::Code),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                mention(line, &dest_url, Kind::Link);
            }
            _ => {}
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_links_are_mentions_and_sentences_are_none() {
        let text =
            "# A\n\nRun `cargo xtask\nci` or [see](a.md).\n\n```\none\ntwo\n```\n\n| `b` |\n|---|\n| `c` |\n";
        let found: Vec<_> = mentions(text).into_iter().map(|one| (one.line, one.text)).collect();
        let expected = [(3, "cargo xtask ci"), (4, "a.md"), (7, "one"), (8, "two"), (11, "b"), (13, "c")];
        assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
    }

    #[test]
    fn the_history_is_no_document() {
        for (path, expected) in [
            ("README.md", true),
            ("CHANGELOG.md", false),
            (".github/ISSUE_TEMPLATE/wrong-fact.yml", true),
            ("generated-client/GUIDE.md", true),
            ("generated-client/src/services/README.md", false),
            ("spec/pages/mrs/a.md", false),
        ] {
            assert_eq!(is_document(path), expected, "{path}");
        }
    }
}
