//! A payload that is almost JSON → JSON: ordered repairs, each of them small and with a name.

mod chars;
mod whole;

use serde_json::Value as Json;

/// Documents that a payload holds, and what had to be repaired.
#[derive(Debug, PartialEq)]
pub(super) struct Repaired {
    /// Usually one.
    pub(super) documents: Vec<Json>,
    /// The names of the repairs, none for sound JSON.
    pub(super) repairs: Vec<&'static str>,
}

/// How a repair works.
#[derive(Clone, Copy)]
enum Repair {
    /// It changes single chars and is kept for the repairs behind it.
    Chars(fn(&str) -> String),
    /// It looks at the whole and counts only if it gives documents.
    Whole(fn(&str) -> Option<Vec<Json>>),
}

/// The repairs in the order in which they are tried, the most frequent slips first.
const REPAIRS: &[(&str, Repair)] = &[
    ("trailing-comma", Repair::Chars(chars::trailing_comma)),
    ("missing-comma", Repair::Chars(chars::missing_comma)),
    ("control-character", Repair::Chars(chars::control_character)),
    ("comment", Repair::Chars(chars::comment)),
    ("full-width-sign", Repair::Chars(chars::full_width_sign)),
    ("several-documents", Repair::Whole(whole::several_documents)),
    ("unbalanced-braces", Repair::Whole(whole::unbalanced_braces)),
    ("text-after-document", Repair::Whole(whole::text_after_document)),
    ("fragment", Repair::Whole(whole::fragment)),
    ("ellipsis", Repair::Chars(chars::ellipsis)),
    ("unquoted-key", Repair::Chars(chars::unquoted_key)),
    ("unquoted-value", Repair::Chars(chars::unquoted_value)),
    ("no-break-space", Repair::Chars(chars::no_break_space)),
    ("hash-comment", Repair::Chars(chars::hash_comment)),
    ("double-comma", Repair::Chars(chars::double_comma)),
    ("full-width-quote", Repair::Chars(chars::full_width_quote)),
    ("single-quote", Repair::Chars(chars::single_quote)),
    ("leading-zero", Repair::Chars(chars::leading_zero)),
    ("markdown-escape", Repair::Chars(chars::markdown_escape)),
];

/// Later repairs may uncover a slip that an earlier one repairs, such as a comma before a comment.
const ROUNDS: usize = 2;

/// The documents of a payload; `None` where no repair helps.
pub(super) fn repair(text: &str) -> Option<Repaired> {
    if let Ok(document) = serde_json::from_str(text) {
        return Some(Repaired { documents: vec![document], repairs: Vec::new() });
    }
    let all: Vec<usize> = (0..REPAIRS.len()).collect();
    // Where one slip is all there is, no other repair gets at the text.
    let alone = all.iter().find_map(|at| attempt(text, &[*at]));
    let (mut documents, mut used) = alone.or_else(|| attempt(text, &all))?;
    // A repair on the way that was not needed after all is none.
    for each in used.clone() {
        let others: Vec<usize> = used.iter().copied().filter(|other| *other != each).collect();
        if let Some((fewer, needed)) = attempt(text, &others) {
            (documents, used) = (fewer, needed);
        }
    }
    let repairs = used.into_iter().map(|at| REPAIRS[at].0).collect();
    Some(Repaired { documents, repairs })
}

