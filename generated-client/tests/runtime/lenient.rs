//! What lenient reading accepts, what it makes of it, and what it refuses.

use std::collections::BTreeMap;

use huaweicloud_client::Secret;
use huaweicloud_client::core::lenient::{Lenient, decode};
use serde_json::{Value, json};

use crate::service::{Job, JobKind, JobState};

fn read<'de, T: Lenient<'de>>(text: &'de str) -> Result<T, String> {
    let mut json = serde_json::Deserializer::from_str(text);
    decode(&mut json).map_err(|error: serde_json::Error| error.to_string())
}

/// Checks texts that mean a value, and texts that must be refused.
fn check<'de, T: Lenient<'de> + PartialEq + std::fmt::Debug>(
    accepted: Vec<(&'de str, T)>,
    refused: &[&'de str],
) {
    for (text, expected) in accepted {
        assert_eq!(read::<T>(text), Ok(expected), "{text}");
    }
    for text in refused {
        let result = read::<T>(text);
        assert!(result.is_err(), "{text} became {result:?}");
    }
}

#[test]
fn texts() {
    let text = str::to_owned;
    let accepted = vec![
        (r#""a""#, text("a")),
        (r#""""#, text("")),
        ("5", text("5")),
        ("-5", text("-5")),
        ("18446744073709551615", text("18446744073709551615")),
        ("1.5", text("1.5")),
        ("1.0", text("1.0")),
        ("true", text("true")),
    ];
    // Too many digits for a number of the JSON library: some would be lost.
    check(accepted, &["null", "[]", "{}", r#"["a"]"#, "123456789012345678901234567890"]);
}

#[test]
fn integers() {
    let accepted = vec![
        ("5", 5),
        ("-5", -5),
        (r#""5""#, 5),
        (r#"" -5 ""#, -5),
        ("5.0", 5),
        ("1e3", 1000),
        (r#""5.0""#, 5),
        ("9223372036854775807", i64::MAX),
        (r#""9223372036854775807""#, i64::MAX),
        ("-9223372036854775808", i64::MIN),
    ];
    let refused = [
        r#""abc""#,
        r#""""#,
        r#""5x""#,
        "5.5",
        r#""5.5""#,
        "true",
        "null",
        "[]",
        "{}",
        "9223372036854775808",
        "1e30",
        r#""nan""#,
        r#""1e30""#,
    ];
    check::<i64>(accepted, &refused);
}

#[test]
fn numbers() {
    let accepted = vec![("1.5", 1.5), ("2", 2.0), ("-2", -2.0), (r#""1.5""#, 1.5), (r#""-1e3""#, -1000.0)];
    let refused =
        [r#""abc""#, r#""""#, "true", "null", "[]", r#""inf""#, r#""NaN""#, r#""-infinity""#, r#""1e999""#];
    check::<f64>(accepted, &refused);
}

#[test]
fn flags() {
    let accepted = vec![
        ("true", true),
        ("false", false),
        (r#""true""#, true),
        (r#""FALSE""#, false),
        (r#""True""#, true),
    ];
    check::<bool>(accepted, &[r#""yes""#, r#""""#, "1", "0", "null", "[]", "{}"]);
}

#[test]
fn absent_values() {
    check::<Option<i64>>(
        vec![("null", None), (r#""""#, None), ("5", Some(5)), (r#""5""#, Some(5))],
        &[r#""abc""#, "[]", r#"" ""#],
    );
    check::<Option<bool>>(vec![("null", None), (r#""""#, None)], &[r#""no""#]);
    check::<Option<f64>>(vec![("null", None), (r#""""#, None)], &[r#""no""#]);
    // An empty text is a text.
    check::<Option<String>>(
        vec![("null", None), (r#""""#, Some(String::new())), ("5", Some("5".to_owned()))],
        &["[]"],
    );
    check::<Option<Job>>(
        vec![("null", None), (r#""""#, None), ("{}", Some(Job::default()))],
        &[r#""x""#, "[]", r#"["id"]"#, "5"],
    );
    check::<Option<Vec<String>>>(vec![("null", None), (r#""""#, None), ("[]", Some(vec![]))], &["{}"]);
}

#[test]
fn lists() {
    check::<Vec<i64>>(
        vec![("[1, \"2\"]", vec![1, 2]), ("3", vec![3]), (r#""4""#, vec![4]), ("[]", vec![])],
        &["null", "[1, null]", r#"["a"]"#, r#""a""#, "{}", "[[1]]"],
    );
    check::<Vec<Option<i64>>>(vec![("[1, null]", vec![Some(1), None])], &[]);
    check::<Vec<bool>>(vec![("true", vec![true])], &[]);
    check::<Vec<f64>>(vec![("1.5", vec![1.5])], &[]);
    let job = Job { id: Some("7".to_owned()), ..Job::default() };
    check::<Vec<Job>>(vec![(r#"{"id": 7}"#, vec![job])], &[r#""x""#]);
}

#[test]
fn maps_boxes_and_secrets() {
    let map = |value| BTreeMap::from([("a".to_owned(), value)]);
    check::<BTreeMap<String, i64>>(vec![(r#"{"a": "1"}"#, map(1))], &["[]", "5", "null"]);
    check::<Option<BTreeMap<String, i64>>>(vec![(r#""""#, None), ("null", None)], &[]);
    check::<Box<i64>>(vec![(r#""1""#, Box::new(1))], &[]);
    check::<Secret<String>>(vec![("1234", "1234".into())], &["null"]);
    check::<Option<Secret<BTreeMap<String, i64>>>>(
        vec![(r#""""#, None), (r#"{"a": 1}"#, Some(map(1).into()))],
        &[],
    );
}

#[test]
fn anything_stays_as_it_is() {
    check::<Value>(
        vec![(r#""""#, json!("")), ("[1, {\"a\": null}]", json!([1, {"a": null}])), ("null", Value::Null)],
        &[],
    );
    check::<Option<Value>>(vec![("null", None), (r#""""#, Some(json!("")))], &[]);
}

#[test]
fn open_enums() {
    check::<JobState>(
        vec![(r#""RUNNING""#, JobState::Running), ("5", JobState::from("5")), (r#""""#, JobState::from(""))],
        &["null", "[]", "{}"],
    );
    check::<JobKind>(
        vec![
            ("1", JobKind::Batch),
            (r#""2""#, JobKind::Stream),
            ("-1", JobKind::Undefined),
            ("9", JobKind::from(9)),
        ],
        &[r#""abc""#, "null", "1.5"],
    );
    check::<Option<JobKind>>(vec![(r#""""#, None)], &[]);
}

#[test]
fn whole_structs() {
    let text = r#"{"id": 12, "start_time": "1700000000000", "progress": "0.5", "finished": "TRUE",
        "state": "HIBERNATING", "kind": "1", "arguments": "one", "properties": {"a": "1"},
        "anything": null, "password": "x", "parent": {"parent": ""}, "unheard_of": 1}"#;
    let job: Job = serde_json::from_str(text).unwrap();
    let expected = Job {
        extra: serde_json::from_value(serde_json::json!({"unheard_of": 1})).unwrap(),
        id: Some("12".to_owned()),
        start_time: Some(1_700_000_000_000),
        progress: Some(0.5),
        finished: Some(true),
        state: Some(JobState::from("HIBERNATING")),
        kind: Some(JobKind::Batch),
        arguments: Some(vec!["one".to_owned()]),
        properties: Some(BTreeMap::from([("a".to_owned(), 1)])),
        anything: None,
        password: Some("x".into()),
        parent: Some(Box::default()),
    };
    assert_eq!(job, expected);
    let written = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Job>(&written).unwrap(), job);
}
