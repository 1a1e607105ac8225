//! New entries in a corrections file, which stays as it is around them.

use serde_json::{Value as Json, json};

use super::Correction;
use crate::spec::yaml::{self, Document, Layout};

/// What a file begins with that does not exist yet.
const HEAD: &str = "# yaml-language-server: $schema=../schema/corrections.json\n";
const KEY: &str = "corrections";

/// A corrections file with more corrections, behind those that it has.
///
/// # Errors
///
/// Where the text is no YAML, or its list is not one with a line for each entry.
pub fn insert(text: &str, entries: &[Correction]) -> Result<String, yaml::Error> {
    let text = if text.is_empty() { HEAD } else { text };
    let before = Document::parse(text)?;
    let added: Vec<Json> = entries.iter().map(brief).collect();
    let count = before.json.get(KEY).and_then(Json::as_array).map_or(0, Vec::len);
    let inserted = match (before.json.get(KEY), count) {
        (None, _) => {
            let gap = if text.ends_with('\n') { "" } else { "\n" };
            format!("{text}{gap}\n{KEY}:\n{}", written(&added, "", false)?)
        }
        (Some(_), 0) => behind_key(text, before.key_span(&[KEY]).end, &added)?,
        (Some(_), count) => {
            let last = before.span([KEY, &(count - 1).to_string()]);
            behind_entry(text, yaml::entry_lines(text, last.start), &added)?
        }
    };
    let inserted =
        if text.contains("\r\n") { inserted.replace("\r\n", "\n").replace('\n', "\r\n") } else { inserted };
    let expected = with(before.json.clone(), added);
    // Lists can be written in ways in which a line more is no entry more.
    match Document::parse(&inserted) {
        Ok(after) if after.json == expected => Ok(inserted),
        _ => Err(yaml::Error {
            message: "no entry can be added to this list: write each of its entries on lines of its own"
                .to_owned(),
            span: before.key_span(&[KEY]),
        }),
    }
}

/// Without what says nothing.
fn brief(entry: &Correction) -> Json {
    let mut entry = json!(entry);
    if let Some(members) = entry.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    entry
}

fn with(mut file: Json, added: Vec<Json>) -> Json {
    if !file.is_object() {
        file = json!({});
    }
    match file[KEY].as_array_mut() {
        Some(list) => list.extend(added),
        None => file[KEY] = added.into(),
    }
    file
}

/// The lines of the entries, with an empty one between them where the file has those.
fn written(entries: &[Json], indent: &str, is_spaced: bool) -> Result<String, yaml::Error> {
    let entry = |entry: &Json| {
        let text = yaml::write(&json!([entry]), Layout::Review)?;
        let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") };
        Ok(text.lines().map(line).collect::<String>())
    };
    let entries = entries.iter().map(entry).collect::<Result<Vec<String>, _>>()?;
    Ok(entries.join(if is_spaced { "\n" } else { "" }))
}

/// A list that has no entry yet: nothing, or empty brackets, which go.
fn behind_key(text: &str, end: usize, added: &[Json]) -> Result<String, yaml::Error> {
    let (before, rest) = text.split_at(end);
    let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
    let line = line.replacen(" []", "", 1);
    Ok(format!("{before}{}\n{}{after}", line.trim_end(), written(added, "", false)?))
}

fn behind_entry(text: &str, last: std::ops::Range<usize>, added: &[Json]) -> Result<String, yaml::Error> {
    let (before, after) = text.split_at(last.end);
    let entry = &text[last.clone()];
    let indent = &entry[..entry.len() - entry.trim_start_matches(' ').len()];
    let lines_before: Vec<&str> = text[..last.start].lines().collect();
    let above = lines_before.iter().rev().find(|line| !line.trim_start().starts_with('#'));
    let is_spaced = above.is_some_and(|line| line.trim().is_empty());
    let gap = if before.ends_with('\n') { "" } else { "\n" };
    let gap = if is_spaced { format!("{gap}\n") } else { gap.to_owned() };
    Ok(format!("{before}{gap}{}{after}", written(added, indent, is_spaced)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page_id::PageId;

    fn entry(at: &str) -> Correction {
        let [now, because] = ["b", "c"].map(str::to_owned);
        let (page, at) = (Some(PageId::of("a.md")), at.to_owned());
        Correction {
            page,
            operation: None,
            field: None,
            at,
            was: None,
            now: Some(now.into()),
            because,
            entry: 0,
        }
    }

    #[test]
    fn everything_else_stays_to_the_byte() {
        let new = "- {page: a.md, at: title, now: b, because: c}\n";
        for (before, expected) in [
            ("", format!("{HEAD}\ncorrections:\n{new}")),
            ("# head\nnames: {}", format!("# head\nnames: {{}}\n\ncorrections:\n{new}")),
            ("corrections: [] # none\naccepted: []\n", format!("corrections: # none\n{new}accepted: []\n")),
            ("corrections:\n# nothing yet\n", format!("corrections:\n{new}# nothing yet\n")),
            (
                "corrections:\n\n# one\n- page: a.md # its page\n  at: summary\n  now: |\n    # text\n\n    more\n  because: c\n\n# rest\naccepted:\n",
                format!(
                    "corrections:\n\n# one\n- page: a.md # its page\n  at: summary\n  now: |\n    # text\n\n    more\n  because: c\n\n{new}\n# rest\naccepted:\n"
                ),
            ),
            (
                "corrections:\n  - {page: a.md, at: summary, because: c}",
                format!("corrections:\n  - {{page: a.md, at: summary, because: c}}\n  {new}"),
            ),
            (
                "corrections:\r\n- {page: a.md, at: summary, because: c}\r\n",
                format!("corrections:\n- {{page: a.md, at: summary, because: c}}\n{new}")
                    .replace('\n', "\r\n"),
            ),
        ] {
            assert_eq!(insert(before, &[entry("title")]).unwrap(), expected);
        }
    }

    #[test]
    fn a_list_on_one_line_takes_none() {
        let text = "corrections: [{page: a.md, at: summary, because: c}]\n";
        assert_eq!(&text[insert(text, &[entry("title")]).unwrap_err().span], "corrections");
    }
}
