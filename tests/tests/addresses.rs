//! Over all cases: a finding has a line, its subject leads somewhere, and a correction there settles it.

use tests::{
    addresses::{addressed, unresolved, unsettled},
    case::Case,
};

/// What is wrong, under the name of each case.
fn of_all(faults: impl Fn(&Case) -> Vec<String>) -> String {
    let of_case = |case: Case| {
        let found = faults(&case);
        found.into_iter().map(move |fault| format!("{}: {fault}", case.name))
    };
    Case::all("cases/pages").into_iter().flat_map(of_case).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_cases_have_findings_of_every_kind_of_address() {
    let count: usize = Case::all("cases/pages").iter().map(|case| addressed(&case.read())).sum();
    assert!(count > 80, "{count} findings are few: nothing is tried");
}

#[test]
fn every_finding_leads_to_a_part_of_the_spec() {
    let faults = of_all(|case| unresolved(&case.read()));
    assert!(faults.is_empty(), "these lead nowhere:\n{faults}");
}

#[test]
fn a_correction_where_a_finding_leads_settles_it() {
    let faults = of_all(|case| unsettled(&case.pages));
    assert!(faults.is_empty(), "these stay:\n{faults}");
}
