//! Where credentials come from, against a server that plays the identity and metadata services.

use std::sync::atomic::Ordering;
use std::time::Duration;

use huaweicloud_client::core::Operation as _;
use huaweicloud_client::credentials::{
    Agency, Chain, EcsMetadata, Environment, Password, ProfileFile, ProvideCredentials,
};
use huaweicloud_client::{Client, Credentials, Error};
use serde_json::{Value, json};
use wiremock::matchers::{any, body_json, header, header_exists, method, path, query_param};
use wiremock::{Mock, MockBuilder, MockServer, Request, ResponseTemplate};

use crate::child::in_child;
use crate::identity::Numbered;
use crate::service::DeleteTag;

/// What must never be printed.
pub(crate) const PLANTED: &str = "planted-secret";

pub(crate) fn json_response(status: u16, body: Value) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(body)
}

pub(crate) fn ok() -> ResponseTemplate {
    json_response(200, json!({}))
}

/// A time so many seconds from now, as the services write it.
fn in_seconds(seconds: i64) -> String {
    let time = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(seconds);
    time.strftime("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// A client in a region of a cloud that is this one server.
pub(crate) fn client(server: &MockServer, provider: impl ProvideCredentials) -> Client {
    let builder = Client::builder().region("cn-north-4").endpoint_pattern(server.uri());
    builder.credentials(provider).build().unwrap()
}

pub(crate) async fn mount(server: &MockServer, mock: MockBuilder, response: ResponseTemplate, times: u64) {
    mock.respond_with(response).expect(times).mount(server).await;
}

/// What the service received that is not the identity service's or the metadata's.
pub(crate) async fn calls(server: &MockServer) -> Vec<Request> {
    let received = server.received_requests().await.unwrap();
    received.into_iter().filter(|request| request.url.path().contains("/clusters/")).collect()
}

pub(crate) fn delete() -> DeleteTag {
    DeleteTag::new("c1", "k")
}

fn assert_hidden(error: &Error) {
    for shown in [error.to_string(), format!("{error:?}"), format!("{error:#?}")] {
        assert!(!shown.contains(PLANTED), "{shown}");
    }
}

/// The access keys of the calls that arrived.
pub(crate) async fn keys(server: &MockServer) -> Vec<String> {
    let key = |request: &Request| {
        let authorization = request.headers["authorization"].to_str().unwrap();
        let key = authorization.split("Access=").nth(1).unwrap();
        key.split(',').next().unwrap().to_owned()
    };
    calls(server).await.iter().map(key).collect()
}

fn tokens() -> MockBuilder {
    Mock::given(method("POST")).and(path("/v3/auth/tokens")).and(query_param("nocatalog", "true"))
}

fn token(seconds: i64) -> ResponseTemplate {
    let body = json!({"token": {"expires_at": in_seconds(seconds), "project": {"id": "p7"}}});
    json_response(201, body).insert_header("X-Subject-Token", PLANTED)
}

#[tokio::test]
async fn a_password_becomes_a_token_once() {
    let server = MockServer::start().await;
    let user = json!({"name": "user", "password": PLANTED, "domain": {"name": "account"}});
    let wanted = json!({"auth": {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {"project": {"name": "cn-north-4"}},
    }});
    mount(&server, tokens().and(body_json(wanted)), token(86_400), 1).await;
    mount(&server, Mock::given(path("/v1.1/p7/clusters/c1/tags/k")), ok(), 20).await;
    let password = Password::new("account", "user", PLANTED);
    assert!(!format!("{password:?}").contains(PLANTED));
    let client = client(&server, password);
    let call = || {
        let client = client.clone();
        tokio::spawn(async move { client.send(&delete()).await.map(drop) })
    };
    for call in (0..20).map(|_| call()).collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    for request in calls(&server).await {
        assert_eq!(request.headers["x-auth-token"], PLANTED);
        assert!(!request.headers.contains_key("authorization"));
    }
    assert!(!format!("{client:?}").contains(PLANTED));
}

#[tokio::test]
async fn the_scope_of_a_token_is_the_project_or_the_account() {
    let scope = async |client: &Client, server: &MockServer| {
        client.send(&delete()).await.unwrap_err();
        let received = server.received_requests().await.unwrap();
        received.last().unwrap().body_json::<Value>().unwrap()["auth"]["scope"].clone()
    };
    let server = MockServer::start().await;
    let password = || Password::new("account", "user", "p");
    let named = client(&server, password().project_id("p1"));
    assert_eq!(scope(&named, &server).await, json!({"project": {"id": "p1"}}));
    let builder = Client::builder().endpoint_of("iam", server.uri()).endpoint_of("mrs", server.uri());
    let nowhere = builder.credentials(password()).build().unwrap();
    assert_eq!(scope(&nowhere, &server).await, json!({"domain": {"name": "account"}}));
}

#[tokio::test]
async fn a_refused_password_is_the_error_of_the_identity_service() {
    let server = MockServer::start().await;
    let message = format!("the password {PLANTED} of user is wrong");
    let refusal = json_response(401, json!({"error": {"code": 401, "message": message}}));
    mount(&server, tokens(), refusal, 1).await;
    let client = client(&server, Password::new("account", "user", PLANTED));
    let error = client.send(&delete()).await.unwrap_err();
    assert!(error.is_auth());
    assert!(error.to_string().starts_with("iam create_token: 401"), "{error}");
    assert_hidden(&error);
    assert!(calls(&server).await.is_empty());
}

#[tokio::test]
async fn a_token_response_that_lacks_something_is_refused() {
    let without_time = json_response(201, json!({})).insert_header("X-Subject-Token", PLANTED);
    for (response, expected) in [
        (json_response(201, json!({})), "has no X-Subject-Token"),
        (without_time, "has no expires_at"),
        (ResponseTemplate::new(201).set_body_string("<html>"), "has no X-Subject-Token"),
    ] {
        let server = MockServer::start().await;
        mount(&server, tokens(), response, 1).await;
        let client = client(&server, Password::new("account", "user", "p"));
        let error = client.send(&delete()).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert_hidden(&error);
    }
}

fn temporary(seconds: i64) -> Value {
    let key = json!({
        "access": "tak", "secret": PLANTED, "securitytoken": "session",
        "expires_at": in_seconds(seconds),
    });
    json!({"credential": key})
}

#[tokio::test]
async fn a_cloud_server_has_a_key_of_its_own() {
    let server = MockServer::start().await;
    let token = Mock::given(method("PUT")).and(path("/meta-data/latest/api/token"));
    let token = token.and(header("X-Metadata-Token-Ttl-Seconds", "21600"));
    mount(&server, token, ResponseTemplate::new(200).set_body_string("metadata-token\n"), 1).await;
    let key = Mock::given(method("GET")).and(path("/openstack/latest/securitykey"));
    let key = key.and(header("X-Metadata-Token", "metadata-token"));
    mount(&server, key, json_response(200, temporary(3600)), 1).await;
    mount(&server, Mock::given(method("DELETE")).and(header("x-security-token", "session")), ok(), 2).await;
    let client = client(&server, EcsMetadata::at(server.uri())).with_project("p");
    client.send(&delete()).await.unwrap();
    client.send(&delete()).await.unwrap();
    assert_eq!(keys(&server).await, ["tak", "tak"]);
}

#[tokio::test]
async fn the_first_version_of_the_metadata_service_knows_no_tokens() {
    for status in [404, 405, 503] {
        let server = MockServer::start().await;
        mount(&server, Mock::given(method("PUT")), ResponseTemplate::new(status), 1).await;
        let key = Mock::given(path("/openstack/latest/securitykey"));
        mount(&server, key, json_response(200, temporary(3600)), 1).await;
        mount(&server, Mock::given(method("DELETE")), ok(), 1).await;
        let client = client(&server, EcsMetadata::at(server.uri())).with_project("p");
        client.send(&delete()).await.unwrap();
    }
}

#[tokio::test]
async fn a_metadata_service_that_has_no_key_is_told_from_none() {
    let broken = json_response(200, json!({"credential": {"access": "a", "secret": PLANTED}}));
    for (response, expected) in [
        (ResponseTemplate::new(404), "the server has no agency"),
        (ResponseTemplate::new(401).set_body_string("no"), "ecs metadata: 401"),
        (broken, "has no access key"),
    ] {
        let server = MockServer::start().await;
        mount(&server, Mock::given(method("PUT")), ResponseTemplate::new(404), 1).await;
        mount(&server, Mock::given(method("GET")), response, 1).await;
        let error = client(&server, EcsMetadata::at(server.uri())).send(&delete()).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert_hidden(&error);
    }
}

#[tokio::test]
async fn a_metadata_service_that_quotes_its_token() {
    let server = MockServer::start().await;
    mount(&server, Mock::given(method("PUT")), ResponseTemplate::new(200).set_body_string(PLANTED), 1).await;
    let refusal = json!({"error_msg": format!("the token {PLANTED} is stale")});
    mount(&server, Mock::given(method("GET")), json_response(401, refusal), 1).await;
    let error = client(&server, EcsMetadata::at(server.uri())).send(&delete()).await.unwrap_err();
    assert!(error.to_string().contains("the token [redacted] is stale"), "{error}");
    assert_hidden(&error);
}

#[tokio::test]
async fn an_agency_is_assumed_with_the_own_key() {
    let server = MockServer::start().await;
    let role = json!({"agency_name": "agency", "domain_name": "other", "duration_seconds": 900});
    let wanted = json!({"auth": {"identity": {"methods": ["assume_role"], "assume_role": role}}});
    let assume = Mock::given(method("POST")).and(path("/v3.0/OS-CREDENTIAL/securitytokens"));
    let assume = assume.and(body_json(wanted)).and(header_exists("authorization"));
    mount(&server, assume, json_response(201, temporary(900)), 1).await;
    mount(&server, Mock::given(method("DELETE")), ok(), 1).await;
    let own = Credentials::access_key("own", PLANTED);
    let agency = Agency::new("other", "agency", own).lifetime(Duration::from_secs(900));
    assert!(!format!("{agency:?}").contains(PLANTED));
    client(&server, agency).with_project("p").send(&delete()).await.unwrap();
    assert_eq!(keys(&server).await, ["tak"]);
    let received = server.received_requests().await.unwrap();
    assert!(received[0].headers["authorization"].to_str().unwrap().contains("Access=own,"));
}

#[tokio::test]
async fn an_agency_that_is_refused_says_so() {
    let server = MockServer::start().await;
    let message = format!("{PLANTED} may not");
    let refusal = json_response(403, json!({"error": {"code": "X", "message": message}}));
    mount(&server, Mock::given(method("POST")), refusal, 1).await;
    let agency = Agency::new("other", "agency", Credentials::access_key("own", PLANTED));
    let error = client(&server, agency).send(&delete()).await.unwrap_err();
    assert!(error.to_string().starts_with("iam assume_agency: 403"), "{error}");
    assert_hidden(&error);
}

#[tokio::test]
async fn a_chain_says_what_each_provider_lacked() {
    let server = MockServer::start().await;
    mount(&server, Mock::given(method("PUT")), ResponseTemplate::new(404), 1).await;
    let chain = Chain::new()
        .then("first", Numbered::new(Duration::from_secs(1), 0))
        .then("file", ProfileFile::default().path("/nowhere/credentials"))
        .then("server", EcsMetadata::at(server.uri()));
    let error = client(&server, chain).send(&delete()).await.unwrap_err();
    let expected = "no provider has credentials; first: failure 0; \
                    file: /nowhere/credentials cannot be read: ";
    assert!(error.to_string().starts_with(expected), "{error}");
    assert!(
        error.to_string().ends_with(
            "server: ecs metadata: the response has no access key: \
                                         the server has no agency"
        ),
        "{error}"
    );
}

#[tokio::test]
async fn a_chain_ends_at_the_first_that_has_credentials() {
    let server = MockServer::start().await;
    mount(&server, Mock::given(any()), ok(), 1).await;
    let last = Numbered::new(Duration::from_secs(60), 9);
    let chain = Chain::new()
        .then("fails", Numbered::new(Duration::from_secs(60), 0))
        .then("works", Numbered::new(Duration::from_secs(60), 9))
        .then("is not asked", last.clone());
    client(&server, chain).send(&delete()).await.unwrap();
    assert_eq!(keys(&server).await, ["ak0"]);
    assert_eq!(last.made.load(Ordering::SeqCst), 0);
}

/// The access key that a file leads to, or why it does not.
async fn from_file(text: &str, file: impl Fn(ProfileFile) -> ProfileFile) -> String {
    let name = format!("huaweicloud-client-{}-{}", std::process::id(), text.len());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, text).unwrap();
    let builder = Client::builder().endpoint("http://127.0.0.1:9");
    let client = builder.credentials(file(ProfileFile::default().path(&path))).build().unwrap();
    let signed = client.sign(delete().request().unwrap()).await;
    std::fs::remove_file(&path).unwrap();
    match signed {
        Ok(signed) => {
            format!("{} {}", signed.uri().path(), signed.headers()["authorization"].to_str().unwrap())
        }
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn a_profile_file_is_read() {
    let usual = |file: ProfileFile| file;
    let two = "\u{feff}# mine\r\n[other]\r\nak=other\r\nsk=x\r\nproject_id=po\r\n\r\n\
               [basic]\r\nak = mine\r\nsk = a=b\r\nproject_id = pm\r\n";
    let read = from_file(two, usual).await;
    assert!(read.starts_with("/v1.1/pm/") && read.contains("Access=mine,"), "{read}");
    let read = from_file(two, |file| file.section("other")).await;
    assert!(read.starts_with("/v1.1/po/") && read.contains("Access=other,"), "{read}");
    for name in ["basiccredentials", "basic.credentials", "global"] {
        let read = from_file(&format!("[{name}]\nak=a\nsk=b\nproject_id=p\n"), usual).await;
        assert!(read.contains("Access=a,"), "{read}");
    }
    for (text, expected) in [
        ("", "there is no section [basic]"),
        ("[basic]\nsk=b", "the section [basic] has no ak"),
        ("[basic]\nak=a\nsk=\n[x]\nsk=b", "the section [basic] has no sk"),
    ] {
        let error = from_file(text, usual).await;
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_client_finds_its_credentials_in_the_environment() {
    let variables = [
        ("HUAWEICLOUD_SDK_AK", "env-ak"),
        ("HUAWEICLOUD_SDK_SK", "env-sk"),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "env-p"),
        ("HUAWEICLOUD_SDK_REGION", "cn-north-4"),
    ];
    in_child("credentials::child_with_credentials", &variables);
}

#[tokio::test]
#[ignore = "run with an environment of its own by the test above"]
async fn child_with_credentials() {
    let given = Client::builder().credentials(Environment).build().unwrap();
    let found = Client::builder().build().unwrap();
    for client in [given, found] {
        let signed = client.sign(delete().request().unwrap()).await.unwrap();
        let expected = "https://mrs.cn-north-4.myhuaweicloud.com/v1.1/env-p/clusters/c1/tags/k";
        assert_eq!(signed.uri(), expected);
        assert!(signed.headers()["authorization"].to_str().unwrap().contains("Access=env-ak,"));
    }
}
