//! What stays of a service whose texts are left out.

use serde_json::{Value as Json, json};

use super::*;

fn field(name: &str) -> Json {
    json!({
        "name": name, "type": "integer", "condition": "If it is so.", "description": "A sentence.",
        "values": [{"value": "1", "meaning": "Spark SQL"}, {"value": "2", "name": "two", "meaning": "Flink"}],
        "range": {"min": 1, "max": 2},
    })
}

fn service() -> Service {
    let body = json!({"fields": [field("e")], "structures": [{"name": "S", "fields": [field("f")]}]});
    let error = json!({"code": "X.1", "module": "M", "status": 400, "message": "No.", "description": "N", "handling": "H"});
    let operation = json!({
        "schema": 1, "service": "s", "name": "show_box", "version": "v1", "page": "a box (old).md", "title": "A box",
        "summary": "A sentence.", "constraints": "A sentence.", "method": "GET", "path": "/v1/{a}",
        "path_parameters": [field("a")], "query_parameters": [field("b")], "header_parameters": [field("c")],
        "request": body,
        "responses": [{"status": 200, "description": "A sentence.", "headers": [field("d")], "body": body}],
        "error_codes": [error],
        "request_examples": [{"title": "A title"}], "response_examples": [{"body": {"a": "A sentence."}}],
    });
    Service {
        operations: vec![serde_json::from_value(operation).unwrap()],
        error_codes: vec![serde_json::from_value(error).unwrap()],
        ..Service::default()
    }
}

#[test]
fn facts_stay_and_texts_go() {
    let published = omit(service());
    let fact = json!({
        "name": "", "type": "integer", "condition": CONDITION, "range": {"min": 1, "max": 2},
        "values": [{"value": "1", "name": "Spark SQL"}, {"value": "2", "name": "two"}],
    });
    let left = serde_json::to_value(&published.operations[0]).unwrap();
    let body = ["/fields/0", "/structures/0/fields/0"];
    let of_body = |at: &str| body.map(|field| format!("{at}{field}"));
    let parameters = ["path", "query", "header"].map(|at| format!("/{at}_parameters/0"));
    let fields = parameters.into_iter().chain(["/responses/0/headers/0".to_owned()]);
    for at in fields.chain(of_body("/request")).chain(of_body("/responses/0/body")) {
        let mut found = left.pointer(&at).unwrap_or_else(|| panic!("{at} is gone")).clone();
        found["name"] = json!("");
        assert_eq!(found, fact, "{at}");
    }
    assert_eq!(left["error_codes"], json!([{"code": "X.1", "status": 400}]));
    assert_eq!(serde_json::to_value(&published.error_codes).unwrap(), left["error_codes"]);
    assert!(!left.to_string().contains("sentence") && !left.to_string().contains("A title"), "{left}");
}
