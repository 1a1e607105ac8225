//! What is written reads back, here and elsewhere; what is wrong is found at its location.

use serde_json::json;

use super::*;

/// Texts that a reader of YAML 1.1 takes for flags, numbers, points in time, nothing, or merges.
const MISLEADING: &[&str] = &[
    "no",
    "No",
    "NO",
    "n",
    "N",
    "y",
    "Y",
    "yes",
    "on",
    "Off",
    "OFF",
    "true",
    "False",
    "null",
    "Null",
    "~",
    "",
    "1_000",
    "0x1F",
    "0b101",
    "0o17",
    "017",
    "08",
    "1e3",
    "1.",
    ".5",
    "+1",
    "-0",
    "190:20:30",
    "1:30",
    "1:30.5",
    ".inf",
    "-.INF",
    ".nan",
    "2001-12-14",
    "2001-1-1",
    "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43",
    "=",
    "<<",
    "- a",
    "? a",
    "a: b",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "{a",
    "[a",
    "a]",
    "a,b",
    "'a",
    "\"a",
    " a",
    "a ",
    "a:",
    "---",
    "...",
    "\t",
    "a\u{85}b",
    "\u{feff}a",
    "a\u{0}b",
    "a\r\nb",
    "a\n",
    "a\n\n",
    "\na",
    "  a\nb",
    "a \nb",
    "\u{2028}",
    "，",
    "\\",
    "a\\nb",
];

fn texts() -> Json {
    let texts: serde_json::Map<String, Json> =
        MISLEADING.iter().enumerate().map(|(at, text)| (format!("k{at}"), json!(text))).collect();
    // Alone on a line, in a list on one line, as a key.
    let keys: serde_json::Map<String, Json> =
        MISLEADING.iter().map(|text| ((*text).to_owned(), json!(1))).collect();
    let lists: Vec<Json> = MISLEADING.iter().map(|text| json!([text, { "key": text }])).collect();
    json!({ "alone": texts, "lists": lists, "keys": keys })
}

#[test]
fn texts_stay_texts() {
    let text = write(&texts(), Layout::Review).unwrap();
    assert_eq!(Document::parse(&text).unwrap().json, texts());
}

#[test]
fn what_a_reader_of_yaml_1_1_takes_for_something_else_is_quoted() {
    for text in ["no", "on", "y", "1_000", "=", "<<", "2001-12-14", "190:20:30", "0x1F", "017", "~", "1e3"] {
        let written = write(&json!({ "a": text }), Layout::Review).unwrap();
        assert!(["'", "\""].iter().any(|quote| written.starts_with(&format!("a: {quote}"))), "{written}");
    }
}

#[test]
fn numbers_flags_and_nothing_keep_their_types() {
    let value =
        json!({ "a": [1, -1, 1.5, 1.0, 1e300, u64::MAX, i64::MIN, true, null, {}, []], "b": {}, "c": [] });
    assert_eq!(Document::parse(&write(&value, Layout::Review).unwrap()).unwrap().json, value);
}

#[test]
fn what_fits_on_a_line_stands_on_one() {
    let long = "x".repeat(160);
    let value = json!({ "short": { "a": [1, 2], "b": "c, d" }, "long": [{ "a": long, "b": { "c": 1 } }], "text": "a\nb" });
    let written = write(&value, Layout::Review).unwrap();
    let expected =
        format!("short: {{a: [1, 2], b: \"c, d\"}}\nlong:\n- a: {long}\n  b: {{c: 1}}\ntext: |-\n  a\n  b\n");
    assert_eq!(written, expected);
}

#[test]
fn each_row_to_be_reviewed_is_a_line_and_data_are_as_short_as_can_be() {
    let rows = json!([{ "a": 1 }, { "a": 2 }]);
    let value = json!({ "rows": rows, "holder": { "rows": rows } });
    let reviewed = "rows:\n- {a: 1}\n- {a: 2}\nholder:\n  rows:\n  - {a: 1}\n  - {a: 2}\n";
    assert_eq!(write(&value, Layout::Review).unwrap(), reviewed);
    let data = "rows:\n- {a: 1}\n- {a: 2}\nholder: {rows: [{a: 1}, {a: 2}]}\n";
    assert_eq!(write(&value, Layout::Data).unwrap(), data);
}

#[test]
fn parts_know_where_they_stand() {
    let text = "names:\n  甲.md: a\naccepted:\n- page: b\n  at: [c, 丁]\n- {page: e}\n";
    let document = Document::parse(text).unwrap();
    let shown = |path: &[&str]| &text[document.span(path.iter().copied())];
    assert_eq!(shown(&["names", "甲.md"]), "a");
    assert_eq!(&text[document.key_span(&["names", "甲.md"])], "甲.md");
    assert_eq!(shown(&["accepted", "0", "at", "1"]), "丁");
    assert_eq!(shown(&["accepted", "0"]), "page: b");
    assert_eq!(shown(&["accepted", "1", "nothing"]), "{page: e}");
}

#[test]
fn errors_stand_where_the_slip_is() {
    for (text, shown) in [("a: [1, 2\nb: 3\n", ": 3"), ("a: 1\na: 2\n", "a"), ("a:\n\tb: 1\n", "b: 1")] {
        let error = Document::parse(text).unwrap_err();
        assert_eq!(text.get(error.span.clone()).unwrap().trim_end(), shown.trim_end(), "{error:?}");
    }
}

#[test]
fn nests_of_any_depth_are_refused_at_once() {
    for open in ["[", "{a: ", "- "] {
        let text = format!("a:\n  {}", open.repeat(100_000));
        assert!(Document::parse(&text).is_err(), "{open}");
    }
}

#[test]
fn what_is_nested_too_deeply_to_be_read_is_not_written() {
    let nested = |depth| {
        let text = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        json!({ "examples": [{ "body": serde_json::from_str::<Json>(&text).unwrap() }] })
    };
    assert_eq!(Document::parse(&write(&nested(90), Layout::Review).unwrap()).unwrap().json, nested(90));
    assert!(write(&nested(120), Layout::Review).is_err());
}
