//! What a client keeps of its credentials, and finds out about their owner.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use huaweicloud_client::core::{BoxFuture, Metadata, Request};
use huaweicloud_client::credentials::{ProvideCredentials, ProviderContext};
use huaweicloud_client::{Client, Credentials, Error};
use serde_json::json;
use wiremock::matchers::{any, header, header_exists, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::credentials::{PLANTED, calls, client, delete, json_response, keys, mount, ok};
use crate::service::ListJobs;

/// Provides keys that are numbered, valid for so long, until it fails.
#[derive(Clone, Debug)]
pub(crate) struct Numbered {
    pub made: Arc<AtomicUsize>,
    lifetime: Duration,
    fails_after: usize,
}

impl Numbered {
    pub(crate) fn new(lifetime: Duration, fails_after: usize) -> Self {
        Self { made: Arc::default(), lifetime, fails_after }
    }
}

impl ProvideCredentials for Numbered {
    fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let number = self.made.fetch_add(1, Ordering::SeqCst);
            if number >= self.fails_after {
                return Err(Error::Credentials { message: format!("failure {number}") });
            }
            let credentials = Credentials::access_key(format!("ak{number}"), "sk").project_id("p");
            Ok(credentials.expires_at(SystemTime::now() + self.lifetime))
        })
    }
}

#[tokio::test]
async fn credentials_are_renewed_before_they_run_out() {
    let server = MockServer::start().await;
    mount(&server, Mock::given(any()), ok(), 3).await;
    // Half of a second is left when the first ones are replaced.
    let client = client(&server, Numbered::new(Duration::from_secs(1), 9));
    client.send(&delete()).await.unwrap();
    client.send(&delete()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(600)).await;
    client.send(&delete()).await.unwrap();
    assert_eq!(keys(&server).await, ["ak0", "ak0", "ak1"]);
}

#[tokio::test]
async fn callers_that_wait_share_a_failure() {
    let server = MockServer::start().await;
    let provider = Numbered::new(Duration::from_secs(60), 0);
    let made = provider.made.clone();
    let client = client(&server, provider);
    let call = || {
        let client = client.clone();
        tokio::spawn(async move { client.send(&delete()).await.unwrap_err().to_string() })
    };
    for call in (0..20).map(|_| call()).collect::<Vec<_>>() {
        assert_eq!(call.await.unwrap(), "failure 0");
    }
    assert_eq!(made.load(Ordering::SeqCst), 1);
    // Who comes later tries again.
    assert_eq!(client.send(&delete()).await.unwrap_err().to_string(), "failure 1");
}

#[tokio::test]
async fn what_a_provider_returns_is_checked() {
    #[derive(Debug)]
    struct Malformed;
    impl ProvideCredentials for Malformed {
        fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
            Box::pin(async { Ok(Credentials::token(format!("{PLANTED}\n"))) })
        }
    }
    let server = MockServer::start().await;
    let error = client(&server, Malformed).send(&delete()).await.unwrap_err();
    assert_eq!(error.to_string(), "the token is malformed");
}

fn projects(ids: &[&str]) -> ResponseTemplate {
    let projects = ids.iter().map(|id| json!({"id": id, "name": "cn-north-4"}));
    json_response(200, json!({"projects": projects.collect::<Vec<_>>()}))
}

fn key_client(server: &MockServer) -> Client {
    let builder = Client::builder().region("cn-north-4").endpoint_pattern(server.uri());
    builder.credentials(Credentials::access_key("ak", "sk")).build().unwrap()
}

#[tokio::test]
async fn a_project_is_looked_up_once_where_it_is_needed() {
    let server = MockServer::start().await;
    let lookup = Mock::given(path("/v3/projects")).and(query_param("name", "cn-north-4"));
    mount(&server, lookup.and(header_exists("authorization")), projects(&["p9"]), 1).await;
    let call = Mock::given(path("/v1.1/p9/clusters/c1/tags/k")).and(header("x-project-id", "p9"));
    mount(&server, call, ok(), 20).await;
    let client = key_client(&server);
    let call = || {
        let client = client.clone();
        tokio::spawn(async move { client.send(&delete()).await.map(drop) })
    };
    for call in (0..20).map(|_| call()).collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn an_account_is_looked_up_where_it_is_needed() {
    let server = MockServer::start().await;
    let domains = json!({"domains": [{"id": "d9", "name": "account"}]});
    mount(&server, Mock::given(path("/v3/auth/domains")), json_response(200, domains), 1).await;
    mount(&server, Mock::given(path("/v3/d9/users")), ok(), 2).await;
    let client = key_client(&server);
    let request = || {
        let metadata = Metadata::new("iam", "try", http::Method::GET, "/v3/{domain_id}/users");
        Request::new(&metadata).finish().unwrap()
    };
    client.send_raw(request()).await.unwrap();
    client.send_raw(request()).await.unwrap();
}

#[tokio::test]
async fn a_project_that_cannot_be_told_is_an_error() {
    for (response, expected) in [
        (projects(&[]), "no project named cn-north-4; call project_id()"),
        (projects(&["a", "b"]), "names the projects a, b; call project_id()"),
        (ResponseTemplate::new(200).set_body_string("?"), "no project named"),
        (json_response(403, json!({"error_code": "X", "error_msg": "no"})), "iam list_projects: 403"),
    ] {
        let server = MockServer::start().await;
        mount(&server, Mock::given(path("/v3/projects")), response, 1).await;
        let error = key_client(&server).send(&delete()).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn changed_clients_share_connections_and_nothing_else() {
    let server = MockServer::start().await;
    let lookup = |region: &str| Mock::given(path("/v3/projects")).and(query_param("name", region));
    mount(&server, lookup("cn-north-4"), projects(&["p4"]), 1).await;
    mount(&server, lookup("cn-north-1"), projects(&["p1"]), 1).await;
    mount(&server, Mock::given(method("DELETE")), ok(), 5).await;
    let client = key_client(&server);
    let other = Credentials::access_key("other", "sk").project_id("po");
    for client in [
        client.clone(),
        client.with_region("cn-north-1"),
        client.with_project("given"),
        client.with_credentials(other),
        client.clone(),
    ] {
        client.send(&delete()).await.unwrap();
    }
    let paths = calls(&server).await;
    let projects: Vec<_> = paths.iter().map(|call| call.url.path().split('/').nth(2).unwrap()).collect();
    assert_eq!(projects, ["p4", "p1", "given", "po", "p4"]);
    assert_eq!(keys(&server).await, ["ak", "ak", "ak", "other", "ak"]);
    let error = client.with_region("evil.example/").send(&delete()).await.unwrap_err();
    assert!(error.to_string().contains("name of a region"), "{error}");
}

#[tokio::test]
async fn a_silent_identity_service_does_not_hold_a_call_for_ever() {
    let server = MockServer::start().await;
    let slow = projects(&["p"]).set_delay(Duration::from_secs(60));
    mount(&server, Mock::given(any()), slow, 1).await;
    let builder = Client::builder().region("cn-north-4").endpoint_pattern(server.uri());
    let builder = builder.credentials(Credentials::access_key("ak", "sk"));
    let client = builder.timeout(Duration::from_millis(200)).build().unwrap();
    let error = ListJobs::new("c1").send(&client).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}
