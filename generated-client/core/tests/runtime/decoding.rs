//! Successful responses: what is read from them, and the errors that say where they are wrong.

use huaweicloud_client::core::codec::Decode;
use huaweicloud_client::core::{DecodeError, Json, Metadata, Operation, Request, object};
use huaweicloud_client::{Error, Extra, Response};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::server::client;
use crate::service::{Job, ListJobsResponse};

/// An operation whose response is read as `T`.
struct Read<T>(std::marker::PhantomData<fn() -> T>);

impl<T: Decode + Send + Sync + 'static> Operation for Read<T> {
    type Output = T;
    const METADATA: Metadata = Metadata::new("mrs", "read", http::Method::GET, "/read");

    fn request(&self) -> Result<Request, Error> {
        Request::new(&Self::METADATA).finish()
    }
}

async fn read<T: Decode + Send + Sync + 'static>(response: ResponseTemplate) -> Result<Response<T>, Error> {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(response).mount(&server).await;
    client(&server.uri()).send(&Read(std::marker::PhantomData)).await
}

fn response(status: u16, body: &str) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_string(body)
}

async fn misfit<T: Decode + Send + Sync + std::fmt::Debug + 'static>(status: u16, body: &str) -> DecodeError {
    let response = response(status, body).insert_header("x-request-id", "req-1");
    match read::<T>(response).await {
        Err(Error::Decode(error)) => *error,
        other => panic!("{body}: {other:?}"),
    }
}

#[tokio::test]
async fn a_response_is_its_body_and_how_it_came() {
    let body = r#"{"total": "1", "job_list": {"id": 7}}"#;
    let response = response(201, body).insert_header("X-Request-Id", "req-1");
    let response = read::<ListJobsResponse>(response).await.unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.request_id(), Some("req-1"));
    assert_eq!(response.headers()["x-request-id"], "req-1");
    assert_eq!(response.total, Some(1));
    let jobs = response.into_inner().job_list.unwrap();
    assert_eq!(jobs[0].id.as_deref(), Some("7"));
}

#[tokio::test]
async fn what_no_page_documents_is_kept_where_it_stands() {
    let body = r#"{"total": 1, "page_info": {"next": null}, "job_list": [{"id": "7", "queue": 18446744073709551615}]}"#;
    let response = read::<ListJobsResponse>(response(200, body)).await.unwrap();
    assert_eq!(response.extra["page_info"], Json::from(serde_json::json!({"next": null})));
    let job = &response.job_list.as_ref().unwrap()[0];
    assert_eq!(job.extra.keys().collect::<Vec<_>>(), ["queue"]);
    assert_eq!(job.extra["queue"], u64::MAX);
    let mut job = job.clone();
    job.extra.insert("owner".to_owned(), "team".into());
    let sent = serde_json::to_value(&job).unwrap();
    assert_eq!(
        (&sent["id"], &sent["queue"], &sent["owner"]),
        (&"7".into(), &u64::MAX.into(), &"team".into())
    );
    assert_eq!(sent.get("extra"), None);
}

