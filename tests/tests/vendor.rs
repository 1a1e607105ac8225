//! Each service against what its vendor publishes, where that lies beside this workspace: the pages
//! that ours are worded after, those of all its services, and the operations of the SDKs. Elsewhere each test says that it was skipped.

#[path = "vendor/addresses.rs"]
mod addresses;
#[path = "vendor/facts.rs"]
mod facts;
#[path = "vendor/names.rs"]
mod names;

use std::{path::PathBuf, process::ExitCode};

use tests::{
    services::{self, Source, workspace},
    suite::{self, Trial, skipped, test},
};

/// The vendor's pages on all of its services.
const CORPUS: &str = "../shared/corpus";
/// The operations of the vendor's SDKs.
const SDK: &str = "../shared/oracle/sdk.json";

fn main() -> ExitCode {
    let of_all = test("a_difference_is_told_by_its_path", facts::a_difference_is_told_by_its_path);
    let facts = services::ALL.iter().filter(|source| source.own_pages.is_some()).map(facts_of);
    let of_each = facts.chain(services::ALL.iter().map(names_of));
    suite::main(of_each.chain([of_all]).chain(addresses_of_all()))
}

/// Whether findings about any of the vendor's pages can be corrected.
fn addresses_of_all() -> Vec<Trial> {
    let corpus = workspace().join(CORPUS);
    let services = addresses::services(&corpus);
    if services.is_empty() {
        return vec![skipped("addresses", &format!("there is no {CORPUS}"))];
    }
    let trial = |folder: PathBuf| {
        let name = folder.strip_prefix(&corpus).unwrap_or(&folder).display().to_string();
        test(format!("addresses::{name}"), move || addresses::lead_to_parts(&folder))
    };
    services.into_iter().map(trial).collect()
}

fn facts_of(source: &'static Source) -> Trial {
    let name = format!("{}::facts", source.name);
    match source.vendors_folder() {
        Some(pages) => test(name, move || facts::are_those_of(source, &pages)),
        None => skipped(name, "the vendor's pages do not lie beside this workspace"),
    }
}

fn names_of(source: &'static Source) -> Trial {
    let name = format!("{}::names", source.name);
    let sdk = workspace().join(SDK);
    if sdk.exists() {
        test(name, move || names::are_those_of(source, &sdk))
    } else {
        skipped(name, &format!("there is no {SDK}"))
    }
}
