//! Every JSON example decodes into its type, with no key left over, and encodes to the same JSON.

use generator::spec::model::{Example, Operation as Spec};
use huaweicloud_client::core::codec::{Encode, encode};
use serde_json::Value as Json;
use tests::agreement::disagreement;

use super::{
    sample,
    spec::{Case, Difference},
    tried::{Make, Tried},
};

/// Takes every example of an operation's page through the types of the client.
pub(crate) fn check(case: &Case, make: Make) {
    let operation = &case.operation;
    let tried = make(&sample::given(operation, None));
    let mut failures = Vec::new();
    for (at, example) in operation.request_examples.iter().enumerate() {
        assert_eq!(example.text, None, "request example {at} is not JSON");
        if let Some(body) = &example.body {
            note(case, &format!("request_examples/{at}"), request(case, body, make), &mut failures);
        }
    }
    for (at, example) in operation.response_examples.iter().enumerate() {
        assert_eq!(example.text, None, "response example {at} is not JSON");
        if let Some(body) = example.body.as_ref().filter(|_| is_success(operation, example)) {
            note(case, &format!("response_examples/{at}"), response(&*tried, body), &mut failures);
        }
    }
    assert!(failures.is_empty(), "{}:\n{}", operation.id(), failures.join("\n"));
}

/// An example without a status shows the success response.
pub(crate) fn is_success(operation: &Spec, example: &Example) -> bool {
    match example.status {
        Some(status) => (200..300).contains(&status),
        None => operation.responses.iter().any(generator::spec::model::Response::is_success),
    }
}

/// Notes a difference, unless a finding that somebody accepted says why.
fn note(case: &Case, example: &str, difference: Option<Difference>, failures: &mut Vec<String>) {
    let unexplained = difference.filter(|difference| !case.is_explained(example, difference));
    failures.extend(unexplained.map(|difference| format!("{example}: {}", difference.why)));
}

/// In what a payload differs from what the client sends of it.
pub(crate) fn request(case: &Case, body: &Json, make: Make) -> Option<Difference> {
    let given = sample::given(&case.operation, Some(body));
    let operation = make(&given);
    if let Some(why) = given.problem() {
        return Some(Difference { keys: None, why });
    }
    let sent = match operation.request() {
        Ok(sent) => sent,
        Err(error) => return Some(Difference { keys: None, why: error.to_string() }),
    };
    let sent: Json = serde_json::from_slice(sent.body()).expect("the body is JSON");
    difference(body, &sent)
}

/// In what a payload differs from what the client reads of it.
pub(crate) fn response(tried: &dyn Tried, body: &Json) -> Option<Difference> {
    match tried.read(body.to_string()) {
        Ok(read) => difference(body, &read.json),
        Err(error) => Some(Difference { keys: None, why: error.to_string() }),
    }
}

/// A value as the client would send it.
pub(crate) fn json(value: &dyn Encode) -> Json {
    serde_json::from_slice(&encode(value)).expect("what is written is JSON")
}

fn difference(expected: &Json, actual: &Json) -> Option<Difference> {
    let found = disagreement(expected, actual)?;
    Some(Difference { why: found.to_string(), keys: Some(found.keys) })
}
