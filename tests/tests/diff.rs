//! What is said of two states of a service: `old.yaml` and `new.yaml` of each folder under `cases/diff`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use generator::{
    diagnostic::Outcome,
    diff::{Release, diff, write},
    follow, read_spec,
    spec::{
        model::{ErrorCode, Operation},
        service::Service,
    },
    write_spec,
};
use serde::Deserialize;
use tests::{
    folder::entries,
    suite::{self, test},
};

/// A state.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    operations: Vec<Operation>,
    #[serde(default)]
    error_codes: Vec<ErrorCode>,
}

fn main() -> ExitCode {
    let folders = entries(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/diff")));
    let of = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        test(name, move || has_its_snapshot(&folder))
    };
    suite::main(folders.into_iter().map(of))
}

fn state(path: &Path) -> Service {
    let text = fs::read_to_string(path).unwrap();
    let State { operations, error_codes } =
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Service { name: "demo".to_owned(), operations, error_codes, ..Service::default() }
}

fn has_its_snapshot(folder: &Path) {
    let [old, new] = ["old.yaml", "new.yaml"].map(|name| state(&folder.join(name)));
    let on_top_of = |last: &Service, service| follow(last, Outcome::clean(service), None).value;
    let new = on_top_of(&old, new);
    let written = read_spec("demo", &write_spec(&new).value).value;
    let again = on_top_of(&written, Service { kept: BTreeMap::new(), ..new.clone() });
    assert_eq!(again.kept, new.kept, "names stay as they are written down");
    let changes = diff(&old, &new);
    assert_eq!(diff(&new, &new), [], "what is the same differs");
    let markdown = write::markdown(&changes, Release([0, 1, 0]));
    let kept = new.kept.iter().map(|(name, shape)| format!("kept: {name} is {shape}\n"));
    let kept = kept.collect::<Vec<_>>().concat();
    let shown = format!("{kept}{}\n\n{markdown}\n{}", write::text(&changes), write::changelog(&changes));
    insta::with_settings!({
        snapshot_path => folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("diff", shown.trim_end());
    });
}
