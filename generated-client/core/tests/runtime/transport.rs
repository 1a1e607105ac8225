//! How requests leave: proxies, certificates, other HTTP libraries, bodies of any size.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use huaweicloud_client::core::{
    Body, BodyStream, BoxFuture, Chunks, HttpClient, Metadata, Operation as _, Request, TransportError,
    TransportKind,
};
use huaweicloud_client::http::{self, HeaderValue};
use huaweicloud_client::{Client, Credentials, Error};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::child::in_child;
use crate::server::{Server, client, credentials};
use crate::service::{CreateJob, DeleteTag};
use crate::tls::{ClientAuth, TlsServer, pem};

/// Keeps what it is told to send, and returns what it is told to return.
#[derive(Clone, Debug, Default)]
struct Recorder(Arc<Mutex<Vec<http::Request<Body>>>>);

impl HttpClient for Recorder {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        self.0.lock().unwrap().push(request);
        Box::pin(async { Ok(http::Response::new(BodyStream::from(Body::from("{}")))) })
    }
}

fn request() -> Request {
    DeleteTag::new("c1", "k").request().unwrap()
}

#[tokio::test]
async fn any_http_library_can_send() {
    let recorder = Recorder::default();
    let builder = Client::builder().region("cn-north-4").credentials(credentials());
    let client = builder.http_client(recorder.clone()).build().unwrap();
    client.send(&CreateJob::new("n", "p")).await.unwrap();
    let sent = recorder.0.lock().unwrap();
    let expected = "https://mrs.cn-north-4.myhuaweicloud.com/v2/0123456789abcdef/jobs";
    assert_eq!(sent[0].uri(), expected);
    assert_eq!(&**sent[0].body(), br#"{"name":"n","password":"p"}"#);
    assert!(sent[0].headers()["user-agent"].to_str().unwrap().starts_with("huaweicloud-client"));
}

/// Fails once, so that there is a second attempt.
#[derive(Clone, Debug, Default)]
struct Closing(Recorder);

impl HttpClient for Closing {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        let is_first = self.0.0.lock().unwrap().is_empty();
        let sent = self.0.send(request);
        let closed = || TransportError::new(TransportKind::Connect, "closed");
        if is_first { Box::pin(async move { Err(closed()) }) } else { sent }
    }
}

#[tokio::test]
async fn attempts_share_the_body_of_the_request() {
    let closing = Closing::default();
    let builder = Client::builder().region("cn-north-4").credentials(credentials());
    let client = builder.http_client(closing.clone()).build().unwrap();
    let request = CreateJob::new("n", "p").request().unwrap();
    let bytes = request.body().as_ptr();
    client.send_raw(request).await.unwrap();
    let sent = closing.0.0.lock().unwrap();
    let bodies: Vec<*const u8> = sent.iter().map(|request| request.body().as_ptr()).collect();
    assert_eq!(bodies, [bytes, bytes], "nothing is copied");
}

#[tokio::test]
async fn what_the_user_adds_is_signed() {
    let server = Server::ok();
    let builder = Client::builder().endpoint(&server.endpoint).credentials(credentials());
    let client = builder.before_signing(|request| {
        request.headers_mut().insert("x-trace", HeaderValue::from_static("t1"));
    });
    client.build().unwrap().send_raw(request()).await.unwrap();
    let received = server.received();
    assert_eq!(received.header("x-trace"), Some("t1"));
    assert!(received.header("authorization").unwrap().contains(";x-trace,"), "{received:?}");
}

#[tokio::test]
async fn a_signed_request_can_be_taken_away() {
    let client = client("http://127.0.0.1:9");
    let signed = client.sign(request()).await.unwrap();
    assert_eq!(signed.uri(), "http://127.0.0.1:9/v1.1/0123456789abcdef/clusters/c1/tags/k");
    assert!(signed.headers()["authorization"].to_str().unwrap().starts_with("SDK-HMAC-SHA256 "));
    assert!(signed.headers()["authorization"].is_sensitive());
}

#[tokio::test]
async fn a_body_arrives_in_chunks() {
    let server = MockServer::start().await;
    let bytes = vec![7; 3_000_000];
    let response = ResponseTemplate::new(200).set_body_bytes(bytes.clone());
    Mock::given(any()).respond_with(response).mount(&server).await;
    let client = client(&server.uri());
    let mut body = client.download(request()).await.unwrap().into_inner();
    let (mut length, mut chunks) = (0, 0);
    while let Some(chunk) = body.next().await.unwrap() {
        length += chunk.len();
        chunks += 1;
    }
    assert_eq!(length, bytes.len());
    assert!(chunks > 1);
    assert_eq!(client.send_raw(request()).await.unwrap().len(), bytes.len());
}

#[tokio::test]
async fn a_failed_download_is_the_error_of_the_service() {
    let server = MockServer::start().await;
    let refusal = ResponseTemplate::new(404).set_body_string(r#"{"error_code": "X", "error_msg": "gone"}"#);
    Mock::given(any()).respond_with(refusal).mount(&server).await;
    let error = client(&server.uri()).download(request()).await.unwrap_err();
    assert_eq!(error.code(), Some("X"));
}

/// Sends one byte, then nothing for ever.
struct Stalled(bool);

impl Chunks for Stalled {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<bytes::Bytes>, TransportError>> {
        let first = std::mem::replace(&mut self.0, false);
        Box::pin(async move {
            if !first {
                std::future::pending::<()>().await;
            }
            Ok(Some(bytes::Bytes::from_static(b"x")))
        })
    }
}

#[derive(Debug)]
struct StalledServer;

impl HttpClient for StalledServer {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        Box::pin(async { Ok(http::Response::new(BodyStream::new(Stalled(true)))) })
    }
}

