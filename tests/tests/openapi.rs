//! Every service in OpenAPI, against the schema of the OpenAPI Initiative, and every folder under
//! `cases/openapi` against its snapshot.

#![allow(clippy::unwrap_used, reason = "a test may, its helpers too")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::LazyLock,
};

use generator::{diagnostic::Outcome, spec::service::Service, write_openapi};
use jsonschema::Validator;
use serde_json::Value as Json;
use tests::{
    folder::entries,
    services::{self, Source},
    suite::{self, test},
};

/// The schema of OpenAPI 3.1, as its authors publish it. It leaves the schemas inside to JSON Schema.
static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Json = serde_json::from_str(include_str!("../schemas/openapi-3.1.json")).unwrap();
    jsonschema::options().build(&schema).unwrap()
});

fn main() -> ExitCode {
    let service = |source: &'static Source| {
        test(source.name.clone(), move || is_valid(&description(&source.word(source.spec())).value))
    };
    let cases = entries(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/openapi")));
    let case = |folder: PathBuf| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        test(name, move || has_its_snapshot(&folder))
    };
    let all = services::ALL.iter().map(service).chain(cases.into_iter().map(case));
    suite::main(all.chain([
        test("the_order_of_the_operations_does_not_matter", the_order_of_the_operations_does_not_matter),
        test("what_is_wrong_is_seen", what_is_wrong_is_seen),
    ]))
}

fn description(service: &Service) -> Outcome<Json> {
    write_openapi(service).map(|files| serde_json::from_str(files.values().next().unwrap()).unwrap())
}

fn demo(folder: &Path) -> Service {
    let files = entries(folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    let read = |path: PathBuf| serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    Service { name: "demo".to_owned(), operations: files.map(read).collect(), ..Service::default() }
}

fn has_its_snapshot(folder: &Path) {
    let described = description(&demo(folder));
    is_valid(&described.value);
    let found =
        described.diagnostics.iter().map(|found| format!("{}: {}\n", found.code.text(), found.message));
    let shown: String = found.chain([format!("{:#}", shortened(&described.value))]).collect();
    insta::with_settings!({
        snapshot_path => folder,
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("openapi", shown);
    });
}

/// What is not the same for every service.
fn shortened(description: &Json) -> Json {
    let mut schemas = description["components"]["schemas"].clone();
    schemas.as_object_mut().unwrap().shift_remove("Error");
    serde_json::json!({ "paths": description["paths"], "schemas": schemas })
}

/// The description follows the schema, so does every schema in it, and every reference leads somewhere.
fn is_valid(description: &Json) {
    let wrong = |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
    let errors: Vec<String> = SCHEMA.iter_errors(description).map(wrong).collect();
    assert_eq!(errors, Vec::<String>::new());
    for (name, schema) in description["components"]["schemas"].as_object().unwrap() {
        assert!(jsonschema::draft202012::meta::is_valid(schema), "{name}: {schema:#}");
    }
    for reference in references(description) {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
    let mut ids: Vec<&str> =
        operations(description).map(|one| one["operationId"].as_str().unwrap()).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(all, ids.len(), "an operationId is there twice");
}

fn operations(description: &Json) -> impl Iterator<Item = &Json> {
    let paths = description["paths"].as_object().unwrap().values();
    paths.flat_map(|item| item.as_object().unwrap().values())
}

fn references(json: &Json) -> Vec<&str> {
    match json {
        Json::Object(object) => object
            .iter()
            .flat_map(|(name, value)| match value.as_str() {
                Some(target) if name == "$ref" => vec![target],
                _ => references(value),
            })
            .collect(),
        Json::Array(array) => array.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn the_order_of_the_operations_does_not_matter() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/openapi");
    for folder in entries(Path::new(folder)) {
        let service = demo(&folder);
        let mut reversed = service.clone();
        reversed.operations.reverse();
        assert_eq!(description(&service).value, description(&reversed).value);
    }
}

/// The check above would see a mistake.
fn what_is_wrong_is_seen() {
    let mut description = description(&services::ALL[0].spec()).value;
    description["paths"]["/x"] = serde_json::json!({ "get": { "responses": { "200": {} } } });
    assert!(!SCHEMA.is_valid(&description));
}
