//! What edits of the spec are as corrections: `pages.yaml`, `edited.yaml` and the present `corrections.yaml` of
//! each folder under `cases/edits`. The entries must lead from the one to the other.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use generator::{
    SettingsFile,
    spec::{
        correct::correct,
        corrections::{Correction, Corrections, Decisions, corrections, insert, replace},
        edits::edits,
        model::Operation,
        service::{Reading, Service},
    },
};
use tests::{
    folder::entries,
    suite::{self, test},
};

fn main() -> ExitCode {
    let folders = entries(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/edits")));
    let of = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        test(name, move || has_its_snapshot(&folder))
    };
    suite::main(folders.into_iter().map(of))
}

fn state(path: &Path) -> Service {
    let text = fs::read_to_string(path).unwrap();
    let operations: Vec<Operation> =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut service = Service { name: "demo".to_owned(), operations, ..Service::default() };
    for operation in &service.operations {
        service.origins.paths.insert(operation.page.clone(), operation.page.to_string());
    }
    service.operations.sort_by_key(Operation::id);
    service
}

fn read(text: String) -> Corrections {
    if text.is_empty() {
        return Corrections::default();
    }
    let read = corrections(&SettingsFile { path: "demo.yaml".to_owned(), text });
    assert_eq!(read.diagnostics, []);
    read.value
}

fn has_its_snapshot(folder: &Path) {
    let [pages, edited] = ["pages.yaml", "edited.yaml"].map(|name| state(&folder.join(name)));
    let file = fs::read_to_string(folder.join("corrections.yaml")).unwrap_or_default();
    let present = read(file.clone()).placed(&pages);
    let found = edits(&apply(&pages, &present), &edited, &present);
    let mut shown = String::new();
    if !found.entries.is_empty() || !found.revised.is_empty() {
        let reasoned = |entry: &Correction| Correction { because: "TODO".to_owned(), ..entry.clone() };
        let entries: Vec<Correction> = found.entries.iter().map(reasoned).collect();
        shown.clone_from(&file);
        for (number, now) in &found.revised {
            shown = replace(&shown, present.corrections[*number].entry, now).unwrap();
        }
        if !entries.is_empty() {
            shown = insert(&shown, &entries).unwrap();
        }
        let corrected = apply(&pages, &read(shown.clone()));
        if found.unsaid.is_empty() {
            assert_eq!(corrected.operations, edited.operations, "the entries lead elsewhere");
        }
        let left = edits(&corrected, &edited, &present);
        assert!(left.entries.is_empty() && left.revised.is_empty(), "something is left to say: {left:?}");
    }
    for unsaid in &found.unsaid {
        let (id, at, message) = (&unsaid.operation, &unsaid.at, &unsaid.message);
        write!(shown, "\n{id} `{at}`: {message}\n  help: {}\n", unsaid.help).unwrap();
    }
    insta::with_settings!({
        snapshot_path => folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("edits", shown.trim());
    });
}

fn apply(pages: &Service, decided: &Corrections) -> Service {
    let reading = Reading { service: pages.clone(), ..Reading::default() };
    let corrected = correct(reading, &Decisions::new(decided, &[]));
    assert_eq!(corrected.diagnostics, [], "an entry does not apply");
    corrected.value.service
}
