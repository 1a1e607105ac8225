//! What is written as YAML says the same to a reader of YAML 1.1, where one is at hand.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    io::Write,
    process::{Command, Stdio},
};

use generator::{
    files::FileSet,
    spec::yaml::{self, Layout},
};
use serde_json::{Value as Json, json};
use tests::services;

/// Reads a list of texts and prints a list of what they say; a point in time is none that JSON knows.
const READER: &str = "
import json, sys, yaml
loader = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
print(json.dumps([yaml.load(text, loader) for text in json.load(sys.stdin)], default=lambda other: {'not JSON': str(other)}))
";

/// What the other reader reads; `None` where there is none.
fn read_elsewhere(texts: &[String]) -> Option<Vec<Json>> {
    let has_reader = Command::new("python3").args(["-c", "import yaml"]).stderr(Stdio::null()).status();
    if !has_reader.is_ok_and(|status| status.success()) {
        println!("skipped: there is no python3 with a module yaml");
        return None;
    }
    let mut reader = Command::new("python3")
        .args(["-c", READER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = serde_json::to_vec(texts).unwrap();
    reader.stdin.take().unwrap().write_all(&input).unwrap();
    let output = reader.wait_with_output().unwrap();
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn the_committed_spec_reads_elsewhere_as_here() {
    let files: FileSet = services::ALL.iter().flat_map(tests::services::Source::spec_files).collect();
    let texts: Vec<String> = files.values().cloned().collect();
    let Some(read) = read_elsewhere(&texts) else { return };
    for ((path, text), elsewhere) in files.iter().zip(read) {
        assert_eq!(yaml::Document::parse(text).unwrap().json, elsewhere, "{path}");
    }
}

#[test]
fn misleading_texts_read_elsewhere_as_here() {
    let texts = vec![
        "no",
        "Yes",
        "on",
        "OFF",
        "y",
        "N",
        "true",
        "null",
        "~",
        "",
        "1_000",
        "0x1F",
        "0b1",
        "017",
        "0o17",
        "1e3",
        "1.5e+3",
        ".5",
        "190:20:30",
        "1:30.5",
        ".inf",
        ".NaN",
        "2001-12-14",
        "2001-12-14 21:59:43",
        "=",
        "<<",
        "---",
        "- a",
        "a: b",
        "a #b",
        "!a",
        "*a",
        "&a",
        "@a",
        "%a",
        "a\nb\n",
        " a",
        "a\tb",
        "a\u{85}b",
        "\u{2028}",
    ];
    let value = json!({
        "lines": texts,
        "row": texts.iter().map(|text| json!([text])).collect::<Vec<_>>(),
        "members": texts.iter().map(|text| json!({ "key": text })).collect::<Vec<_>>(),
        "keys": texts.iter().map(|text| ((*text).to_owned(), json!(1))).collect::<serde_json::Map<_, _>>(),
    });
    let Some(read) = read_elsewhere(&[yaml::write(&value, Layout::Review).unwrap()]) else { return };
    assert_eq!(read, [value]);
}
