//! Building a client: what it needs, and what it refuses.

use huaweicloud_client::core::{Body, BodyStream};
use huaweicloud_client::{Client, ClientBuilder, Credentials, Error, Region, Response};

use crate::server::{Server, credentials};
use crate::service::{DeleteTag, ListJobs};

fn message(builder: ClientBuilder) -> String {
    builder.build().unwrap_err().to_string()
}

#[test]
fn a_client_needs_an_address() {
    let builder = Client::builder().credentials(credentials());
    assert!(message(builder).contains("region()"));
}

#[test]
fn an_endpoint_is_scheme_host_and_port() {
    let build = |endpoint: &str| {
        let builder = Client::builder().endpoint(endpoint);
        builder.credentials(credentials()).build()
    };
    for good in ["https://a.example", "http://127.0.0.1:1234/", "a.example:8443", "a.example"] {
        assert!(build(good).is_ok(), "{good}");
    }
    let bad = ["", "http://", "https://a/path", "https://a?q=1", "https://u:p@a", "ftp://a", "a b"];
    for bad in bad {
        let error = build(bad).unwrap_err();
        assert!(error.to_string().contains("endpoint"), "{bad}: {error}");
    }
}

#[test]
fn credentials_that_no_request_could_carry_are_refused() {
    let key = || Credentials::access_key("ak", "sk");
    let bad = [
        Credentials::access_key("", "sk"),
        Credentials::access_key("ak\n", "sk"),
        Credentials::access_key("ak", ""),
        Credentials::token(""),
        Credentials::token("line\nend"),
        Credentials::token("t").security_token("s"),
        key().security_token("line\nend"),
    ];
    for credentials in bad {
        let builder = Client::builder().endpoint("http://localhost");
        let error = builder.credentials(credentials.clone()).build().unwrap_err();
        assert!(matches!(error, Error::Credentials { .. }), "{credentials:?}");
    }
}

#[test]
fn a_malformed_setting_is_an_error_not_a_panic() {
    let builder = Client::builder().endpoint("http://localhost");
    let builder = builder.credentials(credentials()).user_agent("line\nend");
    assert!(matches!(builder.build(), Err(Error::Build { .. })));
}

#[test]
fn clones_can_be_used_from_any_thread() {
    fn shareable<T: Clone + Send + Sync + 'static>() {}
    fn sendable(_: impl Send) {}
    shareable::<Client>();
    let client = crate::server::client("http://localhost");
    let operation = ListJobs::new("c1");
    sendable(operation.send(&client));
    shareable::<Response<Vec<String>>>();
    let shared = |_: &(dyn Send + Sync)| ();
    shared(&Response::from(BodyStream::from(Body::default())));
}

#[tokio::test]
async fn a_missing_project_is_said_before_anything_is_sent() {
    let client = crate::server::client_with(
        // Nobody listens there: a request would fail otherwise.
        "http://127.0.0.1:9",
        Credentials::access_key("ak", "sk"),
    );
    let error = ListJobs::new("c1").send(&client).await.unwrap_err();
    let text = error.to_string();
    assert!(matches!(error, Error::Build { .. }), "{text}");
    assert!(text.contains("project_id()") && text.contains("HUAWEICLOUD_SDK_PROJECT_ID"), "{text}");
}

#[tokio::test]
async fn the_project_of_the_client_replaces_the_one_of_the_credentials() {
    let server = Server::ok();
    let builder = Client::builder().endpoint(&server.endpoint);
    let builder = builder.credentials(credentials()).project_id("other");
    // The endpoint wins over the region.
    let client = builder.region(Region::new("cn-north-4")).build().unwrap();
    client.send(&DeleteTag::new("c1", "k")).await.unwrap();
    let received = server.received();
    assert_eq!(received.target, "/v1.1/other/clusters/c1/tags/k");
    assert_eq!(received.header("x-project-id"), Some("other"));
}

#[tokio::test]
async fn a_project_that_is_no_path_segment_is_refused() {
    let client = crate::server::client_with("http://127.0.0.1:9", credentials().project_id(".."));
    let error = client.send(&DeleteTag::new("c1", "k")).await.unwrap_err();
    assert!(matches!(error, Error::Build { .. }), "{error}");
}
