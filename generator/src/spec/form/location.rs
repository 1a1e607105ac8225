//! Where a part of an operation stands in the files of its service.

use serde_json::Value as Json;

use crate::{
    diagnostic::Location,
    files::FileSet,
    spec::{address, yaml::Document},
};

/// The location of an address in the file of an operation, in that of its examples, or in `shared.yaml` where
/// the part stands there; else of the nearest thing around it.
#[must_use]
pub fn location(files: &FileSet, service: &str, id: &str, at: &str) -> Location {
    let is_example = at.starts_with("request_examples") || at.starts_with("response_examples");
    let path =
        if is_example { format!("{service}/examples/{id}.yaml") } else { format!("{service}/{id}.yaml") };
    let shared = format!("{service}/shared.yaml");
    let parse = |path: &str| Document::parse(files.get(path)?).ok();
    let found = parse(&path).and_then(|document| {
        let (steps, rest) = walk(&document.json, &address::steps(at).collect::<Vec<_>>());
        let own = Location { path: path.clone(), span: document.span(steps.iter().map(String::as_str)) };
        let Some((list, rest)) = rest else { return Some(own) };
        let elsewhere = parse(&shared)?;
        let list = if list == "headers" { "response_headers".to_owned() } else { list };
        let (steps, _) = walk(&elsewhere.json, &[vec![list], rest].concat());
        Some(Location { path: shared, span: elsewhere.span(steps.iter().map(String::as_str)) })
    });
    let found = found.unwrap_or(Location { path, span: 0..0 });
    Location { path: format!("spec/operations/{}", found.path), ..found }
}

/// The way to a part in the file; where an element only has its name there, its list and the rest of the way.
fn walk(root: &Json, steps: &[String]) -> (Vec<String>, Option<(String, Vec<String>)>) {
    let (mut at, mut way) = (root, Vec::new());
    for (number, step) in steps.iter().enumerate() {
        let (next, key) = match at {
            Json::Object(members) => (members.get(step), step.clone()),
            Json::Array(items) => {
                let named = items.iter().any(|item| item.as_str() == Some(step));
                if let Some(list) = way.last().filter(|_| named) {
                    return (way.clone(), Some((String::clone(list), steps[number..].to_vec())));
                }
                let found = address::position(items, step);
                (found.map(|found| &items[found]), found.unwrap_or_default().to_string())
            }
            _ => (None, String::new()),
        };
        let Some(next) = next else { break };
        way.push(key);
        at = next;
    }
    (way, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_is_shared_stands_in_its_file() {
        let files = FileSet::from([
            (
                "demo/v1_pack.yaml".to_owned(),
                "query_parameters: [limit, {name: lid, type: string}]\n".to_owned(),
            ),
            ("demo/shared.yaml".to_owned(), "query_parameters:\n- {name: limit, type: long}\n".to_owned()),
        ]);
        for (at, file, shown) in [
            ("query_parameters/limit/type", "shared", "long"),
            ("query_parameters/lid/type", "v1_pack", "string"),
            ("query_parameters/lid/secret", "v1_pack", "{name: lid, type: string}]"),
            ("response_examples/0", "examples/v1_pack", ""),
        ] {
            let found = location(&files, "demo", "v1_pack", at);
            assert_eq!(found.path, format!("spec/operations/demo/{file}.yaml"), "{at}");
            let text = files.get(&format!("demo/{file}.yaml")).map_or("", |text| &text[found.span.clone()]);
            assert_eq!(text, shown, "{at}");
        }
    }
}