#[tokio::test]
async fn the_error_names_the_place_and_what_is_wrong() {
    let cases = [
        (
            r#"{"job_list": [{}, {}, {}, {"start_time": "soon"}]}"#,
            "job_list[3].start_time",
            "expected an integer of 64 bits, found a string",
        ),
        (
            r#"{"job_list": [{"parent": {"progress": true}}]}"#,
            "job_list[0].parent.progress",
            "expected a number, found a boolean",
        ),
        (r#"{"job_list": {"finished": 1}}"#, "job_list.finished", "expected a boolean, found an integer"),
        (
            r#"{"job_list": [{"properties": {"a": []}}]}"#,
            "job_list[0].properties.a",
            "expected an integer of 64 bits, found a list",
        ),
        (
            r#"{"job_list": [{"arguments": ["a", []]}]}"#,
            "job_list[0].arguments[1]",
            "expected a text, found a list",
        ),
        (r#"{"job_list": ["id"]}"#, "job_list[0]", "expected an object, found a string"),
        (r#"{"job_list": [["id"]]}"#, "job_list[0]", "expected an object, found a list"),
        (r#"{"total": 1.5}"#, "total", "expected an integer of 64 bits, found a number"),
        (r#"{"total": {}}"#, "total", "expected an integer of 64 bits, found an object"),
    ];
    for (body, path, problem) in cases {
        let error = misfit::<ListJobsResponse>(200, body).await;
        assert_eq!((error.path(), error.problem()), (path, problem), "{body}");
        assert_eq!(error.operation(), "mrs read");
        assert_eq!(error.status(), 200);
        assert_eq!(error.request_id(), Some("req-1"));
        assert_eq!(error.body(), body.as_bytes());
        let text =
            format!("mrs read: 200 OK, but the response cannot be read at {path}: {problem} (request req-1)");
        assert_eq!(Error::Decode(Box::new(error)).to_string(), text);
    }
}

#[tokio::test]
async fn a_struct_is_never_filled_from_a_list() {
    for body in ["[]", "[1, []]"] {
        let error = misfit::<ListJobsResponse>(200, body).await;
        assert_eq!(error.path(), "");
        assert!(error.problem().ends_with("found a list"), "{}", error.problem());
    }
}

#[tokio::test]
async fn what_is_no_json_is_an_error() {
    for body in ["ok", "{\"total\": 1", "{} {}", "\u{feff}{}"] {
        let error = misfit::<ListJobsResponse>(200, body).await;
        assert!(error.problem().starts_with("expected JSON"), "{body}: {}", error.problem());
    }
}

#[tokio::test]
async fn a_page_is_never_a_success() {
    let pages = ["<!DOCTYPE html><p>Log in</p>", "  <HTML></HTML>", "<html lang=en>"];
    for page in pages {
        let error = misfit::<ListJobsResponse>(200, page).await;
        assert!(error.problem().contains("HTML"), "{}", error.problem());
        // Not even where any body is accepted.
        misfit::<()>(200, page).await;
    }
    let declared = ResponseTemplate::new(200).set_body_raw("Log in", "text/html;charset=utf-8");
    assert!(matches!(read::<()>(declared).await, Err(Error::Decode(_))));
}

#[tokio::test]
async fn without_a_documented_body_any_will_do() {
    for body in ["", "OK", "{", "null", r#"{"a": 1}"#, "<ok/>"] {
        for status in [200, 201, 202, 204] {
            assert!(read::<()>(response(status, body)).await.is_ok(), "{status} {body}");
        }
    }
}

#[tokio::test]
async fn an_empty_body_is_absent_fields_only_where_the_status_says_so() {
    let empty = ListJobsResponse { total: None, job_list: None, extra: Extra::default() };
    for status in [202, 204, 205] {
        let response = read::<ListJobsResponse>(response(status, "")).await.unwrap();
        assert_eq!(response.into_inner(), empty);
    }
    for status in [200, 201] {
        for body in ["", " \n"] {
            let error = misfit::<ListJobsResponse>(status, body).await;
            assert!(error.problem().contains("empty"), "{}", error.problem());
        }
    }
    let error = misfit::<Strict>(202, "").await;
    assert_eq!(error.problem(), "missing field `id`");
}

#[derive(Debug)]
struct Strict {
    id: String,
    extra: Extra,
}

object! {
    Strict {
        id: "id",
    }
}

#[tokio::test]
async fn bodies_need_not_be_objects() {
    let jobs = read::<Vec<Job>>(response(200, r#"[{"id": "a"}]"#)).await.unwrap();
    assert_eq!(jobs[0].id.as_deref(), Some("a"));
    let text = read::<String>(response(200, "\"text\"")).await.unwrap();
    assert_eq!(text.as_str(), "text");
    let anything = read::<Json>(response(200, "null")).await.unwrap();
    assert_eq!(*anything, Json::Null);
    let nothing = read::<Option<Job>>(response(200, "null")).await.unwrap();
    assert_eq!(*nothing, None);
}

#[tokio::test]
async fn the_bytes_are_at_hand_untyped() {
    let server = MockServer::start().await;
    let raw = response(200, "not json").insert_header("X-Request-Id", "req-1");
    Mock::given(any()).respond_with(raw).mount(&server).await;
    let request = Read::<()>(std::marker::PhantomData).request().unwrap();
    let response = client(&server.uri()).send_raw(request).await.unwrap();
    assert_eq!(response.request_id(), Some("req-1"));
    assert_eq!(&**response, b"not json");
    assert_eq!(*response.into_inner().into_bytes(), *b"not json");
}
