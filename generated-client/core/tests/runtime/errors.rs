//! Error bodies against what the vendor's Python SDK makes of them.

use http::StatusCode;
use huaweicloud_client::Error;
use serde::Deserialize;
use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::client;
use crate::service::ListJobs;

#[derive(Deserialize)]
struct Vector {
    id: String,
    status: u16,
    headers: std::collections::BTreeMap<String, String>,
    body: String,
    python_sdk: Option<PythonSdk>,
}

#[derive(Deserialize)]
struct PythonSdk {
    error_code: Value,
    error_msg: String,
    request_id: Option<String>,
    encoded_authorization_message: Option<String>,
}

/// What we make of a body: code, message, request identifier.
type Expected = (Option<&'static str>, &'static str, Option<&'static str>);

/// Where we do better than the Python SDK, and why. It puts the status in place of a code it does
/// not find, which looks like a code of the service: then we give none.
const BETTER: [(&str, Expected, &str); 12] = [
    (
        "apig-style",
        (
            Some("APIG.0301"),
            "Incorrect IAM authentication information: verify aksk signature fail",
            Some("a5322eb89048eb41d705491a76a05aca"),
        ),
        "the gateway puts the request identifier into the body",
    ),
    (
        "error_code-only",
        (Some("E.1"), "the body is JSON of 21 bytes", Some("req-1")),
        "a code counts without a message",
    ),
    ("error_msg-only", (None, "only message", Some("req-1")), "a message counts without a code"),
    ("errmsg-errcode", (Some("E.1"), "m", Some("req-1")), "a spelling that some services use"),
    ("null-values", (None, "the body is JSON of 39 bytes", Some("req-1")), "no code"),
    ("faultstring", (Some("c"), "s", Some("req-1")), "the shape of older gateways"),
    ("list", (Some("L"), "list", Some("req-1")), "the error inside a list"),
    ("empty", (None, "the body is empty", Some("req-1")), "no code"),
    ("html", (None, "the body is markup of 37 bytes", None), "a body that nobody recognises is not quoted"),
    (
        "plain",
        (None, "the body is text of 19 bytes", Some("req-1")),
        "a body that nobody recognises is not quoted",
    ),
    (
        "json-string",
        (None, "the body is text of 6 bytes", Some("req-1")),
        "a body that nobody recognises is not quoted",
    ),
    (
        "status-304",
        (None, "the body is empty", Some("req-1")),
        "not a success: nothing the operation promises is in it",
    ),
];

async fn failure(status: u16, headers: &[(&str, &str)], body: &str) -> Error {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(status).set_body_string(body);
    let headers = headers.iter().map(|(name, value)| (*name, *value));
    let response = headers.fold(response, |response, (name, value)| response.insert_header(name, value));
    Mock::given(any()).respond_with(response).mount(&server).await;
    let client = client(&server.uri());
    ListJobs::new("c1").send(&client).await.unwrap_err()
}

#[tokio::test]
async fn every_recorded_body_is_understood() {
    let text = include_str!("../data/errors.json");
    let vectors: Vec<Vector> = serde_json::from_str(text).unwrap();
    assert_eq!(vectors.len(), 28);
    let mut better = 0;
    for vector in vectors {
        let headers = vector.headers.iter();
        let headers: Vec<_> = headers.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let error = failure(vector.status, &headers, &vector.body).await;
        let Error::Service(error) = error else {
            panic!("{}: {error}", vector.id);
        };
        let found = (error.code(), error.message(), error.request_id());
        assert_eq!(error.status().as_u16(), vector.status, "{}", vector.id);
        assert_eq!(error.body(), vector.body.as_bytes(), "{}", vector.id);
        let recorded = vector.python_sdk.as_ref().map(recorded);
        let recorded = recorded
            .as_ref()
            .map(|(code, message, id)| (Some(code.as_str()), message.as_str(), id.as_deref()));
        if let Some((_, expected, why)) = BETTER.iter().find(|(id, ..)| *id == vector.id) {
            assert_eq!(found, *expected, "{}: {why}", vector.id);
            assert_ne!(Some(found), recorded, "{} is no exception", vector.id);
            better += 1;
        } else {
            assert_eq!(Some(found), recorded, "{}", vector.id);
        }
        let encoded = vector.python_sdk.and_then(|sdk| sdk.encoded_authorization_message);
        assert_eq!(error.encoded_authorization_message(), encoded.as_deref());
    }
    assert_eq!(better, BETTER.len(), "an exception has disappeared");
}

/// Numbers as texts: that is how we give codes.
fn recorded(sdk: &PythonSdk) -> (String, String, Option<String>) {
    let code = sdk.error_code.as_str().map(str::to_owned);
    let code = code.unwrap_or_else(|| sdk.error_code.to_string());
    (code, sdk.error_msg.clone(), sdk.request_id.clone())
}

#[tokio::test]
async fn the_text_is_one_line_with_everything() {
    let body = r#"{"error_code": "MRS.1", "error_msg": "two\nlines"}"#;
    let error = failure(404, &[("X-Request-Id", "req-9")], body).await;
    let expected = "mrs list_jobs: 404 Not Found, code MRS.1: two lines (request req-9)";
    assert_eq!(error.to_string(), expected);
    assert_eq!(error.code(), Some("MRS.1"));
    assert_eq!(error.message(), "two\nlines");
    assert_eq!(error.request_id(), Some("req-9"));
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
}

#[tokio::test]
async fn details_are_listed_and_do_not_pass_for_the_error() {
    let body = r#"{"details": [{"error_code": "D.1", "error_msg": "cause"}, "x", {}],
                   "error_msg": "outer"}"#;
    let Error::Service(error) = failure(400, &[], body).await else {
        panic!("not a response of the service");
    };
    assert_eq!((error.code(), error.message()), (None, "outer"));
    assert_eq!(error.details().len(), 1);
    assert_eq!(error.details()[0].code.as_deref(), Some("D.1"));
    assert_eq!(error.details()[0].message, "cause");
}

#[tokio::test]
async fn a_long_message_is_cut() {
    let body = format!(r#"{{"error_msg": "{}"}}"#, "é".repeat(10_000));
    let error = failure(500, &[], &body).await;
    assert_eq!(error.message().chars().count(), 501);
    assert!(error.message().ends_with('…'));
}

#[tokio::test]
async fn the_trace_of_the_identity_service_is_a_request_identifier() {
    let error = failure(500, &[("X-IAM-Trace-Id", "trace-1")], "").await;
    assert_eq!(error.request_id(), Some("trace-1"));
}

#[tokio::test]
async fn questions_about_an_error_are_answered() {
    let coded = |code: &str| format!(r#"{{"error_code": "{code}", "error_msg": "m"}}"#);
    let cases = [
        (429, coded("X"), [true, false, false]),
        (400, coded("APIGW.0308"), [true, false, false]),
        (400, coded("APIG.0308"), [true, false, false]),
        (401, coded("X"), [false, true, false]),
        (403, coded("X"), [false, true, false]),
        (400, coded("APIGW.0301"), [false, true, false]),
        (404, coded("X"), [false, false, true]),
        (400, coded("MRS.0308"), [false, false, false]),
        (500, String::new(), [false, false, false]),
    ];
    for (status, body, expected) in cases {
        let error = failure(status, &[], &body).await;
        let found = [error.is_throttled(), error.is_auth(), error.is_not_found()];
        assert_eq!(found, expected, "{status} {body}");
        assert!(!error.is_timeout(), "{status} {body}");
    }
}
