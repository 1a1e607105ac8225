//! What the operations of the vendor's SDKs are called.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use generator::case::snake;
use serde_json::Value as Json;
use tests::services::{Source, workspace};

/// Method and path of every operation of the vendor's SDK for a service, with its names: a constant of the query
/// or the body may tell several apart.
fn names_of_the_sdk(service: &str, sdk: &Path) -> BTreeMap<(String, String), BTreeSet<String>> {
    let facts: Json = serde_json::from_str(&fs::read_to_string(sdk).unwrap()).unwrap();
    let text = |operation: &Json, member: &str| operation[member].as_str().unwrap().to_owned();
    let operations = facts["operations"].as_array().unwrap().iter();
    let mut names: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for operation in operations.filter(|operation| operation["service"] == service) {
        let key = (text(operation, "method"), text(operation, "path"));
        names.entry(key).or_default().insert(snake(&text(operation, "name")));
    }
    names
}

/// What people called operations, in the corrections of the service.
fn decided_names(service: &str) -> BTreeSet<String> {
    let path = workspace().join(format!("spec/corrections/{service}.yaml"));
    let corrections: Json = serde_yaml::from_str(&fs::read_to_string(path).unwrap_or_default()).unwrap();
    let names = corrections["names"].as_object().into_iter().flatten();
    names.map(|(_, name)| name.as_str().unwrap().to_owned()).collect()
}

/// Every operation of the committed spec that the SDK has bears its name there, or one that a person decided.
pub(crate) fn are_those_of(source: &Source, sdk: &Path) {
    let names = names_of_the_sdk(&source.name, sdk);
    let decided = decided_names(&source.name);
    for operation in source.spec().operations {
        let key = (operation.method.to_string(), operation.path.clone());
        let is_known = names.get(&key).is_none_or(|names| names.contains(&operation.name));
        assert!(
            is_known || decided.contains(&operation.name),
            "{} is called {}, and {:?} by the SDK",
            operation.page,
            operation.name,
            names.get(&key)
        );
    }
}
