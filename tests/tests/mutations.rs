//! Pages broken at random: whatever is read of them is used, left out with a reason, or reported.
//!
//! The seed is fixed, so that every run breaks the same pages alike.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::LazyLock,
    time::{Duration, Instant},
};

use generator::{
    diagnostic::{Code, Diagnostic, Outcome},
    docs::{
        self,
        document::{Document, Row},
        page::{Page, PageKind, PageTable, TableRole},
        recognize::recognize,
        scan::scan,
        source::SourcePage,
        vocabulary::{captions::Caption, columns::Column, placeholder_names},
    },
    read_pages,
    spec::{
        model::{Body, Field, Operation},
        report::Reason,
        service::Service,
    },
};
use proptest::{
    collection::vec,
    prelude::{ProptestConfig, Strategy, any},
    sample::{Index, select},
    test_runner::{RngSeed, TestCaseError, TestRunner},
};
use regex::Regex;
use tests::{
    addresses::unresolved,
    case::{Case, pages},
};

const BROKEN_PAGES: u32 = 800;
const MOST_CHANGES: usize = 5;
/// A page takes milliseconds; this is for machines that do much else.
const LONGEST: Duration = Duration::from_secs(10);

/// Findings that say that a row gives no field of its own, or one of another name.
const LOSSES: &[Code] =
    &[Code::UnusedTable, Code::RaggedRow, Code::UnnamedField, Code::TooDeep, Code::MemberOutsideBody];
/// Reasons of single rows; those of whole tables of parameters come with a finding.
const SILENT_ROWS: &[Reason] =
    &[Reason::SaysNothing, Reason::HeadingBetweenRows, Reason::GroupWithoutMembers];

static ROWS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<tr.*?</tr>|\n\|[^\n]*"));
static CELLS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?s)<t[dh]\b.*?</t[dh]>|\|[^|\n]*"));
static TAGS: LazyLock<Regex> = LazyLock::new(|| pattern("<[^<>]*>"));
static HEADINGS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^#+[^\n]*$"));
static LINES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^\n]*\n"));
/// A cell of one word, whatever markup is around it.
static CELL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"<td\b[^<>]*>(?:\s|<[^<>]*>)*([A-Za-z_][A-Za-z0-9_.-]*)(?:\s|<[^<>]*>)*</td>"));
static IDENTIFIER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Za-z_][A-Za-z0-9_.-]*$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is a constant of this test")
}

/// The parts of a page that a change may touch.
#[derive(Clone, Copy, Debug)]
enum Part {
    Row,
    Cell,
    Tag,
    Heading,
    Line,
}

impl Part {
    fn pattern(self) -> &'static Regex {
        match self {
            Self::Row => &ROWS,
            Self::Cell => &CELLS,
            Self::Tag => &TAGS,
            Self::Heading => &HEADINGS,
            Self::Line => &LINES,
        }
    }
}

