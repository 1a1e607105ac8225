//! Paging, failures and waiters as `emit` gets them.

use serde_json::json;

use crate::{
    lower,
    rust::module::{Module, Operation, PageOrder, RustType},
    spec::{behaviour::ErrorClass, model::ErrorCode, service::Service},
};

/// Two operations with the same structures, so that these are shared types.
fn module() -> Module {
    let operation = |name: &str, style: serde_json::Value| {
        let mut paging = json!({"position": "marker", "items": "page/list", "total": "page/count"});
        paging.as_object_mut().unwrap().extend(style.as_object().unwrap().clone());
        let operation = json!({
            "schema": 1, "service": "case", "name": name, "version": "v1", "page": "a.md", "title": "", "method": "POST",
            "path": format!("/v1/{name}"),
            "paging": paging,
            "idempotent": true,
            "failure_when": {"field": "page/type", "values": ["failed"], "message": "page/type"},
            "waiters": [{"name": "boxes_there", "field": "page/type", "until": ["done"], "failure": ["failed"]}],
            "request": {"fields": [{"name": "marker", "type": "string"}]},
            "responses": [{"status": 200, "body": {
                "fields": [{"name": "page", "type": "struct:Page"}],
                "structures": [
                    {"name": "Page", "fields": [
                        {"name": "list", "type": "array<struct:Box>"},
                        {"name": "next", "type": "string"},
                        {"name": "count", "type": "string"},
                        {"name": "type", "type": "string"},
                    ]},
                    // The name is taken by a type of the standard library, and another one here.
                    {"name": "Box", "fields": [{"name": "boxId", "type": "string"}]},
                ],
            }}],
        });
        serde_json::from_value(operation).unwrap()
    };
    let operations = vec![
        operation("by_last", json!({"style": "marker", "last": "boxId"})),
        operation("by_next", json!({"style": "marker", "next": "page/next"})),
    ];
    let code = |code: &str, class| ErrorCode { code: code.to_owned(), class, ..ErrorCode::default() };
    let error_codes = vec![
        code("2", Some(ErrorClass::Quota)),
        code("1", Some(ErrorClass::Quota)),
        code("1", Some(ErrorClass::Quota)),
        code("3", None),
    ];
    let service = Service { name: "case".to_owned(), operations, error_codes, ..Service::default() };
    let lowered = lower(&service);
    assert_eq!(lowered.diagnostics, []);
    lowered.value
}

fn operations(module: &Module) -> Vec<&Operation> {
    module.versions[0].files.iter().map(|file| &file.operation).collect()
}

#[test]
fn behaviour_is_said_by_the_fields_of_rust() {
    let module = module();
    for operation in operations(&module) {
        let paging = operation.paging.as_ref().unwrap();
        let names = |members: &[super::Member]| {
            members.iter().map(|member| member.name.clone()).collect::<Vec<_>>().join(".")
        };
        assert!(paging.is_in_body);
        assert_eq!(paging.position.name, "marker");
        assert_eq!((names(&paging.items).as_str(), operation.idempotent), ("page.list", Some(true)));
        assert_eq!(names(paging.total.as_ref().unwrap()), "page.count");
        let failure = operation.failure.as_ref().unwrap();
        assert_eq!((names(&failure.field).as_str(), failure.field[1].wire.as_str()), ("page.type", "type"));
        assert_eq!(failure.values, ["failed"]);
        assert!(failure.message.is_some());
        assert_eq!(
            (operation.waiters[0].name.as_str(), operation.waiters[0].until[0].as_str()),
            ("is_boxes_there", "done")
        );
    }
    let [by_last, by_next] = operations(&module)[..] else { panic!("two operations") };
    let order = |operation: &Operation| operation.paging.clone().unwrap().order;
    assert!(matches!(order(by_last), PageOrder::LastElement(member) if member.name == "box_id"));
    assert!(
        matches!(order(by_next), PageOrder::Marker(way) if way.len() == 2 && way[1].kind == RustType::String)
    );
}

#[test]
fn what_is_listed_is_called_as_in_the_file_of_the_operation() {
    let module = module();
    for file in &module.versions[0].files {
        let RustType::Named(item) = file.operation.paging.clone().unwrap().item else {
            panic!("a structure")
        };
        assert!(file.imports.iter().any(|import| import.here == item), "{item}: {:?}", file.imports);
    }
}

#[test]
fn codes_are_in_order_and_each_once() {
    let module = module();
    assert_eq!(
        module.error_codes.iter().map(|known| known.code.as_str()).collect::<Vec<_>>(),
        ["1", "2", "3"]
    );
    assert_eq!(module.error_codes[0].kind.as_deref(), Some("Quota"));
}
