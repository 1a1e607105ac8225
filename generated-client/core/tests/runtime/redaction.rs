//! A planted secret never shows, whatever is printed.

use std::fmt::Debug;

use huaweicloud_client::core::signing::{AccessKey, SigningRequest, sign};
use huaweicloud_client::core::{Metadata, Operation as _, Request};
use huaweicloud_client::{Client, Credentials, Error};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::client_with;
use crate::service::{CreateJob, Job, ListJobs, ListJobsResponse};

const PLANTED: &str = "planted-secret";

fn assert_hidden(printed: &impl Debug) {
    for shown in [format!("{printed:?}"), format!("{printed:#?}")] {
        assert!(!shown.contains(PLANTED), "{shown}");
    }
}

fn assert_error_hides(error: &Error) {
    assert_hidden(error);
    assert!(!error.to_string().contains(PLANTED), "{error}");
    assert!(!error.message().contains(PLANTED), "{error}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        assert!(!cause.to_string().contains(PLANTED), "{cause}");
        assert_hidden(&cause);
        source = cause.source();
    }
}

fn all_credentials() -> [Credentials; 4] {
    let key = || Credentials::access_key("ak", PLANTED).project_id("p1");
    [
        key(),
        key().security_token(PLANTED),
        Credentials::access_key("ak", "sk").security_token(PLANTED).project_id("p1"),
        Credentials::token(PLANTED).project_id("p1"),
    ]
}

async fn failure(credentials: Credentials, status: u16, body: &str) -> Error {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(status).set_body_string(body);
    let response = response.insert_header("X-Subject-Token", PLANTED);
    Mock::given(any()).respond_with(response).mount(&server).await;
    let client = client_with(&server.uri(), credentials);
    ListJobs::new("c1").send(&client).await.unwrap_err()
}

#[test]
fn credentials_builders_and_clients() {
    for credentials in all_credentials() {
        assert_hidden(&credentials);
        let builder = Client::builder().endpoint("http://localhost").credentials(credentials);
        assert_hidden(&builder);
        assert_hidden(&builder.build().unwrap());
    }
    // Refusing credentials does not quote them.
    let malformed = format!("{PLANTED}\n");
    let builder = Client::builder().endpoint("http://localhost");
    let error = builder.credentials(Credentials::token(malformed)).build().unwrap_err();
    assert_error_hides(&error);
}

#[test]
fn signing() {
    let key = AccessKey { id: PLANTED, secret: PLANTED };
    assert_hidden(&key);
    let request = SigningRequest {
        method: "GET",
        path: "/",
        query: &[],
        headers: &[("x-security-token", PLANTED)],
        body: b"",
        date: "20240102T030405Z",
    };
    let signature = sign(key, &request);
    assert!(signature.authorization.contains(PLANTED));
    assert_hidden(&signature);
    let (_, digits) = signature.authorization.rsplit_once('=').unwrap();
    assert!(!format!("{signature:?}").contains(digits));
}

#[test]
fn operations_requests_and_models() {
    let operation = CreateJob::new("n", PLANTED);
    assert_hidden(&operation);
    let request = operation.request().unwrap();
    assert!(String::from_utf8_lossy(request.body()).contains(PLANTED));
    assert_hidden(&request);
    let job = Job { password: Some(PLANTED.into()), ..Job::default() };
    assert_hidden(&job);
    let undocumented = serde_json::json!({"token": PLANTED, "more": {"token": PLANTED}});
    let undocumented = undocumented.to_string();
    assert_hidden(&huaweicloud_client::core::codec::decode::<Job>(undocumented.as_bytes()).unwrap());
}

#[tokio::test]
async fn errors_of_services_that_quote_credentials() {
    let body = format!(
        r#"{{"error_code": "X", "error_msg": "token {PLANTED} is stale",
            "details": [{{"error_msg": "{PLANTED}"}}]}}"#
    );
    for credentials in all_credentials() {
        let error = failure(credentials, 401, &body).await;
        assert_error_hides(&error);
        assert!(error.message().contains("[redacted]"), "{error}");
    }
}

#[tokio::test]
async fn messages_that_are_cut_within_a_secret() {
    let body = format!(r#"{{"error_msg": "{}{PLANTED}"}}"#, "x".repeat(495));
    let error = failure(Credentials::token(PLANTED).project_id("p"), 400, &body).await;
    assert!(error.message().ends_with("x[reda…"), "{error}");
}

#[test]
fn mistakes_in_paths_that_hold_a_secret() {
    let metadata = Metadata::new("mrs", "try", http::Method::GET, "/x/{key}");
    let secret: huaweicloud_client::Secret<String> = PLANTED.into();
    let error = Request::new(&metadata).path("key", &secret).path("kye", "v").finish().unwrap_err();
    assert_error_hides(&error);
}

#[tokio::test]
async fn responses_that_cannot_be_read() {
    let bodies = [
        format!(r#"{{"total": "{PLANTED}"}}"#),
        format!(r#"{{"job_list": [{{"start_time": ["{PLANTED}"]}}]}}"#),
        format!(r#"{{"job_list": ["{PLANTED}"]}}"#),
        format!(r#"{{"job_list": ["{PLANTED}, expected {PLANTED}"]}}"#),
        format!(r#"{{"job_list": ["{PLANTED} at line 1"]}}"#),
        format!(r#""{PLANTED}""#),
        format!(r#"{{"total": {PLANTED}}}"#),
        format!("<html>{PLANTED}</html>"),
        PLANTED.to_owned(),
    ];
    for body in bodies {
        let error = failure(Credentials::access_key("ak", "sk").project_id("p"), 200, &body).await;
        assert!(matches!(error, Error::Decode(_)), "{body}");
        assert_error_hides(&error);
    }
}

#[tokio::test]
async fn responses_that_can() {
    let server = MockServer::start().await;
    let body = format!(r#"{{"job_list": [{{"password": "{PLANTED}"}}]}}"#);
    let response = ResponseTemplate::new(200).set_body_string(body);
    let response = response.insert_header("X-Subject-Token", PLANTED);
    Mock::given(any()).respond_with(response).mount(&server).await;
    let client = client_with(&server.uri(), Credentials::token("t").project_id("p"));
    let response = ListJobs::new("c1").send(&client).await.unwrap();
    assert_hidden(&response);
    let list: ListJobsResponse = response.into_inner();
    let password = list.job_list.unwrap()[0].password.clone().unwrap();
    assert_eq!(password.expose(), PLANTED);
    let raw = client.send_raw(ListJobs::new("c1").request().unwrap()).await.unwrap();
    assert_hidden(&raw);
}

#[tokio::test]
async fn broken_connections() {
    // The address holds a secret parameter.
    let metadata = Metadata::new("mrs", "try", http::Method::GET, "/x");
    let request = Request::new(&metadata).query("key", PLANTED).finish().unwrap();
    for credentials in all_credentials() {
        let client = client_with("http://127.0.0.1:9", credentials);
        let error = client.send_raw(request.clone()).await.unwrap_err();
        assert!(matches!(error, Error::Transport { .. }), "{error:?}");
        assert_error_hides(&error);
    }
}
