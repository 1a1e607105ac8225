//! The most specific text counts, and what belongs to nothing is found at its line.

use serde_json::json;

use super::*;
use crate::diagnostic::Code;

fn service(name: &str) -> Service {
    let field =
        |name: &str| json!({"name": name, "type": "string", "required": true, "values": [{"value": "1"}]});
    let operation = json!({
        "schema": 1, "service": name, "name": "list", "version": "v1", "page": "p.md", "title": "",
        "method": "GET", "path": "/", "query_parameters": [field("state")],
        "request": {"fields": [field("state")], "structures": [{"name": "Job", "fields": [field("state")]}]},
        "responses": [{"status": 200, "body": {"fields": [field("limit")]}}],
    });
    let operations = vec![serde_json::from_value(operation).unwrap()];
    Service { name: name.to_owned(), operations, ..Service::default() }
}

/// Words a service `s` by files `{name}.yaml`.
fn worded(files: &[(&str, &str)]) -> Outcome<Vec<Worded>> {
    let file = |(name, text): &(&str, &str)| SettingsFile {
        path: format!("spec/wording/{name}.yaml"),
        text: (*text).to_owned(),
    };
    word(vec![service("s")], &files.iter().map(file).collect::<Vec<_>>())
}

/// The texts of query, root of the request, structure and response, and the meanings of their values.
fn texts(outcome: &Outcome<Vec<Worded>>) -> Vec<(&str, &str)> {
    let operation = &outcome.value[0].service.operations[0];
    let request = operation.request.as_ref().unwrap();
    let response = operation.responses[0].body.as_ref().unwrap();
    let fields = operation.query_parameters.iter().chain(&request.fields);
    let fields = fields.chain(&request.structures[0].fields).chain(&response.fields);
    fields.map(|field| (field.wording.as_str(), field.values[0].wording.as_str())).collect()
}

/// What is wrong, and the line that is shown.
fn findings<'a>(outcome: &'a Outcome<Vec<Worded>>, text: &'a str) -> Vec<(Code, &'a str)> {
    let finding = |found: &'a Diagnostic| (found.code, &text[found.location.span.clone()]);
    outcome.diagnostics.iter().map(finding).collect()
}

#[test]
fn the_most_specific_text_is_taken() {
    let fields = "fields:\n  state: {text: everywhere, values: {'1': one}}\n";
    let common = ("common", "fields: {limit: how many}");
    let outcome = worded(&[("s", fields), common]);
    let everywhere = ("everywhere", "one");
    assert_eq!(texts(&outcome), [everywhere, everywhere, everywhere, ("how many", "")]);

    let operation = "operations:\n  v1_list:\n    summary: Lists.\n    parameters: {state: which}\n    fields: {state: body}\n";
    let structure = "structures:\n  Job:\n    state: of the job\n";
    let more = format!("{operation}{structure}{fields}");
    let outcome = worded(&[("s", &more)]);
    let used = [("which", "one"), ("body", "one"), ("of the job", "one"), ("", "")];
    assert_eq!(texts(&outcome), used);
    assert_eq!(findings(&outcome, &more), [(Code::UnusedWording, "state")]);
}

#[test]
fn an_entry_that_is_used_nowhere_is_found_at_its_line() {
    let text = "operations:\n  v1_lost:\n    summary: Loses.\n  v1_list:\n    summary: Lists.\n    description: More.\n    fields:\n      gone: a\nstructures:\n  Nobody: {state: a}\n  Job:\n    away: a\nfields:\n  state:\n    text: b\n    values:\n      '2': c\n  left: d\n";
    let outcome = worded(&[("s", text)]);
    let mut lines: Vec<_> = findings(&outcome, text).into_iter().map(|(_, line)| line).collect();
    lines.sort_unstable();
    assert_eq!(lines, ["'2'", "Nobody", "away", "gone", "left", "v1_lost"]);
    assert_eq!(outcome.value[0].service.operations[0].wording, "Lists.\n\nMore.");
}

#[test]
fn a_file_of_another_service_and_a_common_text_that_nobody_needs_are_unused() {
    let outcome = worded(&[("t", "fields: {state: a}"), ("common", "fields: {marker: a}")]);
    let paths: Vec<_> = outcome.diagnostics.iter().map(|found| found.location.path.as_str()).collect();
    assert_eq!(paths, ["spec/wording/t.yaml", "spec/wording/common.yaml"]);
}

#[test]
fn what_has_no_text_is_counted() {
    let share = |worded, all| Share { worded, all };
    let none =
        Coverage { operations: share(0, 1), required: share(0, 3), fields: share(0, 4), values: share(0, 4) };
    assert_eq!(worded(&[]).value[0].coverage, none);
    let outcome = worded(&[("s", "fields:\n  limit: {text: a, values: {'1': b}}\n")]);
    let some = Coverage { fields: share(1, 4), values: share(1, 4), ..none };
    assert_eq!(outcome.value[0].coverage, some);
    let outcome =
        worded(&[("s", "operations:\n  v1_list:\n    summary: Lists.\n    parameters: {state: a}\n")]);
    let some = Coverage { operations: share(1, 1), required: share(1, 3), fields: share(1, 4), ..none };
    assert_eq!(outcome.value[0].coverage, some);
}

#[test]
fn what_cannot_be_read_is_found_at_its_line() {
    for (text, line) in [
        ("fields:\n  state: [a]\n", "[a]"),
        ("fields:\n  state: a\n  limit: {text: b, meanings: {}}\n", "{text: b, meanings: {}}"),
        ("operations:\n  v1_list:\n    fields: {}\n", "fields: {}"),
        ("operations:\n  v1_list:\n    summary: No full stop\n", "summary"),
        ("operations:\n  v1_list:\n    summary: |-\n      Two\n      lines.\n", "summary"),
        ("operation: {}\n", "operation"),
    ] {
        let outcome = worded(&[("s", text)]);
        let found = findings(&outcome, text);
        let invalid: Vec<_> = found.iter().filter(|(code, _)| *code == Code::InvalidSettings).collect();
        assert_eq!(invalid.len(), 1, "{text}");
        assert!(invalid[0].1.contains(line), "{text}: {:?}", invalid[0]);
    }
}
