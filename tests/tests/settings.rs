//! Whatever a person leaves in a settings file, reading it ends in a value or in a finding with a location.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::{Duration, Instant};

use generator::{SettingsFile, diagnostic::Code, read_pages};
use tests::case::Case;

/// Reading takes milliseconds; this is for machines that do much else.
const LONGEST: Duration = Duration::from_secs(10);

fn with(case: &Case, text: &str) -> Vec<Code> {
    let corrections = SettingsFile { path: "corrections.yaml".to_owned(), text: text.to_owned() };
    let started = Instant::now();
    let read = read_pages("case", &case.pages, Some(&corrections));
    assert!(started.elapsed() < LONGEST, "reading took {:?}", started.elapsed());
    for finding in read.diagnostics.iter().filter(|finding| finding.location.path == "corrections.yaml") {
        let span = &finding.location.span;
        assert!(span.start <= span.end && span.end <= text.len() + 1, "is not in the file: {finding:?}");
    }
    read.diagnostics.into_iter().map(|finding| finding.code).collect()
}

fn decided() -> Vec<Case> {
    Case::all("cases/pages").into_iter().filter(|case| case.corrections.is_some()).collect()
}

#[test]
fn corrections_cut_anywhere_can_be_read() {
    for case in decided() {
        let text = case.corrections.as_ref().unwrap().text.clone();
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            with(&case, &text[..end]);
        }
    }
}

#[test]
fn corrections_with_any_line_twice_or_not_at_all_can_be_read() {
    for case in decided() {
        let text = case.corrections.as_ref().unwrap().text.clone();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        for at in 0..lines.len() {
            with(&case, &[&lines[..at], &lines[at + 1..]].concat().concat());
            with(&case, &[&lines[..=at], &lines[at..]].concat().concat());
        }
    }
}

#[test]
fn values_of_any_other_type_are_refused_at_their_location() {
    let case = &decided()[0];
    for value in
        ["[]", "1", "{a: }", "!!binary aGk=", "*nowhere", "\"\\x\"", "\u{feff}- a", "'", "\t", "---\n---"]
    {
        for key in ["names", "corrections", "accepted"] {
            with(case, &format!("{key}: {value}\n"));
        }
    }
    assert!(with(case, "names: 1\n").contains(&Code::InvalidSettings));
}

#[test]
fn brackets_without_end_are_refused_at_once() {
    let case = &decided()[0];
    for bracket in ["[", "{", "{a: ", "[{a: "] {
        let codes = with(case, &format!("accepted: {}", bracket.repeat(100_000)));
        assert!(codes.contains(&Code::InvalidSettings), "{bracket}: {codes:?}");
    }
}
