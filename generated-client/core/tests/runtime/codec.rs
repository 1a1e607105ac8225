//! The codec in both directions: what it reads, what it refuses, what it writes.

use std::collections::BTreeMap;

use huaweicloud_client::core::codec::{Decode, Encode, Writer, decode, encode};
use huaweicloud_client::core::{Boxed, Json};
use huaweicloud_client::{Extra, Secret};
use serde_json::json;

use crate::service::{CreateJobBody, Job, JobKind, JobState, ListJobsResponse};

fn read<T: Decode>(json: &str) -> Result<T, String> {
    decode(json.as_bytes()).map_err(|mismatch| mismatch.to_string())
}

fn written(value: &dyn Encode) -> String {
    String::from_utf8(encode(value)).unwrap()
}

/// Checks texts that mean a value, and texts that must be refused. What was read is written in a
/// form that reads the same.
fn check<T: Decode + Encode + PartialEq + std::fmt::Debug>(accepted: Vec<(&str, T)>, refused: &[&str]) {
    for (json, expected) in accepted {
        assert_eq!(read::<T>(json).as_ref(), Ok(&expected), "{json}");
        assert_eq!(read::<T>(&written(&expected)), Ok(expected), "{json} written");
    }
    for json in refused {
        let result = read::<T>(json);
        assert!(result.is_err(), "{json} became {result:?}");
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
        ("123456789012345678901234567890", text("123456789012345678901234567890")),
        ("1e400", text("1e400")),
        (r#""\ud83d\ude00""#, text("\u{1f600}")),
        ("1.5", text("1.5")),
        ("1.0", text("1.0")),
        ("true", text("true")),
    ];
    check(accepted, &["null", "[]", "{}", r#"["a"]"#, r#""\ud800""#, "nul", "01", "'a'", ""]);
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
        ("1e18", 1_000_000_000_000_000_000),
        ("-0", 0),
        ("-0.0", 0),
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
        "123456789012345678901234567890",
        "1e30",
        r#""nan""#,
        r#""1e30""#,
    ];
    check::<i64>(accepted, &refused);
}

#[test]
fn numbers() {
    let accepted = vec![("1.5", 1.5), ("2", 2.0), ("-2", -2.0), (r#""1.5""#, 1.5), (r#""-1e3""#, -1000.0)];
    let refused = [
        r#""abc""#,
        r#""""#,
        "true",
        "null",
        "[]",
        r#""inf""#,
        r#""NaN""#,
        r#""-infinity""#,
        r#""1e999""#,
        "1e999",
    ];
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
        vec![
            ("[1, \"2\"]", vec![1, 2]),
            ("3", vec![3]),
            (r#""4""#, vec![4]),
            ("[]", vec![]),
            // An element that says nothing does not cost the others.
            ("[1, null, 2]", vec![1, 2]),
            ("[null]", vec![]),
        ],
        &["null", r#"["a"]"#, r#""a""#, "{}", "[[1]]"],
    );
    check::<Vec<Option<i64>>>(vec![("[1, null]", vec![Some(1), None])], &[]);
    check::<Vec<bool>>(vec![("true", vec![true])], &[]);
    check::<Vec<f64>>(vec![("1.5", vec![1.5])], &[]);
    let job = Job { id: Some("7".to_owned()), ..Job::default() };
    check::<Vec<Job>>(
        vec![(r#"{"id": 7}"#, vec![job.clone()]), (r#"[null, {"id": 7}]"#, vec![job])],
        &[r#""x""#],
    );
}

#[test]
fn maps_boxes_and_secrets() {
    let map = |value| BTreeMap::from([("a".to_owned(), value)]);
    check::<BTreeMap<String, i64>>(
        vec![(r#"{"a": "1"}"#, map(1)), (r#"{"a": 1, "b": null}"#, map(1))],
        &["[]", "5", "null"],
    );
    check::<Option<BTreeMap<String, i64>>>(vec![(r#""""#, None), ("null", None)], &[]);
    check::<Boxed<i64>>(vec![(r#""1""#, Boxed::from(1))], &[]);
    check::<Secret<String>>(vec![("1234", "1234".into())], &["null"]);
    check::<Option<Secret<BTreeMap<String, i64>>>>(
        vec![(r#""""#, None), (r#"{"a": 1}"#, Some(map(1).into()))],
        &[],
    );
}

#[test]
fn anything_stays_as_it_is() {
    check::<Json>(
        vec![
            (r#""""#, "".into()),
            (r#"[1, {"a": null}]"#, json!([1, {"a": null}]).into()),
            ("null", Json::Null),
        ],
        &[],
    );
    check::<Option<Json>>(vec![("null", None), (r#""""#, Some("".into()))], &[]);
    let same = [
        r#"{"z":1,"a":[1.0,-1,1e400,123456789012345678901234567890],"m":{"b":true,"a":null}}"#,
        r#"["\ud800",12345678901234567890.5,0.1]"#,
    ];
    for json in same {
        assert_eq!(written(&read::<Json>(json).unwrap()), json);
    }
}

#[test]
fn an_oddity_that_nobody_asked_for_costs_nothing() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let objects = format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000));
    let digits = "9".repeat(100_000);
    let odd = [deep.as_str(), &objects, &digits, "1e999999", r#""\ud800""#, r#"{"\ud800": 1}"#];
    for oddity in &odd {
        let json = format!(r#"{{"zzz":{oddity},"total":"1","job_list":[{{"id":"a","yyy":{oddity}}}]}}"#);
        let list: ListJobsResponse = read(&json).unwrap_or_else(|error| panic!("{error}: {oddity:.40}"));
        assert_eq!(list.total, Some(1));
        assert_eq!(list.job_list.as_ref().unwrap()[0].id.as_deref(), Some("a"));
        let again = written(&list);
        let back: ListJobsResponse = read(&again).unwrap();
        assert_eq!(back, list, "{oddity:.40}");
        assert_eq!(again.matches(*oddity).count(), 2, "{oddity:.40}");
        // Where it is declared, it is a mistake like any other.
        let json = format!(r#"{{"job_list": [{{"start_time": {oddity}}}]}}"#);
        let mistake = read::<ListJobsResponse>(&json).map(|list| list.job_list.unwrap()[0].start_time);
        assert!(mistake.unwrap_err().starts_with("at job_list[0].start_time: expected"), "{oddity:.40}");
    }
}

#[test]
fn of_a_name_that_is_there_twice_the_last_value_counts() {
    let list: ListJobsResponse = read(r#"{"total": [], "x": 1, "total": "2", "x": 3, "y": 4}"#).unwrap();
    assert_eq!(list.total, Some(2));
    assert_eq!(list.extra.keys().collect::<Vec<_>>(), ["x", "y"]);
    assert_eq!(list.extra["x"], 3);
    // Also among so many that they are not compared one by one.
    let many: Vec<_> = (0..2000).map(|at| format!(r#""n{}": {at},"#, at % 1000)).collect();
    let many = many.concat();
    let list: ListJobsResponse = read(&format!(r#"{{{many} "total": 1}}"#)).unwrap();
    assert_eq!((list.total, list.extra.len()), (Some(1), 1000));
    assert_eq!(list.extra["n7"], 1007);
}

#[test]
fn names_may_come_in_any_order_and_with_escapes() {
    let job: Job = read(r#"{"kind": 1, "\u0069d": "a", "zz": [], "finished": true, "aa": 1}"#).unwrap();
    assert_eq!((job.id.as_deref(), job.finished, &job.kind), (Some("a"), Some(true), &Some(JobKind::Batch)));
    assert_eq!(written(&job), r#"{"id":"a","finished":true,"kind":1,"zz":[],"aa":1}"#);
}

#[test]
fn what_is_required_and_missing_is_named() {
    assert_eq!(read::<CreateJobBody>(r#"{"name": "n"}"#), Err("missing field `password`".to_owned()));
    let wrong = read::<CreateJobBody>(r#"{"name": null, "password": "p"}"#);
    assert_eq!(wrong, Err("at name: expected a text, found null".to_owned()));
    for json in ["null", "[]", "5", r#""x""#] {
        let mistake = read::<ListJobsResponse>(json).unwrap_err();
        assert!(mistake.starts_with("expected an object, found "), "{json}: {mistake}");
    }
}

#[test]
fn what_is_written_is_json() {
    let mut body = CreateJobBody {
        name: "q\"\\\u{0}\n集".to_owned(),
        password: "p".into(),
        arguments: Some(vec![]),
        extra: Extra::default(),
    };
    body.extra.insert("more".to_owned(), json!({"a": null}).into());
    let expected = json!({"name": "q\"\\\u{0}\n集", "password": "p", "arguments": [], "more": {"a": null}});
    assert_eq!(serde_json::from_str::<serde_json::Value>(&written(&body)).unwrap(), expected);
    // Numbers that JSON has no form for are refused when a request is built.
    let metadata = huaweicloud_client::core::Metadata::new("mrs", "try", http::Method::POST, "/x");
    let request = huaweicloud_client::core::Request::new(&metadata).payload(&vec![1.0, f64::NAN]).finish();
    assert!(request.unwrap_err().to_string().contains("infinite"));
    assert_eq!(encode(&None::<String>), b"null");
    let mut out = Writer::default();
    out.object().end();
    assert_eq!(out.into_bytes(), b"{}");
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
    let job: Job = read(text).unwrap();
    let expected = Job {
        extra: [("unheard_of".to_owned(), 1.into())].into_iter().collect(),
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
        parent: Some(Boxed::default()),
    };
    assert_eq!(job, expected);
    assert_eq!(read::<Job>(&written(&job)), Ok(job));
}

/// Users may store what they were answered in any format of serde.
#[cfg(feature = "serde")]
#[test]
fn serde_reads_and_writes_the_same() {
    let json = r#"{"id":"12","progress":0.5,"state":"NEW","arguments":["one"],"password":"x","big":1}"#;
    let job: Job = read(json).unwrap();
    assert_eq!(serde_json::to_string(&job).unwrap(), json);
    assert_eq!(serde_json::from_str::<Job>(json).unwrap(), job);
    let error = serde_json::from_str::<Vec<Job>>(r#"[{"start_time": "soon"}]"#).unwrap_err();
    assert!(error.to_string().contains("at start_time: expected an integer"), "{error}");
}
