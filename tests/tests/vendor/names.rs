//! What the operations of the vendor's SDKs are called.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{collections::BTreeMap, fs, path::Path};

use generator::case::snake;
use serde_json::Value as Json;
use tests::services::Source;

/// Method and path of every operation of the vendor's SDK for a service, with its name.
fn names_of_the_sdk(service: &str, sdk: &Path) -> BTreeMap<(String, String), String> {
    let facts: Json = serde_json::from_str(&fs::read_to_string(sdk).unwrap()).unwrap();
    let text = |operation: &Json, member: &str| operation[member].as_str().unwrap().to_owned();
    let operations = facts["operations"].as_array().unwrap().iter();
    let of_service = operations.filter(|operation| operation["service"] == service);
    let name = |operation: &Json| {
        let key = (text(operation, "method"), text(operation, "path"));
        (key, snake(&text(operation, "name")))
    };
    of_service.map(name).collect()
}

/// Every operation of the committed spec bears the name that the SDK gives its request.
pub(crate) fn are_those_of(source: &Source, sdk: &Path) {
    let names = names_of_the_sdk(&source.name, sdk);
    for operation in source.spec().operations {
        let key = (operation.method.to_string(), operation.path.clone());
        assert_eq!(names.get(&key), Some(&operation.name), "{}", operation.page);
    }
}
