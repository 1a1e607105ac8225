//! Behaviour that an operation bears out, and such as it does not.

use serde_json::{Value as Json, json};

use super::*;

/// A list of boxes that comes page by page, with what is said about its behaviour besides.
fn operation(behaviour: &Json) -> Operation {
    let mut operation = json!({
        "schema": 1, "service": "case", "name": "list_boxes", "version": "v1", "page": "a.md", "title": "",
        "method": "POST", "path": "/v1/boxes",
        "query_parameters": [{"name": "offset", "type": "integer"}],
        "request": {"fields": [{"name": "limit", "type": "integer"}]},
        "responses": [{"status": 200, "body": {
            "fields": [
                {"name": "boxes", "type": "array<struct:Box>"},
                {"name": "page", "type": "struct:Page"},
                {"name": "state", "type": "string", "values": [{"value": "done"}, {"value": "failed"}]},
            ],
            "structures": [
                {"name": "Box", "fields": [{"name": "id", "type": "string"}, {"name": "lid", "type": "struct:Page"}]},
                {"name": "Page", "fields": [{"name": "next", "type": "string"}]},
            ],
        }}],
    });
    let members = operation.as_object_mut().unwrap();
    members.extend(behaviour.as_object().unwrap().clone());
    serde_json::from_value(operation).unwrap()
}

fn wrong(behaviour: &Json) -> String {
    let faults = operation(behaviour).misbehaviour();
    faults.into_iter().map(|(at, message)| format!("{at}: {message}")).collect::<Vec<_>>().join("; ")
}

#[test]
fn paging_names_what_is_there() {
    let paging = |members: &Json| {
        let mut all = json!({"position": "offset", "size": "limit", "items": "boxes"});
        all.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        wrong(&json!({ "paging": all }))
    };
    assert_eq!(paging(&json!({"style": "offset", "first": 0})), "");
    assert_eq!(paging(&json!({"style": "marker", "next": "page/next"})), "");
    assert_eq!(paging(&json!({"style": "marker", "last": "id"})), "");
    let cases = [
        (
            json!({"style": "offset", "first": 0, "position": "skip"}),
            "neither the query nor the body holds `skip`",
        ),
        (
            json!({"style": "offset", "first": 0, "size": "size"}),
            "neither the query nor the body holds `size`",
        ),
        (json!({"style": "offset", "first": 0, "items": "page"}), "no success has a list `page`"),
        (json!({"style": "offset", "first": 0, "items": null}), "no success is a list"),
        (
            json!({"style": "offset", "first": 0, "total": "page/total"}),
            "no success has a field `page/total`",
        ),
        (json!({"style": "offset"}), "say as `first`"),
        (json!({"style": "page"}), "say as `first`"),
        (json!({"style": "marker"}), "markers need `next` or `last`"),
        (json!({"style": "marker", "next": "page"}), "`page` is `struct:Page`, and no single value"),
        (json!({"style": "marker", "last": "name"}), "no element of the list has a field `name`"),
    ];
    for (members, message) in cases {
        let found = paging(&members);
        assert!(found.starts_with(&format!("paging: {message}")), "{members}: {found}");
    }
}

#[test]
fn values_are_those_that_the_field_lists() {
    assert_eq!(
        wrong(&json!({"failure_when": {"field": "state", "values": ["failed"], "message": "state"}})),
        ""
    );
    let never = wrong(&json!({"failure_when": {"field": "state", "values": ["broken"]}}));
    assert_eq!(never, "failure_when: `state` is never `broken`, but done, failed");
    let waiter = |field: &str, until: &str, failure: &str| {
        wrong(
            &json!({"waiters": [{"name": "box_done", "field": field, "until": [until], "failure": [failure]}]}),
        )
    };
    assert_eq!(waiter("state", "done", "failed"), "");
    assert_eq!(waiter("page/next", "anything", "else"), "");
    assert!(waiter("state", "ended", "failed").starts_with("waiters/box_done: `state` is never `ended`"));
    assert!(waiter("state", "done", "lost").starts_with("waiters/box_done: `state` is never `lost`"));
    assert!(waiter("status", "done", "failed").contains("no success has a field `status`"));
}

#[test]
fn the_state_of_elements_is_a_field_of_them() {
    let waiter = |items: &str, field: &str| {
        wrong(&json!({"waiters": [{"name": "all", "items": items, "field": field, "until": ["done"]}]}))
    };
    assert_eq!(waiter("boxes", "id"), "");
    assert_eq!(waiter("page", "next"), "waiters/all: no success has a list `page`");
    assert_eq!(waiter("boxes", "state"), "waiters/all: no element of the list has a field `state`");
    assert_eq!(waiter("boxes", "lid"), "waiters/all: `lid` is `struct:Page`, and no single value");
}
