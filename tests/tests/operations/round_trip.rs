//! Every JSON example decodes into its type, with no key left over, and encodes to the same JSON.

use generator::spec::model::{Example, Operation as Spec};
use huaweicloud_client::Operation;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

use super::{agreement::disagreement, sample, spec::Case};

/// Takes every example of an operation's page through the types of the client.
pub(crate) fn check<O>(case: &Case)
where
    O: Operation + Serialize + DeserializeOwned,
    O::Output: Serialize,
{
    let operation = &case.operation;
    let mut failures = Vec::new();
    for (at, example) in operation.request_examples.iter().enumerate() {
        assert_eq!(example.text, None, "request example {at} is not JSON");
        if let Some(body) = &example.body {
            failures.extend(request::<O>(case, body).map(|why| format!("request example {at}: {why}")));
        }
    }
    for (at, example) in operation.response_examples.iter().enumerate() {
        assert_eq!(example.text, None, "response example {at} is not JSON");
        if let Some(body) = example.body.as_ref().filter(|_| is_success(operation, example)) {
            failures.extend(answer::<O::Output>(body).map(|why| format!("response example {at}: {why}")));
        }
    }
    assert!(failures.is_empty(), "{}:\n{}", operation.id(), failures.join("\n"));
}

/// An example without a status shows the answer that everybody hopes for.
pub(crate) fn is_success(operation: &Spec, example: &Example) -> bool {
    match example.status {
        Some(status) => (200..300).contains(&status),
        None => operation.responses.iter().any(generator::spec::model::Response::is_success),
    }
}

fn request<O: Operation + Serialize + DeserializeOwned>(case: &Case, body: &Json) -> Option<String> {
    let request: O = match serde_json::from_value(sample::operation(case, Some(body))) {
        Ok(request) => request,
        Err(error) => return Some(error.to_string()),
    };
    let sent = request.request().expect("the request can be built");
    let sent: Json = serde_json::from_slice(sent.body()).expect("the body is JSON");
    difference(body, &sent)
}

fn answer<T: Serialize + DeserializeOwned>(body: &Json) -> Option<String> {
    match serde_json::from_value::<T>(body.clone()) {
        Ok(answer) => difference(body, &serde_json::to_value(answer).expect("an answer has a JSON form")),
        Err(error) => Some(error.to_string()),
    }
}

fn difference(expected: &Json, actual: &Json) -> Option<String> {
    disagreement(expected, actual).map(|disagreement| disagreement.to_string())
}
