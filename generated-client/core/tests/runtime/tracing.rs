//! What a call leaves in a trace.

use huaweicloud_client::Credentials;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::notes::Notes;
use crate::server::client_with;
use crate::service::CreateJob;

/// What is written of a call whose response has this identifier.
async fn traced(request_id: &str) -> String {
    let server = MockServer::start().await;
    let response = ResponseTemplate::new(200).insert_header("X-Request-Id", request_id);
    Mock::given(any()).respond_with(response).mount(&server).await;
    let token = Credentials::token("planted-secret").project_id("p");
    let client = client_with(&server.uri(), token);
    let notes = Notes::default();
    let guard = tracing::subscriber::set_default(notes.clone());
    client.send(&CreateJob::new("n", "planted-secret")).await.unwrap();
    drop(guard);
    notes.text()
}

#[tokio::test]
async fn a_call_is_a_span_without_secrets() {
    let written = traced("r-1").await;
    for expected in ["operation=\"mrs create_job\"", "attempt=1", "status=200", "request_id=\"r-1\""] {
        assert!(written.contains(expected), "{written}");
    }
    assert!(!written.contains("planted-secret"), "{written}");
    // A service that gives a secret for an identifier: one of the request, one of its own.
    let written = traced("planted-secret").await;
    assert!(written.contains("request_id=\"[redacted]\""), "{written}");
    let written = traced(&"t0ken".repeat(20)).await;
    assert!(written.contains("status=200") && !written.contains("t0ken"), "{written}");
}
