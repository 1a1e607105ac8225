//! Parameters and structures that several operations have exactly alike stand in one place.
//!
//! Where several operations have a thing in exactly one form, most of them, or else the first by name,
//! decide what `shared.yaml` says, and they name it only; an operation that differs says its own.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

/// A list whose elements may stand elsewhere, by the name that it has in `shared.yaml`.
type Visit<'a> = &'a mut dyn FnMut(&'static str, &[String], &mut Vec<Json>);

/// Takes what is shared out of the operations; their elements become names.
pub(super) fn take_out(operations: &mut [Json]) -> Json {
    let mut forms: BTreeMap<(&'static str, String), Vec<(Json, usize)>> = BTreeMap::new();
    for operation in &mut *operations {
        lists(operation, &mut |list, _, items| {
            for item in items.iter().filter(|item| item.is_object()) {
                let forms = forms.entry((list, name(item).to_owned())).or_default();
                match forms.iter_mut().find(|(form, _)| form == item) {
                    Some((_, count)) => *count += 1,
                    None => forms.push((item.clone(), 1)),
                }
            }
        });
    }
    let mut shared: Map<String, Json> = Map::new();
    for ((list, name), forms) in forms {
        let most = forms.iter().map(|(_, count)| *count).max().unwrap_or_default();
        let Some((form, _)) = forms.into_iter().find(|(_, count)| *count == most && most > 1) else {
            continue;
        };
        for operation in &mut *operations {
            lists(operation, &mut |of, _, items| {
                for item in items.iter_mut().filter(|item| of == list && **item == form) {
                    *item = Json::String(name.clone());
                }
            });
        }
        let list = shared.entry(list).or_insert_with(|| Json::Array(Vec::new()));
        list.as_array_mut().expect("it was made one").push(form);
    }
    Json::Object(shared)
}

/// Puts what is shared back where it is named, and gives the path and name of what there is not.
pub(super) fn put_back(operation: &mut Json, shared: &Json) -> Vec<(Vec<String>, String)> {
    let mut missing = Vec::new();
    lists(operation, &mut |list, path, items| {
        let known = shared.get(list).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
        for (at, item) in items.iter_mut().enumerate() {
            let Json::String(wanted) = &*item else { continue };
            match known.iter().find(|form| name(form) == wanted) {
                Some(form) => *item = form.clone(),
                None => missing.push(([path, &[at.to_string()]].concat(), wanted.clone())),
            }
        }
    });
    missing
}

fn name(item: &Json) -> &str {
    item.get("name").and_then(Json::as_str).unwrap_or_default()
}

/// All lists of an operation whose elements may be shared.
fn lists(operation: &mut Json, visit: Visit<'_>) {
    for list in ["path_parameters", "query_parameters", "header_parameters"] {
        if let Some(items) = operation.get_mut(list).and_then(Json::as_array_mut) {
            visit(list, &[list.to_owned()], items);
        }
    }
    if let Some(body) = operation.get_mut("request") {
        structures(body, &["request".to_owned()], visit);
    }
    let responses = operation.get_mut("responses").and_then(Json::as_array_mut);
    for (at, response) in responses.into_iter().flatten().enumerate() {
        let path = ["responses".to_owned(), at.to_string()];
        if let Some(items) = response.get_mut("headers").and_then(Json::as_array_mut) {
            visit("response_headers", &[path.as_slice(), &["headers".to_owned()]].concat(), items);
        }
        if let Some(body) = response.get_mut("body") {
            structures(body, &[path.as_slice(), &["body".to_owned()]].concat(), visit);
        }
    }
}

fn structures(body: &mut Json, path: &[String], visit: Visit<'_>) {
    if let Some(items) = body.get_mut("structures").and_then(Json::as_array_mut) {
        visit("structures", &[path, &["structures".to_owned()]].concat(), items);
    }
}
