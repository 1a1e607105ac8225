//! Calls that get no response, or one that sends them elsewhere.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use huaweicloud_client::core::TransportKind;
use huaweicloud_client::{Client, Error, Retry};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::{Server, client, credentials};
use crate::service::{DeleteTag, ListJobs};

fn kind(error: &Error) -> TransportKind {
    match error {
        Error::Transport { kind, .. } => *kind,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_slow_response_is_a_timeout() {
    let server = MockServer::start().await;
    let slow = ResponseTemplate::new(200).set_delay(Duration::from_secs(30));
    Mock::given(any()).respond_with(slow).mount(&server).await;
    let builder = Client::builder().endpoint(server.uri()).credentials(credentials()).retry(Retry::none());
    let client = builder.timeout(Duration::from_millis(200)).build().unwrap();
    let start = Instant::now();
    let error = ListJobs::new("c1").send(&client).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(kind(&error), TransportKind::Timeout);
    assert!(error.is_timeout());
    assert!(error.to_string().starts_with("mrs list_jobs: the call took too long"), "{error}");
    assert_eq!((error.status(), error.code(), error.request_id()), (None, None, None));
}

#[tokio::test]
async fn a_refused_connection_says_so() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = ListJobs::new("c1").send(&client(&endpoint)).await.unwrap_err();
    assert_eq!(kind(&error), TransportKind::Connect);
    assert!(!error.is_timeout());
    assert!(error.to_string().to_lowercase().contains("refused"), "{error}");
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_times_out() {
    // It takes connections but never says a word, so that the TLS handshake does not end.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("https://{}", silent.local_addr().unwrap());
    let builder = Client::builder().endpoint(endpoint).credentials(credentials()).retry(Retry::none());
    let client = builder.connect_timeout(Duration::from_millis(200)).build().unwrap();
    let start = Instant::now();
    let error = ListJobs::new("c1").send(&client).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10), "{error}");
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_response_that_breaks_off_is_an_error() {
    let server = Server::responding("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"total\"");
    let error = ListJobs::new("c1").send(&client(&server.endpoint)).await.unwrap_err();
    assert_eq!(kind(&error), TransportKind::Other);
}

#[tokio::test]
async fn a_redirect_is_an_error_and_not_followed() {
    let server = MockServer::start().await;
    for status in [301, 302, 303, 307, 308] {
        server.reset().await;
        let elsewhere = format!("{}/elsewhere", server.uri());
        let target = ResponseTemplate::new(200).set_body_string("{}");
        Mock::given(path("/elsewhere")).respond_with(target).mount(&server).await;
        let redirect = ResponseTemplate::new(status).insert_header("Location", elsewhere);
        Mock::given(any()).respond_with(redirect).mount(&server).await;
        let client = client(&server.uri());
        let error = client.send(&DeleteTag::new("c1", "k")).await.unwrap_err();
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
        assert!(matches!(error, Error::Service(_)));
        assert_eq!(server.received_requests().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn nothing_is_repeated_unless_asked() {
    let server = MockServer::start().await;
    for status in [401, 429, 500, 503] {
        server.reset().await;
        Mock::given(any()).respond_with(ResponseTemplate::new(status)).mount(&server).await;
        let client = client(&server.uri());
        client.send(&DeleteTag::new("c1", "k")).await.unwrap_err();
        assert_eq!(server.received_requests().await.unwrap().len(), 1);
    }
}