#[tokio::test]
async fn a_download_that_stalls_ends() {
    let builder = Client::builder().region("cn-north-4").credentials(credentials());
    let builder = builder.timeout(Duration::from_millis(50)).http_client(StalledServer);
    let client = builder.build().unwrap();
    let mut body = client.download(request()).await.unwrap().into_inner();
    assert_eq!(body.next().await.unwrap().unwrap(), "x");
    let error = body.next().await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert!(client.send_raw(request()).await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn requests_to_this_machine_never_use_a_proxy() {
    let server = Server::ok();
    let builder = Client::builder().endpoint(&server.endpoint).credentials(credentials());
    let client = builder.proxy("http://127.0.0.1:9").build().unwrap();
    client.send_raw(request()).await.unwrap();
    server.received();
}

#[tokio::test]
async fn a_proxy_is_used_and_its_password_not_shown() {
    let proxy = Server::ok();
    let address = proxy.endpoint.replace("http://", "http://user:planted-secret@");
    let builder = Client::builder().endpoint("http://mrs.invalid").credentials(credentials());
    let builder = builder.proxy(address);
    assert!(!format!("{builder:?}").contains("planted-secret"));
    builder.build().unwrap().send_raw(request()).await.unwrap();
    let received = proxy.received();
    assert!(received.target.starts_with("http://mrs.invalid/v1.1/"), "{}", received.target);
    assert!(received.header("proxy-authorization").is_some());
    let builder = Client::builder().endpoint("http://a").credentials(credentials());
    let error = builder.proxy("http://user:planted-secret@:x").build().unwrap_err();
    assert!(!format!("{error:?}").contains("planted-secret"), "{error:?}");
}

#[test]
fn the_proxy_of_the_environment_is_used_unless_told_otherwise() {
    in_child("transport::child_of_a_proxy", &[("HTTP_PROXY", "http://127.0.0.1:9")]);
}

#[tokio::test]
#[ignore = "run with an environment of its own by the test above"]
async fn child_of_a_proxy() {
    let builder = || Client::builder().endpoint("http://mrs.invalid").credentials(credentials());
    let error = builder().build().unwrap().send_raw(request()).await.unwrap_err();
    assert!(error.to_string().contains("refused"), "{error}");
    let error = builder().no_proxy().build().unwrap().send_raw(request()).await.unwrap_err();
    assert!(!error.to_string().contains("refused"), "{error}");
    requests_arrive_at_this_machine().await;
}

async fn requests_arrive_at_this_machine() {
    let server = Server::ok();
    client(&server.endpoint).send_raw(request()).await.unwrap();
    server.received();
}

#[test]
fn a_client_needs_no_certificates() {
    let nowhere = [("SSL_CERT_FILE", "/nowhere"), ("SSL_CERT_DIR", "/nowhere")];
    in_child("transport::child_without_certificates", &nowhere);
}

#[tokio::test]
#[ignore = "run with an environment of its own by the test above"]
async fn child_without_certificates() {
    requests_arrive_at_this_machine().await;
    let server = TlsServer::start(ClientAuth::None);
    let builder = || Client::builder().endpoint(&server.endpoint).credentials(credentials());
    let error = builder().build().unwrap().send_raw(request()).await.unwrap_err();
    assert!(error.to_string().contains("No CA certificates"), "{error}");
    // Those that are given are enough.
    builder().ca(pem("ca.pem")).build().unwrap().send_raw(request()).await.unwrap();
}

#[tokio::test]
async fn a_server_is_trusted_by_its_authority() {
    let server = TlsServer::start(ClientAuth::None);
    let builder = || Client::builder().endpoint(&server.endpoint).credentials(credentials());
    let error = builder().build().unwrap().send_raw(request()).await.unwrap_err();
    assert!(matches!(error, Error::Transport { kind: TransportKind::Connect, .. }), "{error:?}");
    let trusting = builder().ca(pem("ca.pem")).build().unwrap();
    trusting.send_raw(request()).await.unwrap();
    assert_eq!(server.offered(), ["h2", "http/1.1"]);
}

#[tokio::test]
async fn a_client_identifies_itself() {
    let server = TlsServer::start(ClientAuth::Required);
    let builder = || {
        let builder = Client::builder().endpoint(&server.endpoint).credentials(credentials());
        builder.ca(pem("ca.pem"))
    };
    builder().build().unwrap().send_raw(request()).await.unwrap_err();
    let identified = builder().client_certificate(pem("client.pem")).build().unwrap();
    identified.send_raw(request()).await.unwrap();
}

#[test]
fn malformed_certificates_are_refused() {
    let builder = || Client::builder().endpoint("http://a").credentials(credentials());
    for (builder, expected) in [
        (builder().ca("no certificate"), "authority is not a certificate"),
        (builder().client_certificate("nothing"), "client certificate is not a certificate"),
        (builder().client_certificate(pem("ca.pem")), "no private key"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    let builder = builder().client_certificate(pem("client.pem"));
    assert!(!format!("{builder:?}").contains("client.pem") && !format!("{builder:?}").contains("45, 45"));
}

#[tokio::test]
async fn a_request_without_a_known_operation_can_be_signed() {
    let metadata = Metadata::new("obs", "try", http::Method::PUT, "/x?acl");
    let request = Request::new(&metadata).finish().unwrap();
    let builder = Client::builder().region("cn-north-4").credentials(Credentials::access_key("a", "b"));
    let signed = builder.build().unwrap().sign(request).await.unwrap();
    assert_eq!(signed.uri().query(), Some("acl="));
}
