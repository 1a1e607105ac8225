//! What arrives at a server, byte for byte, and that it is what was signed.

use huaweicloud_client::Credentials;
use huaweicloud_client::core::signing::{AccessKey, SigningRequest, sign};
use huaweicloud_client::core::{Metadata, Request, RequestBuilder};
use serde_json::Value;
use wiremock::MockServer;

use crate::server::{Received, Server, client, client_with, credentials};
use crate::service::{CreateJob, DeleteTag, JobState, ListJobs};

const KEY: AccessKey<'_> = AccessKey { id: "HPUATESTAK", secret: "test-secret-key" };

/// The pairs of a query as a server decodes them.
fn decoded_pairs(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let bytes = percent_encoding::percent_decode_str(text);
        bytes.decode_utf8().unwrap().into_owned()
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

/// Signs what arrived as a server does: only the headers that the signature lists.
fn assert_signed(received: &Received) {
    let authorization = received.header("authorization").unwrap();
    let listed = authorization.split("SignedHeaders=").nth(1).unwrap();
    let listed: Vec<_> = listed.split(',').next().unwrap().split(';').collect();
    let (path, query) = received.target.split_once('?').unwrap_or((&received.target, ""));
    let headers: Vec<_> = listed.iter().map(|name| (*name, received.header(name).unwrap())).collect();
    let request = SigningRequest {
        method: &received.method,
        path,
        query: &decoded_pairs(query),
        headers: &headers,
        body: &received.body,
        date: received.header("x-sdk-date").unwrap(),
    };
    assert_eq!(sign(KEY, &request).authorization, authorization);
    assert!(listed.is_sorted_by(|one, next| one < next), "{authorization}");
    for expected in ["host", "x-sdk-date", "content-type", "x-project-id"] {
        assert!(listed.contains(&expected), "{expected} is not signed: {authorization}");
    }
    for rewritten in ["user-agent", "accept", "content-length", "connection"] {
        assert!(!listed.contains(&rewritten), "{rewritten} is signed: {authorization}");
    }
}

#[tokio::test]
async fn a_get_with_everything_arrives_as_it_was_signed() {
    let server = Server::ok();
    let mut operation = ListJobs::new("c 1");
    operation.limit = Some(10);
    operation.state = Some(vec![JobState::from("z"), JobState::from("é & a"), JobState::from("")]);
    operation.language = Some("zh-cn 集".to_owned());
    operation.send(&client(&server.endpoint)).await.unwrap();
    let received = server.received();
    assert_eq!(received.method, "GET");
    let expected = "/v2/0123456789abcdef/clusters/c%201/jobs\
                    ?pageSize=10&state=&state=z&state=%C3%A9%20%26%20a&view=full";
    assert_eq!(received.target, expected);
    assert_eq!(received.header("x-language"), Some("zh-cn 集"));
    assert_eq!(received.header("x-project-id"), Some("0123456789abcdef"));
    assert_eq!(received.header("content-type"), Some("application/json"));
    let user_agent = received.header("user-agent").unwrap();
    assert!(user_agent.starts_with("huaweicloud-client"), "{user_agent}");
    assert_signed(&received);
    assert!(received.header("authorization").unwrap().contains("x-language"));
}

#[tokio::test]
async fn a_post_carries_the_body_that_was_signed() {
    let server = Server::ok();
    let operation = CreateJob::new("集群", "pass");
    client(&server.endpoint).send(&operation).await.unwrap();
    let received = server.received();
    assert_eq!(received.method, "POST");
    let expected = r#"{"name":"集群","password":"pass"}"#;
    assert_eq!(String::from_utf8_lossy(&received.body), expected);
    assert_eq!(received.header("x-sdk-content-sha256"), None);
    assert_signed(&received);
}

#[tokio::test]
async fn the_date_is_the_time_of_sending_in_utc() {
    let now = || jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let server = Server::ok();
    let before = now();
    client(&server.endpoint).send(&DeleteTag::new("c1", "k")).await.unwrap();
    let received = server.received();
    let date = received.header("x-sdk-date").unwrap();
    assert_eq!(date.len(), "20240102T030405Z".len());
    assert!((before.as_str()..=now().as_str()).contains(&date), "{date}");
}

#[tokio::test]
async fn an_encoded_slash_stays_encoded() {
    let server = Server::ok();
    let operation = DeleteTag::new("c1", "a/b?c=中%2F+~'");
    client(&server.endpoint).send(&operation).await.unwrap();
    let received = server.received();
    let expected = "/v1.1/0123456789abcdef/clusters/c1/tags/a%2Fb%3Fc%3D%E4%B8%AD%252F%2B~%27";
    assert_eq!((received.method.as_str(), received.target.as_str()), ("DELETE", expected));
    assert_signed(&received);
}

#[tokio::test]
async fn a_path_that_would_be_changed_is_not_sent() {
    let server = MockServer::start().await;
    let client = client(&server.uri());
    for key in ["", ".", ".."] {
        assert!(client.send(&DeleteTag::new("c1", key)).await.is_err(), "{key:?}");
        assert!(client.send(&DeleteTag::new(key, "k")).await.is_err(), "{key:?}");
    }
    // The URL type would drop or rewrite these.
    for path in ["/a/%2e%2e/b", "/a\\b", "/a b", "/a#b", "/集"] {
        let error = client.send_raw(post(path).finish().unwrap()).await.unwrap_err();
        assert!(error.to_string().contains("cannot be sent"), "{path}: {error}");
    }
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_token_goes_without_a_signature() {
    let server = Server::ok();
    let token = Credentials::token("the-token").project_id("p1");
    let client = client_with(&server.endpoint, token);
    client.send(&DeleteTag::new("c1", "k")).await.unwrap();
    let received = server.received();
    assert_eq!(received.header("x-auth-token"), Some("the-token"));
    assert_eq!(received.target, "/v1.1/p1/clusters/c1/tags/k");
    for absent in ["authorization", "x-sdk-date", "x-project-id", "x-security-token"] {
        assert_eq!(received.header(absent), None, "{absent}");
    }
}

#[tokio::test]
async fn a_temporary_key_sends_and_signs_its_token() {
    let server = Server::ok();
    let client = client_with(&server.endpoint, credentials().security_token("session"));
    client.send(&DeleteTag::new("c1", "k")).await.unwrap();
    let received = server.received();
    assert_eq!(received.header("x-security-token"), Some("session"));
    assert!(received.header("authorization").unwrap().contains("x-security-token"));
    assert_signed(&received);
}

#[tokio::test]
async fn an_empty_security_token_is_none() {
    let server = Server::ok();
    let client = client_with(&server.endpoint, credentials().security_token(""));
    client.send(&DeleteTag::new("c1", "k")).await.unwrap();
    assert_eq!(server.received().header("x-security-token"), None);
}

#[tokio::test]
async fn an_account_is_named_where_no_project_is_known() {
    let server = Server::ok();
    let account = Credentials::access_key("ak", "sk").domain_id("d1");
    let request = post("/v3/{domain_id}/users").finish().unwrap();
    client_with(&server.endpoint, account).send_raw(request).await.unwrap();
    let received = server.received();
    assert_eq!(received.target, "/v3/d1/users");
    assert_eq!(received.header("x-domain-id"), Some("d1"));
    assert_eq!(received.header("x-project-id"), None);
}

#[tokio::test]
async fn an_authorization_of_the_operation_is_kept() {
    let server = Server::ok();
    let request = post("/x").header("Authorization", "Bearer x").finish().unwrap();
    client(&server.endpoint).send_raw(request).await.unwrap();
    let received = server.received();
    assert_eq!(received.header("authorization"), Some("Bearer x"));
    assert_eq!(received.header("x-project-id"), Some("0123456789abcdef"));
}

#[tokio::test]
async fn headers_of_the_operation_are_kept_and_signed() {
    let server = Server::ok();
    let given = [
        ("Host", "override.example"),
        ("X-Sdk-Date", "20240102T030405Z"),
        ("X-Project-Id", "another"),
        ("User-Agent", "another"),
        ("Accept", "text/plain"),
    ];
    let request = given.iter().fold(post("/x"), |request, (name, value)| request.header(name, value));
    let client = client(&server.endpoint);
    client.send_raw(request.finish().unwrap()).await.unwrap();
    let received = server.received();
    for (name, value) in given {
        assert_eq!(received.header(&name.to_lowercase()), Some(value), "{name}");
    }
    assert_signed(&received);
}

#[tokio::test]
async fn a_body_that_is_no_json_is_declared_unhashed() {
    let server = Server::ok();
    let request = post("/x").body("application/octet-stream", b"\0bin".to_vec());
    client(&server.endpoint).send_raw(request.finish().unwrap()).await.unwrap();
    let received = server.received();
    assert_eq!(received.body, b"\0bin");
    assert_eq!(received.header("x-sdk-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert_eq!(received.header("content-type"), Some("application/octet-stream"));
    assert_signed(&received);
}

/// Whole calls of the vendor's Python SDK that are not repeated, and why.
const DIFFERENT_CALLS: [(&str, &str); 2] = [
    ("g07-client-get-without-content-type", "leaving the header out is an option of that SDK"),
    ("g08-client-int-sort", "that SDK sorts numbers as such"),
];

#[tokio::test]
async fn whole_calls_match_those_of_the_python_sdk() {
    let is_call = |vector: &Value| vector["via"] == "client";
    let calls = crate::signing::vectors().into_iter().filter(is_call);
    let mut compared = 0;
    for vector in calls {
        let id = vector["id"].as_str().unwrap();
        let received = repeat(&vector["input"]).await;
        let expected = &vector["expected"];
        let same_target = received.target == expected["request_target"];
        let sent = expected["headers"].as_object().unwrap();
        let same_headers = ["Content-Type", "X-Project-Id"]
            .iter()
            .all(|name| received.header(&name.to_lowercase()) == sent.get(*name).and_then(Value::as_str));
        let differs = DIFFERENT_CALLS.iter().any(|(listed, _)| *listed == id);
        assert_eq!(same_target && same_headers, !differs, "{id}: {received:?}");
        compared += 1;
    }
    assert_eq!(compared, 8);
}

/// Makes a recorded call with this client.
async fn repeat(input: &Value) -> Received {
    let server = Server::ok();
    let method = input["method"].as_str().unwrap().parse().unwrap();
    let path = input["path_template"].as_str().unwrap().to_owned();
    let metadata = Metadata::new("mrs", "recorded", method, path.leak());
    let mut request = Request::new(&metadata);
    for (name, value) in input["path_params"].as_object().unwrap() {
        request = request.path(name, value.as_str().unwrap());
    }
    for pair in input["query"].as_array().unwrap() {
        request = request.query(pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
    }
    if let Some(body) = input["body"].get("json") {
        request = request.payload(body);
    }
    let project = input["credentials"]["project_id"].as_str().unwrap();
    let client = client_with(&server.endpoint, credentials().project_id(project));
    client.send_raw(request.finish().unwrap()).await.unwrap();
    server.received()
}

fn post(path: &'static str) -> RequestBuilder {
    Request::new(&Metadata::new("mrs", "try", http::Method::POST, path))
}
