//! Which calls are repeated, how often and when, and what a wrong clock leads to.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use huaweicloud_client::core::{Body, BodyStream, BoxFuture, HttpClient, TransportError, TransportKind};
use huaweicloud_client::{Client, ClientBuilder, Credentials, Error, Retry};

use crate::server::credentials;
use crate::service::{CreateJob, DeleteTag, ListJobs};

/// What a transport in memory says to one request.
#[derive(Clone)]
enum Say {
    Status(u16),
    With(u16, &'static str, String),
    Message(u16, String),
    Code(u16, &'static str),
    Fail(TransportKind),
    Never,
}

/// Says one thing after the other, the last one for ever, and keeps the requests.
#[derive(Clone)]
struct Script {
    lines: Arc<Vec<Say>>,
    received: Arc<std::sync::Mutex<Vec<http::Request<Body>>>>,
}

impl std::fmt::Debug for Script {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Script")
    }
}

impl Script {
    fn new(lines: &[Say]) -> Self {
        Self { lines: Arc::new(lines.to_vec()), received: Arc::default() }
    }

    fn client(&self, set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
        let quick = Retry::default().backoff(Duration::ZERO).throttled_backoff(Duration::ZERO);
        let builder = Client::builder().endpoint("http://127.0.0.1:9").credentials(credentials());
        set(builder.http_client(self.clone()).retry(quick)).build().unwrap()
    }

    fn attempts(&self) -> usize {
        self.received.lock().unwrap().len()
    }

