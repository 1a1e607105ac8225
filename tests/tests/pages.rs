//! Every folder under `cases/pages` against the spec and the diagnostics beside its pages.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic,
    process::ExitCode,
    sync::LazyLock,
};

use generator::{
    diagnostic::{Code, Outcome},
    docs::source::SourcePage,
    spec::{
        model::Operation,
        report::{Item, Report},
        service::Service,
    },
};
use tests::{
    case::Case,
    suite::{self, test},
    text,
};

/// Codes that no page and no correction can bring about: they belong to the back half or to the
/// reading of a spec, speak of a defect of the reader, or are kept for later.
// Pages that ask for too much are made in limits.rs.
const WITHOUT_CASE: &[&str] =
    &["too-deep", "too-large", "invalid-spec", "unaccounted", "unknown-type-left", "unused-wording"];

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| Case::all("cases/pages"));

/// What holds of every case: `cargo test --test pages NAME` runs these of one, `… ::cut` this of all.
type Check = fn(&Case);
const CHECKS: &[(&str, Check)] = &[
    ("snapshots", has_its_snapshots),
    ("files", has_pages_two_snapshots_and_nothing_else),
    ("balance", is_used_or_left_out),
    ("twice", reads_twice_alike),
    ("back", reads_back_as_it_was_written),
    ("line_ends", has_any_ends_of_lines),
    ("cut", adds_up_where_a_page_is_cut_anywhere),
];

fn main() -> ExitCode {
    let of = |case: &'static Case| {
        CHECKS.iter().map(move |(name, check)| test(format!("{}::{name}", case.name), || check(case)))
    };
    let of_all = [
        test("each_code_has_a_case", each_code_has_a_case),
        test("a_case_has_line_ends_of_dos", a_case_has_line_ends_of_dos),
    ];
    suite::main(CASES.iter().flat_map(of).chain(of_all))
}

/// The diagnostics first: they say what is unknown. Both are compared, even if the first differs.
fn has_its_snapshots(case: &Case) {
    let read = case.read();
    let diagnostics = text::diagnostics(case, &read);
    let compare = |name: &str, text: String| {
        insta::with_settings!({
            snapshot_path => &case.folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, text);
        });
    };
    let differed = panic::catch_unwind(|| compare("diagnostics", diagnostics));
    compare("spec", text::spec(&case.spec(), &read.value.report));
    differed.unwrap_or_else(|difference| panic::resume_unwind(difference));
}

fn has_pages_two_snapshots_and_nothing_else(case: &Case) {
    assert!(!case.pages.is_empty(), "there is no page");
    // One that nobody has accepted yet is no other file.
    let others: BTreeSet<String> =
        case.other_files().iter().map(|name| name.trim_end_matches(".new").to_owned()).collect();
    assert_eq!(others, ["diagnostics.snap", "spec.snap"].map(str::to_owned).into());
}

fn is_used_or_left_out(case: &Case) {
    assert_balanced(&case.read().value.report, &case.name);
}

fn assert_balanced(report: &Report, name: &str) {
    let mut explained: BTreeMap<Item, usize> = BTreeMap::new();
    for (what, purposes) in &report.used() {
        *explained.entry(*what).or_default() += purposes.values().sum::<usize>();
    }
    for (_, entry) in report.left_out() {
        *explained.entry(entry.what).or_default() += entry.count;
    }
    let read: BTreeMap<Item, usize> = report.read().into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(read, explained, "{name}");
}

fn reads_twice_alike(case: &Case) {
    assert_eq!(case.spec(), case.spec());
    let said = |read: &Outcome<Service>| (read.diagnostics.clone(), read.value.counted.clone());
    assert_eq!(said(&case.read()), said(&case.read()));
}

fn reads_back_as_it_was_written(case: &Case) {
    let service = case.read().value;
    let again = generator::read_spec("case", &case.spec());
    assert_eq!(again.diagnostics, []);
    assert_eq!(again.value.error_codes, service.error_codes);
    let by_id = |operations: &[Operation]| -> BTreeMap<String, Operation> {
        operations.iter().map(|operation| (operation.id(), operation.clone())).collect()
    };
    assert_eq!(by_id(&again.value.operations), by_id(&service.operations));
}

fn has_any_ends_of_lines(case: &Case) {
    let with = |end: &str| Case {
        pages: case.pages.iter().map(|page| with_ends(page, end)).collect(),
        ..case.clone()
    };
    let (unix, dos) = (with("\n"), with("\r\n"));
    assert_eq!(unix.spec(), dos.spec());
    assert_eq!(locations(&unix), locations(&dos));
}

fn a_case_has_line_ends_of_dos() {
    let page = CASES.iter().find(|case| case.name == "crlf-lines").map(|case| case.source("page.md"));
    assert!(page.is_some_and(|page| page.contains("\r\n")), "the page has lost its line ends");
}

/// A page with other ends of lines; one that is no text stays as it is.
fn with_ends(page: &SourcePage, end: &str) -> SourcePage {
    let Ok(text) = std::str::from_utf8(&page.bytes) else {
        return page.clone();
    };
    SourcePage::new(page.path.as_str(), text.replace("\r\n", "\n").replace('\n', end))
}

/// The first lines of the diagnostics: codes, locations, messages.
fn locations(case: &Case) -> Vec<String> {
    let text = text::diagnostics(case, &case.read());
    let firsts = text.lines().filter(|line| line.starts_with("error[") || line.starts_with("counted["));
    firsts.map(str::to_owned).collect()
}

/// Reading never fails, whatever is missing at the end of a page.
fn adds_up_where_a_page_is_cut_anywhere(case: &Case) {
    for cut in 1..60 {
        let pages = case.pages.iter().map(|page| SourcePage {
            path: page.path.clone(),
            bytes: page.bytes[..page.bytes.len() * cut / 60].to_vec(),
        });
        let shortened = Case { pages: pages.collect(), ..case.clone() };
        assert_balanced(&shortened.read().value.report, &case.name);
    }
}

fn each_code_has_a_case() {
    let shown: BTreeSet<&str> = CASES
        .iter()
        .flat_map(|case| {
            let read = case.read();
            read.diagnostics.into_iter().chain(read.value.counted)
        })
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
