//! What is laid out in files reads back as it was, and what cannot be read is found at its location.

use serde_json::json;

use super::*;

fn service(operations: &[Json]) -> Service {
    let operations = operations.iter().map(|operation| serde_json::from_value(operation.clone()).unwrap());
    Service { name: "s".to_owned(), operations: operations.collect(), ..Service::default() }
}

fn operation(name: &str, more: &Json) -> Json {
    let mut operation = json!({
        "schema": 1, "service": "s", "name": name, "version": "v1", "page": format!("{name}.md"), "title": "",
        "method": "POST", "path": "/v1/{id}",
        "path_parameters": [{ "name": "id", "type": "string", "required": true, "description": "The ID." }],
    });
    operation.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    operation
}

fn written(service: &Service) -> FileSet {
    let files = write_service(service);
    assert_eq!(files.diagnostics, []);
    let again = read_service("s", &files.value);
    assert_eq!(again.diagnostics, []);
    assert_eq!(again.value.operations, service.operations);
    files.value
}

fn body(files: &FileSet, path: &str) -> String {
    let lines: Vec<&str> = files[path].lines().filter(|line| !line.starts_with('#')).collect();
    lines.join("\n") + "\n"
}

#[test]
fn what_operations_have_alike_is_said_once() {
    let tag = |description: &str| {
        let field = json!({ "name": "key", "type": "string", "required": true, "description": description });
        json!({ "request": { "structures": [{ "name": "Tag", "fields": [field] }] } })
    };
    let operations =
        [operation("a", &tag("A key.")), operation("b", &tag("The key.")), operation("c", &tag("The key."))];
    let files = written(&service(&operations));
    assert_eq!(
        body(&files, "s/shared.yaml"),
        "path_parameters:\n- {name: id, type: string, description: The ID.}\nstructures:\n- name: Tag\n  fields:\n  - {name: key, type: string, required: true, description: The key.}\n"
    );
    assert!(body(&files, "s/v1_c.yaml").ends_with("path_parameters: [id]\nrequest: {structures: [Tag]}\n"));
    assert!(body(&files, "s/v1_a.yaml").contains("description: A key."));
}

#[test]
fn what_goes_without_saying_is_not_said() {
    let field = |name: &str, required: Json| json!({ "name": name, "type": "string", "required": required });
    let more = json!({
        "query_parameters": [field("a", json!(false)), field("b", json!(true)), field("c", json!(null))],
        "responses": [{ "status": 200, "body": { "fields": [field("d", json!(null)), field("e", json!(false))] } }],
    });
    let files = written(&service(&[operation("a", &more)]));
    let text = body(&files, "s/v1_a.yaml");
    for line in [
        "- {name: a, type: string}",
        "- {name: b, type: string, required: true}",
        "- {name: c, type: string, required: unknown}",
        "- {name: d, type: string}",
        "- {name: e, type: string, required: false}",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_response_that_repeats_another_says_so() {
    let field = |name: &str| json!({ "name": name, "type": "string" });
    let more = json!({ "responses": [
        { "status": 200, "body": { "fields": [field("a")] } },
        { "status": 400, "body": { "fields": [field("a"), field("b")] } },
        { "status": 500, "body": { "fields": [field("a")] } },
        { "status": 501, "body": {} },
        { "status": 502, "body": {} },
    ] });
    let files = written(&service(&[operation("a", &more)]));
    let text = body(&files, "s/v1_a.yaml");
    assert!(
        text.contains(
            "- status: 400\n  body:\n    same_as: 200\n    fields:\n    - {name: b, type: string}\n"
        ),
        "{text}"
    );
    assert!(text.contains("- {status: 500, body: {same_as: 200}}\n"), "{text}");
}

#[test]
fn examples_stand_beside_their_operation() {
    let more = json!({ "request_examples": [{ "title": "no", "body": { "a": [1, "1", null] } }] });
    let files = written(&service(&[operation("a", &more)]));
    assert_eq!(
        body(&files, "s/examples/v1_a.yaml"),
        "request_examples:\n- {title: \"no\", body: {a: [1, \"1\", null]}}\n"
    );
    assert!(!files["s/v1_a.yaml"].contains("request_examples"));
}

#[test]
fn what_cannot_be_read_is_found_at_its_location() {
    let files = written(&service(&[operation("a", &json!({})), operation("b", &json!({}))]));
    for (path, from, to, shown) in [
        ("s/v1_a.yaml", "path_parameters: [id]", "path_parameters: [it]", "it"),
        ("s/v1_a.yaml", "method: POST", "methods: POST", "methods"),
        ("s/v1_a.yaml", "method: POST", "method: [POST]", "[POST]"),
        ("s/shared.yaml", "The ID.", "'", "'}"),
    ] {
        let mut files = files.clone();
        let text = files[path].replace(from, to);
        files.insert(path.to_owned(), text.clone());
        let read = read_service("s", &files);
        let span = read.diagnostics[0].location.span.clone();
        assert_eq!(text[span].trim_end(), shown, "{:?}", read.diagnostics);
    }
    let mut files = files;
    files.insert("s/examples/v1_z.yaml".to_owned(), "request_examples: []\n".to_owned());
    assert_eq!(read_service("s", &files).diagnostics.len(), 1);
}
