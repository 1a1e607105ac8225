//! Another `now` in an entry of a corrections file, which stays as it is around it.

use std::ops::Range;

use serde_json::{Value as Json, json};

use crate::spec::yaml::{self, Document, Layout};

/// A corrections file in which the correction of that number makes something else of the page.
///
/// # Errors
///
/// Where the text is no YAML, or the entry is not written in a way in which a part of it can be replaced.
pub fn replace(text: &str, number: usize, now: &Json) -> Result<String, yaml::Error> {
    let document = Document::parse(text)?;
    let at = number.to_string();
    let path = ["corrections", &at, "now"];
    let (key, value) = (document.key_span(&path), document.span(path));
    let mut expected = document.json.clone();
    if let Some(entry) = expected.pointer_mut(&format!("/{}", path.join("/"))) {
        entry.clone_from(now);
    }
    let ends = ends(text, &key, &value);
    let forms = forms(now);
    let before = &text[..key.end];
    let mut tried = forms
        .iter()
        .flat_map(|form| ends.iter().map(move |end| format!("{before}: {form}{}", &text[*end..])));
    // Values can be written in many ways: the first end with which the file says what it should is that of the value.
    let replaced = tried.find(|replaced| Document::parse(replaced).is_ok_and(|after| after.json == expected));
    replaced.ok_or_else(|| yaml::Error {
        message: format!("nothing can be put in the place of this: write `now: {now}`"),
        span: key,
    })
}

/// How a value may be written on the rest of a line: as people do, else as JSON does.
fn forms(value: &Json) -> Vec<String> {
    let written = yaml::write(&json!([value]), Layout::Review).unwrap_or_default();
    let brief = written.strip_prefix("- ").map(str::trim_end).filter(|form| !form.contains('\n'));
    brief.map(str::to_owned).into_iter().chain([value.to_string()]).collect()
}

/// Where the value of a key may end.
fn ends(text: &str, key: &Range<usize>, value: &Range<usize>) -> Vec<usize> {
    if text[value.start..].starts_with(['{', '[']) {
        let closing = text[value.start..].match_indices(['}', ']']);
        let entry = yaml::entry_lines(text, value.start);
        return closing.map(|(at, _)| value.start + at + 1).take_while(|end| *end <= entry.end).collect();
    }
    let line = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
    let column = key.start - line;
    let mut end = text[key.end..].find('\n').map_or(text.len(), |at| key.end + at);
    for line in text[end..].split_inclusive('\n').skip(1) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if indent <= column && !line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    vec![value.end, end]
}
