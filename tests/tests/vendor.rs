//! Each service against what its vendor publishes, where that lies beside this workspace: the pages
//! that ours are worded after, and the operations of the SDKs. Elsewhere each test says that it was skipped.

#[path = "vendor/facts.rs"]
mod facts;
#[path = "vendor/names.rs"]
mod names;

use std::process::ExitCode;

use tests::{
    services::{self, Source, workspace},
    suite::{self, Trial, skipped, test},
};

/// The folders of the vendor's pages, one for each service, and the operations of its SDKs.
const PAGES: &str = "../shared/corpus/zh";
const SDK: &str = "../shared/oracle/sdk.json";

fn main() -> ExitCode {
    let of_all = test("a_difference_is_told_by_its_path", facts::a_difference_is_told_by_its_path);
    suite::main(services::ALL.iter().flat_map(of).chain([of_all]))
}

fn of(source: &'static Source) -> [Trial; 2] {
    let pages = workspace().join(PAGES).join(&source.name);
    let sdk = workspace().join(SDK);
    let needs = |name: &str, path: &std::path::Path, check: Box<dyn FnOnce() + Send>| {
        let name = format!("{}::{name}", source.name);
        if path.exists() {
            test(name, check)
        } else {
            skipped(name, &format!("there is no {}", path.display()))
        }
    };
    [
        needs("facts", &pages.clone(), Box::new(move || facts::are_those_of(source, &pages))),
        needs("names", &sdk.clone(), Box::new(move || names::are_those_of(source, &sdk))),
    ]
}