#[derive(Clone, Debug)]
enum Change {
    Drop(Part, Index),
    Double(Part, Index),
    Swap(Part, Index, Index),
    Cut(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let part = select(&[Part::Row, Part::Cell, Part::Tag, Part::Heading, Part::Line][..]);
    (0..10, part, any::<(Index, Index)>()).prop_map(|(kind, part, (first, second))| match kind {
        0..3 => Change::Drop(part, first),
        3..6 => Change::Double(part, first),
        6..9 => Change::Swap(part, first, second),
        _ => Change::Cut(first),
    })
}

fn changed(text: &str, change: &Change) -> String {
    let piece = |part: Part, at: &Index| {
        let pieces: Vec<_> = part.pattern().find_iter(text).map(|found| found.range()).collect();
        if pieces.is_empty() { 0..0 } else { at.get(&pieces).clone() }
    };
    match change {
        Change::Drop(part, at) => {
            let dropped = piece(*part, at);
            [&text[..dropped.start], &text[dropped.end..]].concat()
        }
        Change::Double(part, at) => {
            let doubled = piece(*part, at);
            [&text[..doubled.end], &text[doubled.start..]].concat()
        }
        Change::Swap(part, one, other) => {
            let (one, other) = (piece(*part, one), piece(*part, other));
            let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
            if first == second {
                return text.to_owned();
            }
            let between = &text[first.end..second.start];
            [&text[..first.start], &text[second.clone()], between, &text[first], &text[second.end..]].concat()
        }
        Change::Cut(at) => text[..text.floor_char_boundary(at.index(text.len() + 1))].to_owned(),
    }
}

#[test]
fn a_broken_page_loses_nothing_in_silence() {
    let config = ProptestConfig {
        cases: BROKEN_PAGES,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let broken = (select(originals()), vec(change(), 1..=MOST_CHANGES));
    let outcome = TestRunner::new(config).run(&broken, |(page, changes)| {
        let text = changes.iter().fold(page, |text, change| changed(&text, change));
        check(&SourcePage::new("page.md", text))
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// The pages of all cases and of the spec that are text.
fn originals() -> Vec<String> {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/pages/mrs");
    let cases = Case::all("cases/pages").into_iter().flat_map(|case| case.pages);
    cases.chain(pages(&spec)).filter_map(|page| String::from_utf8(page.bytes).ok()).collect()
}

fn check(source: &SourcePage) -> Result<(), TestCaseError> {
    let start = Instant::now();
    let read = read_pages("case", std::slice::from_ref(source), None);
    let took = start.elapsed();
    let fail = |what: String| Err(TestCaseError::fail(format!("{what}\n\n{}", text(source))));
    if took > LONGEST {
        return fail(format!("reading took {took:?}"));
    }
    let imbalances = read.value.report.imbalances();
    if !imbalances.is_empty() {
        return fail(format!("does not add up: {imbalances:?}"));
    }
    let size = source.bytes.len();
    if let Some(finding) = read.diagnostics.iter().find(|finding| finding.location.span.end > size) {
        return fail(format!("is not on the page: {finding:?}"));
    }
    let unresolved = unresolved(&read);
    if !unresolved.is_empty() {
        return fail(format!("these findings lead nowhere: {unresolved:?}"));
    }
    // What follows from a broken page is not told beside it; it must have been found all the same.
    let found = docs::read("case", std::slice::from_ref(source)).diagnostics;
    let lost = lost(source, &Outcome { value: read.value, diagnostics: found });
    if lost.is_empty() { Ok(()) } else { fail(format!("lost: {lost:?}")) }
}

fn text(source: &SourcePage) -> String {
    String::from_utf8_lossy(&source.bytes).into_owned()
}

/// The names in cells of tables that are lost between the page and the spec.
fn lost(source: &SourcePage, read: &Outcome<Service>) -> Vec<String> {
    let scanned = scan(source);
    let mut lost = lost_in_scan(&text(source), &scanned);
    let page = recognize(scanned.value).value;
    if page.kind == PageKind::Operation {
        lost.extend(lost_behind_scan(&page, read));
    }
    lost
}

/// Names in tables of parameters that the spec lacks, and neither a finding nor the ledger says why.
fn lost_behind_scan(page: &Page, read: &Outcome<Service>) -> Vec<String> {
    let mut made = made(read);
    let mut is_made = |name: &str, is_structure: bool| {
        // What several forms of a body have alike counts once.
        let taken = usize::from(!is_structure);
        let left = made.get_mut(&innermost(name)).filter(|left| **left >= taken);
        left.map(|left| *left -= taken).is_some()
    };
    let mut missing = Vec::new();
    for (table, name, row) in named_rows(page) {
        let is_structure = matches!(table.caption, Some(Caption::Structure(_)));
        if !is_reported(row, &read.diagnostics) && !is_made(&name, is_structure) {
            missing.push(name);
        }
    }
    let silent = read.value.report.left_out().filter(|(_, entry)| SILENT_ROWS.contains(&entry.reason));
    let left_out: usize = silent.map(|(_, entry)| entry.count).sum();
    if missing.len() > left_out { missing } else { Vec::new() }
}

/// How many fields of each name there are; one that is described twice is reported.
fn made(read: &Outcome<Service>) -> BTreeMap<String, usize> {
    let is_twice = |finding: &&Diagnostic| matches!(finding.code, Code::DuplicateField | Code::RepeatedRow);
    let duplicates = read.diagnostics.iter().filter(is_twice);
    let duplicates = duplicates.filter_map(|finding| finding.subject.rsplit('/').next());
    let mut made = BTreeMap::new();
    for name in read.value.operations.iter().flat_map(names).chain(duplicates) {
        *made.entry(innermost(name)).or_default() += 1;
    }
    made
}

/// `metadata.count` is a field of `metadata` where there is one, and `count` below it may be called so. A row
/// `box-id` may be about the placeholder `boxId`.
fn innermost(name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    last.chars().filter(|char| !matches!(char, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// Names that the document lacks, and no finding about their block says that its tags are broken.
fn lost_in_scan(text: &str, scanned: &Outcome<Document>) -> Vec<String> {
    let kept = format!("{:?}", scanned.value);
    let is_reported = |at: usize| {
        let block = scanned.value.blocks.iter().find(|block| block.span.contains(&at));
        scanned
            .diagnostics
            .iter()
            .map(|finding| &finding.location.span)
            .any(|span| span.contains(&at) || block.is_some_and(|block| block.span.contains(&span.start)))
    };
    let names = CELL.captures_iter(text).filter_map(|cell| cell.get(1));
    let lost = names.filter(|name| !kept.contains(name.as_str()) && !is_reported(name.start()));
    lost.map(|name| name.as_str().to_owned()).collect()
}

/// The rows of the parameter tables whose name cell holds one plain name.
fn named_rows(page: &Page) -> impl Iterator<Item = (&PageTable, String, &Row)> {
    let tables = page.tables.iter().filter(|table| table.role == TableRole::Parameters);
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    // What a column of members names is a member of what the column of names says.
    let name = |table: &PageTable, row: &Row| {
        let member = Some(table.text(row, Column::Member)).filter(|member| IDENTIFIER.is_match(member));
        member.unwrap_or_else(|| table.text(row, Column::Name)).into_owned()
    };
    let rows = rows.map(move |(table, row)| (table, name(table, row), row));
    rows.filter(|(_, name, _)| IDENTIFIER.is_match(name) && !placeholder_names::is_map_key(name))
}

fn is_reported(row: &Row, findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| {
        let span = &finding.location.span;
        // A wrapper that no example has is none: its fields stand in its place.
        let is_no_wrapper =
            finding.code == Code::PlacedByExample && finding.message.contains("where the table has");
        let is_loss = is_no_wrapper || LOSSES.contains(&finding.code);
        is_loss && span.start <= row.span.start && row.span.end <= span.end
    })
}

fn names(operation: &Operation) -> Vec<&str> {
    let parameters = [&operation.path_parameters, &operation.query_parameters, &operation.header_parameters];
    let headers = operation.responses.iter().map(|response| &response.headers);
    let bodies = operation.responses.iter().filter_map(|response| response.body.as_ref());
    let bodies = operation.request.iter().chain(bodies).flat_map(fields);
    let plain = parameters.into_iter().chain(headers);
    plain.chain(bodies).flatten().map(|field| field.name.as_str()).collect()
}

fn fields(body: &Body) -> impl Iterator<Item = &Vec<Field>> {
    std::iter::once(&body.fields).chain(body.structures.iter().map(|structure| &structure.fields))
}
