//! Every operation is sent to a local server, which checks what arrives and answers as the page shows.

use generator::spec::model::Operation as Spec;
use huaweicloud_client::{
    Client, Credentials, Error,
    core::signing::{AccessKey, SigningRequest, sign},
};
use serde_json::Value as Json;
use tests::agreement::disagreement;
use wiremock::{Mock, MockServer, Request, ResponseTemplate, matchers::any};

use super::{
    round_trip::{self, is_success},
    sample::{self, Given},
    spec::Case,
    tried::{Make, Tried},
};

const PROJECT: &str = "0123456789abcdef0123456789abcdef";
const DOMAIN: &str = "fedcba9876543210fedcba9876543210";
const KEY: AccessKey<'static> = AccessKey { id: "AKEXAMPLE", secret: "secret-of-the-test" };

/// Sends an operation and looks at both ends of the wire.
pub(crate) fn check(case: &Case, make: Make) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(exchange(case, make));
}

async fn exchange(case: &Case, make: Make) {
    let operation = &case.operation;
    // Those that do not come back are for the tests of round trips.
    let bodies = operation.request_examples.iter().filter_map(|example| example.body.as_ref());
    let body = bodies.into_iter().find(|body| round_trip::request(case, body, make).is_none());
    let given = sample::given(operation, body);
    let request = make(&given);

    let server = MockServer::start().await;
    let shown = success(operation, &*request);
    respond_with(&server, shown.0, shown.1.as_ref()).await;
    let response = request.send(&client(&server)).await.unwrap();
    let arrived = server.received_requests().await.unwrap().remove(0);
    check_request(case, &given, &arrived);
    check_signature(&arrived);
    assert_eq!(response.status().as_u16(), shown.0);
    if let Some(body) = &shown.1 {
        assert_eq!(disagreement(body, &response.json), None);
    }

    check_example(&*request).await;
    for (status, body) in failures(operation) {
        server.reset().await;
        respond_with(&server, status, Some(&body)).await;
        let error = request.send(&client(&server)).await.map(|_| ()).unwrap_err();
        check_error(&error, status, &body);
    }
}

fn client(server: &MockServer) -> Client {
    let credentials = Credentials::access_key(KEY.id, KEY.secret).project_id(PROJECT).domain_id(DOMAIN);
    Client::builder().endpoint(server.uri()).credentials(credentials).build().unwrap()
}

async fn respond_with(server: &MockServer, status: u16, body: Option<&Json>) {
    let mut response = ResponseTemplate::new(status).insert_header("X-Request-Id", "request-1");
    if let Some(body) = body {
        response = response.set_body_json(body);
    }
    Mock::given(any()).respond_with(response).mount(server).await;
}

/// A mock that was told nothing says the success that the page shows.
async fn check_example(request: &dyn Tried) {
    let said = request.send(&Client::mock().client()).await;
    let Some(example) = request.metadata().example else {
        assert!(matches!(said, Err(Error::Transport { .. })), "nothing can be said");
        return;
    };
    let example = serde_json::from_str(example).unwrap();
    // One that does not come back is for the tests of round trips.
    if round_trip::response(request, &example).is_none() {
        assert_eq!(disagreement(&example, &said.unwrap().json), None);
    }
}

/// The success that the page shows, else one with its documented status and every field.
fn success(operation: &Spec, tried: &dyn Tried) -> (u16, Option<Json>) {
    let documented = operation.responses.iter().find(|response| response.is_success());
    let status = documented.and_then(|response| response.status.code()).unwrap_or(200);
    let comes_back = |body: &Json| round_trip::response(tried, body).is_none();
    let shown = operation
        .response_examples
        .iter()
        .find(|example| is_success(operation, example) && example.body.as_ref().is_none_or(comes_back));
    match shown {
        Some(example) => (example.status.unwrap_or(status), example.body.clone()),
        None => (status, documented.and_then(|response| response.body.as_ref()).map(sample::body)),
    }
}

/// The failures that the page shows.
fn failures(operation: &Spec) -> Vec<(u16, Json)> {
    let examples = operation.response_examples.iter();
    let failed = examples.filter(|example| example.status.is_some_and(|status| status >= 300));
    failed.filter_map(|example| Some((example.status?, example.body.clone()?))).collect()
}

fn check_request(case: &Case, given: &Given, arrived: &Request) {
    let operation = &case.operation;
    assert_eq!(arrived.method.as_str(), operation.method.text());
    let (path, constant) = operation.path.split_once('?').unwrap_or((&operation.path, ""));
    let mut expected = path.replace("{project_id}", PROJECT).replace("{domain_id}", DOMAIN);
    for field in &operation.path_parameters {
        expected = expected.replace(&format!("{{{}}}", field.name), &escape(&text(&given.path(&field.name))));
    }
    assert_eq!(arrived.url.path(), expected);

    let mut query: Vec<(String, String)> =
        constant.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
    for field in &operation.query_parameters {
        // A list is a pair for each element.
        let values = match given.query(&field.name) {
            Json::Array(list) => list,
            value => vec![value],
        };
        query.extend(values.iter().map(|value| (field.name.clone(), text(value))));
    }
    query.sort();
    let sent: Vec<(String, String)> = arrived.url.query_pairs().into_owned().collect();
    assert_eq!(sent, query);

    match given.json() {
        Some(body) => {
            let sent: Json = serde_json::from_slice(&arrived.body).unwrap();
            assert_eq!(disagreement(body, &sent), None);
            assert_eq!(header(arrived, "content-type"), "application/json");
        }
        None => assert!(arrived.body.is_empty()),
    }
    assert_eq!(header(arrived, "x-project-id"), PROJECT);
}

/// The server signs what arrived and must come to the same signature.
fn check_signature(arrived: &Request) {
    let authorization = header(arrived, "authorization");
    let (_, rest) = authorization.split_once("SignedHeaders=").unwrap();
    let names: Vec<&str> = rest.split(',').next().unwrap().split(';').collect();
    for name in ["host", "x-sdk-date", "content-type", "x-project-id"] {
        assert!(names.contains(&name), "{name} is not signed: {names:?}");
    }
    let headers: Vec<(&str, &str)> = names.iter().map(|name| (*name, header(arrived, name))).collect();
    let query: Vec<(String, String)> = arrived.url.query_pairs().into_owned().collect();
    let request = SigningRequest {
        method: arrived.method.as_str(),
        path: arrived.url.path(),
        query: &query,
        headers: &headers,
        body: &arrived.body,
        date: header(arrived, "x-sdk-date"),
    };
    assert_eq!(sign(KEY, &request).authorization, authorization);
}

/// Code and message of a failure are found wherever the page has them.
fn check_error(error: &Error, status: u16, body: &Json) {
    assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    assert_eq!(error.request_id(), Some("request-1"));
    let find =
        |name: &str| body.get(name).or_else(|| body.as_object()?.values().find_map(|inner| inner.get(name)));
    if let Some(code) = find("error_code").and_then(Json::as_str) {
        assert_eq!(error.code(), Some(code));
    }
    if let Some(message) = find("error_msg").and_then(Json::as_str) {
        assert_eq!(error.message(), message);
    }
}

fn header<'a>(request: &'a Request, name: &str) -> &'a str {
    let value = request.headers.get(name).unwrap_or_else(|| panic!("no header {name}"));
    value.to_str().unwrap()
}

fn text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    (name.to_owned(), value.to_owned())
}

/// Escapes all but the chars that never need it; the test has its own words for what is right.
fn escape(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}