    fn header(&self, attempt: usize, name: &str) -> String {
        self.received.lock().unwrap()[attempt].headers()[name].to_str().unwrap().to_owned()
    }
}

impl HttpClient for Script {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        let mut received = self.received.lock().unwrap();
        received.push(request);
        let line = self.lines[(received.len() - 1).min(self.lines.len() - 1)].clone();
        drop(received);
        Box::pin(async move {
            let response = http::Response::builder();
            let response = match line {
                Say::Status(status) => response.status(status).body("{}".to_owned()),
                Say::With(status, name, value) => {
                    response.status(status).header(name, value).body("{}".to_owned())
                }
                Say::Message(status, message) => {
                    response.status(status).body(format!(r#"{{"error_code":"X","error_msg":"{message}"}}"#))
                }
                Say::Code(status, code) => {
                    response.status(status).body(format!(r#"{{"error_code":"{code}","error_msg":"m"}}"#))
                }
                Say::Fail(kind) => return Err(TransportError::new(kind, "planned")),
                Say::Never => std::future::pending().await,
            };
            Ok(response.unwrap().map(|body| BodyStream::from(Body::from(body))))
        })
    }
}

#[tokio::test]
async fn what_may_be_sent_twice_is_repeated_after_any_passing_failure() {
    use TransportKind::{Closed, Connect, Other, Timeout, TooLarge};
    let gateway = Say::Message(400, "m".to_owned());
    // What is said, and how many attempts a request has that may or may not be sent twice.
    let cases = [
        (Say::Status(200), 1, 1),
        (Say::Status(400), 1, 1),
        (Say::Status(401), 1, 1),
        (Say::Status(403), 1, 1),
        (Say::Status(404), 1, 1),
        (gateway, 1, 1),
        (Say::Code(403, "APIG.0308"), 1, 1),
        (Say::Code(401, "APIG.0308"), 1, 1),
        (Say::Code(500, "APIG.0301"), 1, 1),
        (Say::Code(500, "APIG.0308"), 3, 3),
        (Say::Status(429), 3, 3),
        (Say::Status(500), 3, 1),
        (Say::Status(503), 3, 1),
        (Say::Fail(Connect), 3, 3),
        (Say::Fail(Closed), 3, 3),
        (Say::Fail(Timeout), 3, 1),
        (Say::Fail(Other), 3, 1),
        (Say::Fail(TooLarge), 1, 1),
    ];
    for (at, (say, idempotent, other)) in cases.into_iter().enumerate() {
        let script = Script::new(std::slice::from_ref(&say));
        let _ = script.client(|builder| builder).send(&DeleteTag::new("c", "k")).await;
        assert_eq!(script.attempts(), idempotent, "case {at}");
        let script = Script::new(&[say]);
        let _ = script.client(|builder| builder).send(&CreateJob::new("n", "p")).await;
        assert_eq!(script.attempts(), other, "case {at}");
    }
}

#[tokio::test]
async fn a_reading_post_says_that_it_may_be_repeated() {
    let script = Script::new(&[Say::Status(500), Say::Status(200)]);
    let metadata = huaweicloud_client::core::Metadata::new("mrs", "list_by_tags", http::Method::POST, "/x");
    let request = huaweicloud_client::core::Request::new(&metadata).idempotent(true).finish().unwrap();
    script.client(|builder| builder).send_raw(request).await.unwrap();
    assert_eq!(script.attempts(), 2);
}

#[tokio::test]
async fn a_success_after_failures_is_a_success_and_each_attempt_is_signed() {
    let script = Script::new(&[Say::Fail(TransportKind::Closed), Say::Status(429), Say::Status(200)]);
    let client = script.client(|builder| builder);
    client.send(&ListJobs::new("c1")).await.unwrap();
    assert_eq!(script.attempts(), 3);
    for attempt in 0..3 {
        assert!(script.header(attempt, "authorization").contains("Signature="));
    }
}

#[tokio::test]
async fn attempts_are_those_that_were_asked_for() {
    for attempts in [1, 2, 5] {
        let script = Script::new(&[Say::Status(500)]);
        let retry = Retry::default().attempts(attempts).backoff(Duration::ZERO);
        let client = script.client(|builder| builder.retry(Retry::none()));
        let error = client.send(&ListJobs::new("c")).retry(retry).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 500);
        assert_eq!(script.attempts(), attempts as usize);
    }
}

#[tokio::test]
async fn the_service_says_how_long_to_wait() {
    let script = Script::new(&[Say::With(429, "retry-after", "1".to_owned()), Say::Status(200)]);
    let start = Instant::now();
    script.client(|builder| builder).send(&ListJobs::new("c")).await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
    // A wait that outlasts the call would only hide the error.
    for value in ["3600".to_owned(), in_an_hour()] {
        let script = Script::new(&[Say::With(429, "retry-after", value)]);
        let client = script.client(|builder| builder.timeout(Duration::from_secs(60)));
        let start = Instant::now();
        let error = client.send(&ListJobs::new("c")).await.unwrap_err();
        assert!(error.is_throttled());
        assert!(start.elapsed() < Duration::from_secs(5));
        assert_eq!(script.attempts(), 1);
    }
}

fn http_date(time: jiff::Timestamp) -> String {
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn in_an_hour() -> String {
    http_date(jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1))
}

#[tokio::test]
async fn attempts_and_calls_have_limits() {
    let script = Script::new(&[Say::Never, Say::Status(200)]);
    let client = script.client(|builder| builder.attempt_timeout(Duration::from_millis(100)));
    client.send(&ListJobs::new("c")).await.unwrap();
    assert_eq!(script.attempts(), 2);
    let script = Script::new(&[Say::Never]);
    let start = Instant::now();
    let call = script.client(|builder| builder).send(&ListJobs::new("c"));
    let error = call.timeout(Duration::from_millis(200)).await.unwrap_err();
    assert!(error.is_timeout());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn a_call_can_be_changed() {
    let script = Script::new(&[Say::Status(200)]);
    let client = script.client(|builder| builder);
    client.send(&ListJobs::new("c")).header("X-Language", "zh-cn").query("more", &1i64).await.unwrap();
    let request = script.received.lock().unwrap()[0].uri().to_string();
    assert!(request.ends_with("?more=1&view=full"), "{request}");
    assert_eq!(script.header(0, "x-language"), "zh-cn");
    let error = client.send(&ListJobs::new("c")).header("bad name", "v").await.unwrap_err();
    assert!(matches!(error, Error::Build { .. }), "{error}");
    assert_eq!(script.attempts(), 1);
}

#[tokio::test]
async fn a_service_that_is_down_is_not_flooded() {
    let script = Script::new(&[Say::Status(500)]);
    let client = script.client(|builder| builder);
    for _ in 0..300 {
        let _ = client.send(&ListJobs::new("c")).await;
    }
    // 100 repeats are paid for; after that every call has one attempt.
    assert_eq!(script.attempts(), 400);
}

/// What a service says that finds a signature too old, two hours ahead of this machine.
fn expired() -> Say {
    let theirs = (jiff::Timestamp::now() + jiff::SignedDuration::from_hours(2)).strftime("%Y%m%dT%H%M%SZ");
    Say::Message(401, format!("signature expired, signature time:20230527T000431Z,server time:{theirs}"))
}

#[tokio::test]
async fn a_wrong_clock_is_corrected_once_for_all_calls() {
    let script = Script::new(&[expired(), Say::Status(200)]);
    let client = script.client(|builder| builder);
    client.send(&CreateJob::new("n", "p")).await.unwrap();
    client.clone().send(&CreateJob::new("n", "p")).await.unwrap();
    assert_eq!(script.attempts(), 3);
    let ahead = |attempt| {
        let date = script.header(attempt, "x-sdk-date");
        let date = jiff::fmt::strtime::parse("%Y%m%dT%H%M%SZ", &date).unwrap().to_datetime().unwrap();
        let date = jiff::tz::TimeZone::UTC.to_timestamp(date).unwrap();
        date.duration_since(jiff::Timestamp::now()).as_secs()
    };
    assert!(ahead(0) <= 0);
    assert!(ahead(1) > 7100 && ahead(2) > 7100);
}

#[tokio::test]
async fn a_clock_is_not_corrected_twice_nor_without_reason() {
    let script = Script::new(&[expired()]);
    let client = script.client(|builder| builder);
    client.send(&ListJobs::new("c")).await.unwrap_err();
    assert_eq!(script.attempts(), 2);
    client.send(&ListJobs::new("c")).await.unwrap_err();
    assert_eq!(script.attempts(), 3);
    // The header of every response says the time as well.
    let script = Script::new(&[Say::With(401, "date", in_an_hour()), Say::Status(200)]);
    script.client(|builder| builder).send(&ListJobs::new("c")).await.unwrap();
    let now = http_date(jiff::Timestamp::now());
    let script = Script::new(&[Say::With(401, "date", now)]);
    script.client(|builder| builder).send(&ListJobs::new("c")).await.unwrap_err();
    assert_eq!(script.attempts(), 1);
}

#[tokio::test]
async fn a_clock_that_signed_nothing_is_not_corrected() {
    let script = Script::new(&[Say::With(401, "date", in_an_hour())]);
    let client = script.client(|builder| builder.credentials(Credentials::token("t").project_id("p")));
    client.send(&DeleteTag::new("c", "k")).await.unwrap_err();
    assert_eq!(script.attempts(), 1);
}

#[tokio::test]
async fn a_service_at_the_end_of_time_is_survived() {
    let end = Say::With(401, "date", http_date(jiff::Timestamp::MAX));
    let script = Script::new(&[end, Say::Status(200)]);
    let client = script.client(|builder| builder);
    client.send(&ListJobs::new("c")).await.unwrap();
    client.send(&ListJobs::new("c")).await.unwrap();
}

#[tokio::test]
async fn times_without_end_are_times() {
    let script = Script::new(&[Say::Status(429), Say::Status(500), Say::Status(200)]);
    let client = script.client(|builder| builder.timeout(Duration::MAX).attempt_timeout(Duration::MAX));
    let retry = Retry::default().longest(Duration::MAX);
    let quick = retry.clone().backoff(Duration::ZERO).throttled_backoff(Duration::ZERO);
    client.send(&ListJobs::new("c")).retry(quick).await.unwrap();
    let endless = retry.backoff(Duration::MAX).throttled_backoff(Duration::MAX);
    for say in [429, 500] {
        let client = Script::new(&[Say::Status(say)]).client(|builder| builder);
        client.send(&ListJobs::new("c")).retry(endless.clone()).await.unwrap_err();
    }
}

/// A server that closes every third connection that it was to keep, without a word.
#[tokio::test]
async fn closed_connections_cost_no_call() {
    static SERVED: AtomicUsize = AtomicUsize::new(0);
    let endpoint = crate::hostile::serve(|stream, _| {
        use std::io::{Read as _, Write as _};
        loop {
            if SERVED.fetch_add(1, Ordering::SeqCst) % 3 == 2 {
                return;
            }
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}");
            let mut chunk = [0; 4096];
            if !matches!(stream.read(&mut chunk), Ok(length) if length > 0) {
                return;
            }
        }
    });
    let builder = Client::builder().endpoint(endpoint).retry(Retry::default().backoff(Duration::ZERO));
    let client = builder.credentials(Credentials::token("t").project_id("p")).build().unwrap();
    for call in 0..60 {
        client.send(&DeleteTag::new("c", "k")).await.unwrap_or_else(|error| panic!("{call}: {error:?}"));
    }
    assert!(SERVED.load(Ordering::SeqCst) > 80);
}
