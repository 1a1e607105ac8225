//! Operations are called as in the vendor's SDKs, where these are at hand to compare with.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{collections::BTreeMap, fs, path::Path};

use generator::case::snake;
use serde_json::Value as Json;

/// Method and path of every operation of the vendor's SDK for a service, with its name.
fn names_of_the_sdk(service: &str) -> Option<BTreeMap<(String, String), String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/oracle/sdk.json");
    let facts: Json = serde_json::from_str(&fs::read_to_string(file).ok()?).unwrap();
    let text = |operation: &Json, member: &str| operation[member].as_str().unwrap().to_owned();
    let operations = facts["operations"].as_array().unwrap().iter();
    let of_service = operations.filter(|operation| operation["service"] == service);
    let name = |operation: &Json| {
        let key = (text(operation, "method"), text(operation, "path"));
        (key, snake(&text(operation, "name")))
    };
    Some(of_service.map(name).collect())
}

#[test]
fn operations_are_called_as_in_the_vendors_sdks() {
    let Some(names) = names_of_the_sdk("mrs") else {
        println!("skipped: there is nothing to compare with");
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/operations/mrs");
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let Ok(operation) = serde_yaml::from_str::<generator::spec::model::Operation>(&text) else {
            continue;
        };
        let key = (operation.method.clone(), operation.path.clone());
        assert_eq!(names.get(&key), Some(&operation.name), "{}", operation.page);
        compared += 1;
    }
    assert_eq!(compared, 30);
}
