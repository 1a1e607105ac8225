//! Every folder under `cases/pages` against the spec and the diagnostics beside its pages.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic,
};

use generator::{diagnostic::Code, docs::source::SourcePage, spec::report::Report};
use tests::{case::Case, text};

/// Codes that no page and no correction can bring about: they belong to the back half or to the
/// reading of a spec, speak of a defect of the reader, or are kept for later.
// Pages that ask for too much are made in limits.rs.
const WITHOUT_CASE: &[&str] = &["too-deep", "too-large", "invalid-spec", "unaccounted", "unknown-type-left"];

fn cases() -> Vec<Case> {
    Case::all("cases/pages")
}

/// Runs a check on every case and names those that fail.
fn check(of_one: impl Fn(&Case) + panic::RefUnwindSafe) {
    let failed: Vec<String> = cases()
        .into_iter()
        .filter(|case| panic::catch_unwind(|| of_one(case)).is_err())
        .map(|case| case.name)
        .collect();
    assert!(failed.is_empty(), "failed: {}", failed.join(", "));
}

#[test]
fn each_case_gives_the_spec_and_the_diagnostics_beside_it() {
    check(|case| {
        let spec = text::files(&case.spec());
        let diagnostics = text::diagnostics(case, &case.read().diagnostics);
        insta::with_settings!({
            snapshot_path => &case.folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!("spec", spec);
            insta::assert_snapshot!("diagnostics", diagnostics);
        });
    });
}

#[test]
fn each_case_has_pages_two_snapshots_and_nothing_else() {
    check(|case| {
        assert!(!case.pages.is_empty(), "{} has no page", case.name);
        let others: Vec<String> =
            case.other_files().into_iter().filter(|name| !name.ends_with(".snap.new")).collect();
        assert_eq!(others, ["diagnostics.snap", "spec.snap"], "{}", case.name);
    });
}

#[test]
fn whatever_is_read_is_used_or_left_out() {
    check(|case| assert_balanced(&case.read().value.report, &case.name));
}

fn assert_balanced(report: &Report, name: &str) {
    let mut explained: BTreeMap<String, usize> = BTreeMap::new();
    for (what, purposes) in &report.used {
        *explained.entry(what.clone()).or_default() += purposes.values().sum::<usize>();
    }
    for entry in &report.left_out {
        *explained.entry(entry.what.clone()).or_default() += entry.count;
    }
    let read: BTreeMap<String, usize> = report
        .read
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(what, count)| (what.clone(), *count))
        .collect();
    assert_eq!(read, explained, "{name}");
}

#[test]
fn reading_twice_gives_the_same() {
    check(|case| {
        assert_eq!(case.spec(), case.spec(), "{}", case.name);
        assert_eq!(case.read().diagnostics, case.read().diagnostics, "{}", case.name);
    });
}

#[test]
fn the_spec_reads_back_as_it_was_written() {
    check(|case| {
        let files = case.spec();
        let again = generator::read_spec("case", &files);
        assert_eq!(again.diagnostics, [], "{}", case.name);
        assert_eq!(generator::write_spec(&again.value), files, "{}", case.name);
    });
}

#[test]
fn ends_of_lines_do_not_matter() {
    check(|case| {
        let with = |end: &str| Case {
            pages: case.pages.iter().map(|page| with_ends(page, end)).collect(),
            ..case.clone()
        };
        let (unix, dos) = (with("\n"), with("\r\n"));
        assert_eq!(unix.spec(), dos.spec(), "{}", case.name);
        assert_eq!(places(&unix), places(&dos), "{}", case.name);
    });
    let crlf = cases().into_iter().find(|case| case.name == "crlf-lines");
    let page = crlf.unwrap().source("page.md");
    assert!(page.contains("\r\n"), "the page has lost its line ends");
}

/// A page with other ends of lines; one that is no text stays as it is.
fn with_ends(page: &SourcePage, end: &str) -> SourcePage {
    let Ok(text) = std::str::from_utf8(&page.bytes) else {
        return page.clone();
    };
    SourcePage::new(page.path.as_str(), text.replace("\r\n", "\n").replace('\n', end))
}

/// The first lines of the diagnostics: codes, places, messages.
fn places(case: &Case) -> Vec<String> {
    let text = text::diagnostics(case, &case.read().diagnostics);
    let firsts = text.lines().filter(|line| line.starts_with("error["));
    firsts.map(str::to_owned).collect()
}

/// Reading never fails, whatever is missing at the end of a page.
#[test]
fn a_page_cut_anywhere_can_be_read_and_adds_up() {
    check(|case| {
        for cut in 1..60 {
            let pages = case.pages.iter().map(|page| SourcePage {
                path: page.path.clone(),
                bytes: page.bytes[..page.bytes.len() * cut / 60].to_vec(),
            });
            let shortened = Case { pages: pages.collect(), ..case.clone() };
            assert_balanced(&shortened.read().value.report, &case.name);
        }
    });
}

#[test]
fn each_code_has_a_case() {
    let shown: BTreeSet<&str> = cases()
        .iter()
        .flat_map(|case| case.read().diagnostics)
        .map(|diagnostic| diagnostic.code.text())
        .collect();
    let without: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.text())
        .filter(|code| !shown.contains(code) && !WITHOUT_CASE.contains(code))
        .collect();
    assert!(without.is_empty(), "no case shows {}", without.join(", "));
    let needless: Vec<&&str> = WITHOUT_CASE.iter().filter(|code| shown.contains(**code)).collect();
    assert!(needless.is_empty(), "a case shows {needless:?}");
}
