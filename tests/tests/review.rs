//! Every folder under `cases/review` against the page beside it, and what holds of each such page.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{collections::BTreeSet, process::ExitCode};

use generator::{
    SettingsFile,
    diff::diff,
    docs::source::SourcePage,
    read_pages,
    review::{Input, review},
    spec::{corrections::corrections, service::Service},
};
use regex::Regex;
use tests::{
    case::{Case, pages},
    services,
    suite::{self, test},
};

fn main() -> ExitCode {
    let case = |case: Case| test(case.name.clone(), move || has_its_snapshot(&case));
    suite::main(Case::all("cases/review").into_iter().map(case).chain([
        test("without_pages_the_spec_is_shown", without_pages_the_spec_is_shown),
        test("each_service_leads_somewhere", each_service_leads_somewhere),
        test("nothing_of_a_page_is_markup", nothing_of_a_page_is_markup),
        test("two_runs_are_alike", two_runs_are_alike),
    ]))
}

/// The page of a case; what changes is since the pages in its folder `before`, where there is one.
fn page(case: &Case) -> String {
    let read = case.read();
    let before = case.folder.join("before");
    let changes =
        before.exists().then(|| diff(&read_pages("case", &pages(&before), None).value, &read.value));
    let decided =
        case.corrections.as_ref().map(|file| corrections(file).value.placed(&read.value).corrections);
    let module = generator::lower(&read.value).value;
    let input = Input {
        service: &read.value,
        module: &module,
        pages: &case.pages,
        findings: &read.diagnostics,
        corrections: &decided.unwrap_or_default(),
    };
    review(&[input], &changes.unwrap_or_default())
}

fn of_spec(service: &Service) -> String {
    let module = generator::lower(service).value;
    review(&[Input { service, module: &module, pages: &[], findings: &[], corrections: &[] }], &[])
}

fn has_its_snapshot(case: &Case) {
    let page = page(case);
    leads_somewhere(&page);
    // The style is the same for all.
    let (_, body) = page.split_once("</style>").unwrap();
    insta::with_settings!({
        snapshot_path => &case.folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("page", body);
    });
}

/// Every link leads to one place, nothing is loaded, and nothing runs.
fn leads_somewhere(page: &str) {
    let all = |pattern: &str| -> Vec<String> {
        let pattern = Regex::new(pattern).unwrap();
        pattern.captures_iter(page).map(|found| found[1].to_owned()).collect()
    };
    let ids = all(r#"<[a-z0-9]+ [^>]*\bid="([^"]*)""#);
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "an id is there twice");
    let links = all(r#"<a [^>]*\bhref="([^"]*)""#);
    assert!(links.len() >= 4);
    for link in links {
        assert!(unique.contains(&link.strip_prefix('#').unwrap().to_owned()), "{link} leads nowhere");
    }
    assert_eq!(all(r#"\b(?:src|href)="([^#"]+)""#), ["data:,"]);
    assert_eq!(all(r"<(script|img|iframe|object|embed|form)\b"), Vec::<String>::new());
}

fn without_pages_the_spec_is_shown() {
    let service = services::Source::named("mrs");
    let page = of_spec(&service.word(service.spec()));
    leads_somewhere(&page);
    assert!(page.contains("Its pages are not here"));
    assert!(page.contains("v2::create_cluster::</span>CreateClusterBody.cluster_name: String, required"));
}

fn each_service_leads_somewhere() {
    for service in services::ALL.iter() {
        leads_somewhere(&of_spec(&service.spec()));
    }
}

/// Whatever a page and a correction hold is shown as it is.
fn nothing_of_a_page_is_markup() {
    let case = Case::all("cases/review").into_iter().find(|case| case.name == "script-in-a-page").unwrap();
    let page = page(&case);
    for number in 1..=5 {
        assert!(page.contains(&format!("alert({number})")), "{number} is not shown");
    }
    assert!(!page.contains("<script"));
    let hostile = SettingsFile { path: "<script>.yaml".to_owned(), text: "corrections: <script>".to_owned() };
    let read = read_pages("case", &[SourcePage::new("<script>.md", "")], Some(&hostile));
    let module = generator::lower(&read.value).value;
    let input = Input {
        service: &read.value,
        module: &module,
        pages: &[],
        findings: &read.diagnostics,
        corrections: &[],
    };
    let page = review(&[input], &[]);
    assert!(page.contains("&lt;script&gt;.yaml"));
    assert!(!page.contains("<script"));
}

fn two_runs_are_alike() {
    let case = &Case::all("cases/review")[0];
    assert_eq!(page(case), page(case));
}