/// Applies the repairs in their order until the text parses, with those that changed something.
fn attempt(text: &str, repairs: &[usize]) -> Option<(Vec<Json>, Vec<usize>)> {
    let mut text = text.to_owned();
    let mut used = Vec::new();
    for at in std::iter::repeat_n(repairs, ROUNDS).flatten().copied() {
        let documents = match REPAIRS[at].1 {
            Repair::Whole(repair) => repair(&text),
            Repair::Chars(repair) => {
                let repaired = repair(&text);
                if repaired == text {
                    continue;
                }
                text = repaired;
                serde_json::from_str(&text).ok().map(|document| vec![document])
            }
        };
        let is_kept = documents.is_some() || matches!(REPAIRS[at].1, Repair::Chars(_));
        if is_kept && !used.contains(&at) {
            used.push(at);
        }
        if let Some(documents) = documents {
            used.sort_unstable();
            return Some((documents, used));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_repair_mends_its_slip_and_no_other_is_noted() {
        let list = json!({"a": [1, 2]});
        let pair = json!({"a": "1", "b": 2});
        for (slip, name, expected) in [
            ("{\"a\": [1, 2,],\n}", "trailing-comma", &list),
            ("{\"a\": \"1\"\n\n \"b\": 2}", "missing-comma", &pair),
            ("{\"a\": \"x\ny\tz\"}", "control-character", &json!({"a": "x\ny\tz"})),
            ("{\"a\": \"1\", // one, \"and\"\n /* two */ \"b\": 2}", "comment", &pair),
            ("{\"a\"：\"1\"，\"b\":2}", "full-width-sign", &pair),
            ("{\"a\": [1, 2]", "unbalanced-braces", &list),
            ("{\"a\": [1, 2]}]}", "unbalanced-braces", &list),
            ("{\"a\": [{\"b\": 1]}", "unbalanced-braces", &json!({"a": [{"b": 1}]})),
            ("{\"a\": [1, 2]}\nand so on", "text-after-document", &list),
            ("\"a\": \"1\",\n\"b\": 2", "fragment", &pair),
            ("\"a\": \"1\",\n\"b\": 2\n}", "fragment", &pair),
            ("{\"a\": [1, 2, ...]}", "ellipsis", &list),
            ("{\"a\": [1, ……, 2]}", "ellipsis", &list),
            ("{\"a\": [***, 1, 2], ...}", "ellipsis", &list),
            ("{a: \"1\", \"b\": 2}", "unquoted-key", &pair),
            ("{\"a\": 2020-01-01, \"b\": true}", "unquoted-value", &json!({"a": "2020-01-01", "b": true})),
            ("{\"a\": {name}}", "unquoted-value", &json!({"a": "{name}"})),
            ("{\u{a0}\"a\": [1,\u{3000}2]}", "no-break-space", &list),
            ("{\"a\": \"1\", # one\n \"b\": 2}", "hash-comment", &pair),
            ("{\"a\": \"1\",, \"b\": 2}", "double-comma", &pair),
            ("{\"a”: \"1\", \"b\": 2}", "full-width-quote", &pair),
            ("{“a”: “1”, \"b\": 2}", "full-width-quote", &pair),
            ("{'a': '1', \"b\": 2}", "single-quote", &pair),
            ("{\"a\": \"1\", \"b\": 02}", "leading-zero", &pair),
            ("{\"a\\_b\": \"c\\-\"}", "markdown-escape", &json!({"a_b": "c-"})),
        ] {
            let repaired = repair(slip).unwrap_or_else(|| panic!("{slip}"));
            assert_eq!(
                (repaired.repairs.as_slice(), &repaired.documents[0]),
                (&[name][..], expected),
                "{slip}"
            );
            assert_eq!(repaired.documents.len(), 1, "{slip}");
        }
    }

    #[test]
    fn every_document_is_kept() {
        let repaired = repair("{\"a\": 1}\n{\"b\": 2}").unwrap();
        assert_eq!(repaired.documents, [json!({"a": 1}), json!({"b": 2})]);
        assert_eq!(repaired.repairs, ["several-documents"]);
    }

    #[test]
    fn slips_that_hide_each_other_are_mended_together() {
        for (slip, names) in [
            ("{\"a\": 1, // one\n}", ["trailing-comma", "comment"]),
            ("{\"a\": 1 // one\n \"b\": \"{\"}", ["missing-comma", "comment"]),
            ("{'a': [1, 2,]}", ["trailing-comma", "single-quote"]),
            ("{\"a\": 1,}\n{\"b\": 2}", ["trailing-comma", "several-documents"]),
        ] {
            assert_eq!(repair(slip).unwrap_or_else(|| panic!("{slip}")).repairs, names, "{slip}");
        }
    }

    #[test]
    fn sound_json_stays_as_it_is_and_what_is_unclear_stays_text() {
        let sound = repair("{\"a\": \"//x, ... 'y'：,,\"}").unwrap();
        assert_eq!(sound.repairs, [""; 0]);
        for unclear in [
            "{\"message\": \"{\"error_code\": 1}\"}",
            "{\"a\"=\"b\"}",
            "{ {\"a\": 1} }",
            "{\"a\": , \"b\": 1}",
            "{\"a\": \"\\V\"}",
            "success",
            "\"text\"\n\"more\"",
            "",
        ] {
            assert_eq!(repair(unclear), None, "{unclear}");
        }
    }
}
