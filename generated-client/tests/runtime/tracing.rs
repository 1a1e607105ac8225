//! What a call leaves in a trace.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use huaweicloud_client::Credentials;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::client_with;
use crate::service::CreateJob;

/// Writes down everything it is told.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<String>>);

impl Visit for Notes {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0.lock().unwrap(), "{field}={value:?} ").unwrap();
    }
}

impl Subscriber for Notes {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

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
    notes.0.lock().unwrap().clone()
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
