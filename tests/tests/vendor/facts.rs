//! What pages state besides their prose: names, types, bounds, lists, examples.

use std::path::Path;

use generator::{
    docs::source::SourcePage,
    page_id::PageId,
    read_pages,
    spec::model::{Body, ErrorCode, Example, Field, Operation, Response},
};
use serde_json::{Map, Value as Json, json};
use tests::{case::pages, services::Source};

/// Differences that somebody looked at, by service and path, with the reason; each must still exist.
const DECIDED: &[(&str, &str, &str)] = &[];

/// The service's pages state the same facts as the vendor's, in other words.
pub(crate) fn are_those_of(source: &Source, vendors: &Path) {
    let own = source.pages();
    let ids: Vec<PageId> = own.iter().map(SourcePage::id).collect();
    let mut theirs = pages(vendors);
    theirs.retain(|page| ids.contains(&page.id()));
    assert_eq!(own.len(), theirs.len(), "a page has no counterpart");
    let mut differences = Vec::new();
    differ(&facts(&source.name, &theirs), &facts(&source.name, &own), "", &mut differences);
    for (_, path, why) in DECIDED.iter().filter(|(service, ..)| *service == source.name) {
        let before = differences.len();
        differences.retain(|difference| difference.lines().next() != Some(path));
        assert_ne!(before, differences.len(), "no longer differs: {path} ({why})");
    }
    let count = differences.len();
    assert!(differences.is_empty(), "{count} differences\n{}", differences.join("\n"));
}

/// All facts of a service by page, and nothing that is prose.
fn facts(name: &str, pages: &[SourcePage]) -> Json {
    let service = read_pages(name, pages, None).value;
    let operations = service.operations.iter();
    let mut facts: Map<String, Json> =
        operations.map(|operation| (operation.page.to_string(), of_operation(operation))).collect();
    facts.insert("error codes".to_owned(), of_codes(&service.error_codes));
    Json::Object(facts)
}

fn of_operation(operation: &Operation) -> Json {
    json!({
        "name": operation.name,
        "method": operation.method,
        "path": operation.path,
        "version": operation.version,
        "deprecated": operation.deprecated,
        "path parameters": of_fields(&operation.path_parameters),
        "query parameters": of_fields(&operation.query_parameters),
        "header parameters": of_fields(&operation.header_parameters),
        "request": operation.request.as_ref().map(of_body),
        "responses": operation.responses.iter().map(of_response).collect::<Map<_, _>>(),
        "error codes": of_codes(&operation.error_codes),
        "error page": operation.error_page,
        "request examples": operation.request_examples.iter().map(of_example).collect::<Vec<_>>(),
        "response examples": operation.response_examples.iter().map(of_example).collect::<Vec<_>>(),
    })
}

fn of_response(response: &Response) -> (String, Json) {
    let facts = json!({
        "headers": of_fields(&response.headers),
        "body": response.body.as_ref().map(of_body),
    });
    (response.status.to_string(), facts)
}

fn of_body(body: &Body) -> Json {
    let structures = body.structures.iter();
    json!({
        "root": body.root,
        "fields": of_fields(&body.fields),
        "structures": structures
            .map(|structure| (structure.name.clone(), of_fields(&structure.fields)))
            .collect::<Map<_, _>>(),
    })
}

/// The order of the fields is a fact; so is a field that stands twice.
fn of_fields(fields: &[Field]) -> Json {
    fields.iter().map(of_field).collect()
}

fn of_field(field: &Field) -> Json {
    json!({
        "name": field.name,
        "type": field.kind,
        "required": field.required,
        "is conditional": field.condition.is_some(),
        "secret": field.secret,
        "values": field.values.iter().map(|value| value.value.as_str()).collect::<Vec<_>>(),
        "default": field.default,
        "length": field.length,
        "range": field.range,
        "items": field.items,
        "unit": field.unit,
        "format": field.format,
        "pattern": field.pattern,
        "deprecated": field.deprecated,
    })
}

fn of_codes(codes: &[ErrorCode]) -> Json {
    let codes = codes.iter();
    codes.map(|code| json!({"code": code.code, "status": code.status})).collect()
}

fn of_example(example: &Example) -> Json {
    json!({
        "status": example.status,
        "request line": example.request_line,
        "body": example.body,
        "is text": example.text.is_some(),
    })
}

/// Notes every part in which two values differ, under its path.
fn differ(theirs: &Json, own: &Json, path: &str, found: &mut Vec<String>) {
    match (theirs, own) {
        (Json::Object(theirs), Json::Object(own)) => {
            let additions = own.keys().filter(|key| !theirs.contains_key(*key));
            for key in theirs.keys().chain(additions) {
                let (left, right) = (part(theirs.get(key)), part(own.get(key)));
                differ(left, right, &format!("{path}/{key}"), found);
            }
        }
        (Json::Array(theirs), Json::Array(own)) => {
            for at in 0..theirs.len().max(own.len()) {
                let (left, right) = (part(theirs.get(at)), part(own.get(at)));
                let name = [left, right].iter().find_map(|side| side["name"].as_str());
                let step = name.map_or_else(|| at.to_string(), str::to_owned);
                differ(left, right, &format!("{path}/{step}"), found);
            }
        }
        (Json::String(theirs), Json::String(own)) if is_prose(theirs) || is_prose(own) => {}
        (theirs, own) if theirs == own => {}
        _ => found.push(format!("{path}\n  theirs: {theirs}\n  own:    {own}")),
    }
}

fn part(value: Option<&Json>) -> &Json {
    value.unwrap_or(&Json::Null)
}

/// Long enough to be somebody's own words: these are worded anew.
fn is_prose(text: &str) -> bool {
    let chinese = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    chinese.count() >= 12 || text.split_whitespace().filter(is_word).count() >= 8
}

pub(crate) fn a_difference_is_told_by_its_path() {
    let mut found = Vec::new();
    let long = "一二三四五六七八九十一二";
    let theirs = json!({"fields": [{"name": "id", "type": "string"}], "text": long, "gone": 1});
    let own = json!({"fields": [{"name": "id", "type": "long"}], "text": "短"});
    differ(&theirs, &own, "", &mut found);
    let expected =
        ["/fields/id/type\n  theirs: \"string\"\n  own:    \"long\"", "/gone\n  theirs: 1\n  own:    null"];
    assert_eq!(found, expected);
}
