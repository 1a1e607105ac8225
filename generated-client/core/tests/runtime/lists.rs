//! Lists over several pages, waiting, kinds of errors, and the service in memory that shows them.

use std::time::Duration;

use huaweicloud_client::core::{
    ErrorKind, Metadata, Operation, PageStyle, Paged, Position, Request, ServiceError, object,
};
use huaweicloud_client::{Client, Error, Extra, Response};
use serde_json::json;

mod error_codes {
    huaweicloud_client::core::error_codes! {
        "12000003", 400, NotFound, "", "", "";
        "12000009", 0, _, "another meaning", "", "";
        "12000009", 0, Quota, "", "", "Ask for more.";
    }
}

/// Declares a list in one of the styles.
macro_rules! list {
    ($name:ident, $style:expr, $parameter:literal) => {
        #[derive(Clone)]
        struct $name {
            position: Option<String>,
        }

        impl Operation for $name {
            type Output = Page;
            const METADATA: Metadata = Metadata::new("mrs", "list", http::Method::GET, "/list");

            fn request(&self) -> Result<Request, Error> {
                Request::new(&Self::METADATA)
                    .query($parameter, &self.position)
                    .error_codes(error_codes::ALL)
                    .finish()
            }

            fn failure(page: &Page) -> Option<String> {
                page.extra.get("failure").map(|why| why.to_string())
            }
        }

        impl Paged for $name {
            type Item = i64;
            const STYLE: PageStyle = $style;

            fn position(&mut self) -> &mut dyn Position {
                &mut self.position
            }

            fn items(page: &mut Page) -> Option<&mut Vec<i64>> {
                page.items.as_mut()
            }

            fn marker(page: &Page) -> Option<String> {
                page.next.clone()
            }

            fn total(page: &Page) -> Option<i64> {
                page.total
            }
        }
    };
}

list!(ByMarker, PageStyle::Marker, "marker");
list!(ByOffset, PageStyle::Offset { first: 0 }, "offset");
list!(ByPage, PageStyle::Page { first: 1 }, "page");

#[derive(Clone, Debug)]
struct Page {
    items: Option<Vec<i64>>,
    next: Option<String>,
    total: Option<i64>,
    extra: Extra,
}

object! {
    Page {
        items: "items",
        next: "next",
        total: "total",
    }
}

/// What a list gives when its pages are these, and the query of each call.
async fn listed<O: Paged<Item = i64>>(
    first: O,
    pages: &[serde_json::Value],
) -> (Result<Vec<i64>, Error>, Vec<String>) {
    let mock = Client::mock();
    for page in pages {
        mock.on::<O>().reply(page.clone());
    }
    let items = mock.client().items(&first).collect().await;
    let calls = mock.calls::<O>();
    (items, calls.iter().map(|call| call.uri().query().unwrap_or_default().to_owned()).collect())
}

#[tokio::test]
async fn markers_are_followed_to_the_last_even_over_empty_pages() {
    let pages =
        [json!({"items": [1, 2], "next": "a"}), json!({"items": [], "next": "b"}), json!({"items": [3]})];
    let (items, calls) = listed(ByMarker { position: None }, &pages).await;
    assert_eq!(items.unwrap(), [1, 2, 3]);
    assert_eq!(calls, ["", "marker=a", "marker=b"]);
    let (items, _) = listed(ByMarker { position: None }, &[json!({"items": [1], "next": ""})]).await;
    assert_eq!(items.unwrap(), [1]);
}

#[tokio::test]
async fn offsets_end_with_an_empty_page_or_the_total() {
    let pages = [json!({"items": [1, 2]}), json!({"items": [3]}), json!({"items": []})];
    let (items, calls) = listed(ByOffset { position: None }, &pages).await;
    assert_eq!(items.unwrap(), [1, 2, 3]);
    assert_eq!(calls, ["", "offset=2", "offset=3"]);
    let pages = [json!({"items": [1, 2], "total": "3"}), json!({"items": [3], "total": "3"})];
    let (items, calls) = listed(ByOffset { position: Some("10".to_owned()) }, &pages).await;
    assert_eq!(items.unwrap(), [1, 2, 3]);
    assert_eq!(calls, ["offset=10", "offset=12"]);
}

#[tokio::test]
async fn pages_are_counted() {
    let pages = [json!({"items": [1]}), json!({"items": [2]}), json!({})];
    let (items, calls) = listed(ByPage { position: None }, &pages).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(calls, ["", "page=2", "page=3"]);
}

#[tokio::test]
async fn a_page_that_is_repeated_is_an_error() {
    let same = [json!({"items": [1, 2]})];
    let (items, calls) = listed(ByOffset { position: None }, &same).await;
    assert!(items.unwrap_err().to_string().contains("repeats a page"));
    assert_eq!(calls.len(), 2);
    let (items, calls) = listed(ByMarker { position: None }, &[json!({"items": [1], "next": "a"})]).await;
    assert!(items.unwrap_err().to_string().contains("repeats a page"));
    assert_eq!(calls.len(), 2);
    // Markers that go round in a circle, over pages that are all different.
    let round = [("a", 1), ("b", 2), ("a", 3), ("b", 4), ("", 5)];
    let round = round.map(|(next, item)| json!({"items": [item], "next": next}));
    let (items, calls) = listed(ByMarker { position: None }, &round).await;
    assert!(items.unwrap_err().to_string().contains("repeats a page"));
    assert_eq!(calls, ["", "marker=a", "marker=b"]);
}

#[tokio::test]
async fn a_list_that_repeats_a_page_is_over() {
    let mock = Client::mock();
    mock.on::<ByOffset>().reply(json!({"items": [1]}));
    let mut pages = mock.client().pages(&ByOffset { position: None });
    pages.next().await.unwrap().unwrap();
    pages.next().await.unwrap_err();
    assert!(pages.next().await.unwrap().is_none());
    assert_eq!(mock.calls::<ByOffset>().len(), 2);
}

#[tokio::test]
async fn a_page_is_read_as_any_response() {
    let mock = Client::mock();
    mock.on::<ByPage>().reply(json!({"items": [1], "failure": "the key mock has no disk"}));
    let error = mock.client().pages(&ByPage { position: None }).next().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Failed, r#"mrs list: "the key [redacted] has no disk""#.to_owned())
    );
}

#[test]
fn calls_can_be_made_on_any_thread() {
    fn assert_send<T: Send>(_: T) {}
    let client = Client::mock().client();
    let list = ByPage { position: None };
    assert_send(client.send(&list));
    assert_send(client.pages(&list).next());
    assert_send(client.items(&list).collect());
    assert_send(client.poll(list.clone()).until(|_| true));
    assert_send(client.download(list.request().unwrap()));
    assert_send(client.sign(list.request().unwrap()));
}

#[tokio::test]
async fn pages_can_be_had_one_by_one_and_end_with_an_error() {
    let mock = Client::mock();
    mock.on::<ByPage>().reply(json!({"items": [1]}));
    mock.on::<ByPage>().fail(&ServiceError::new(500, "12000009", "enough"));
    let mut pages = mock.client().pages(&ByPage { position: None });
    assert_eq!(pages.next().await.unwrap().unwrap().items, Some(vec![1]));
    assert_eq!(pages.next().await.unwrap_err().kind(), ErrorKind::Quota);
}

#[tokio::test]
async fn waiting_ends_when_it_should() {
    let poll = |lines: &[serde_json::Value]| {
        let mock = Client::mock();
        for line in lines {
            mock.on::<ByPage>().reply(line.clone());
        }
        let operation = ByPage { position: None };
        (mock.client().poll(operation).interval(Duration::from_millis(1)), mock)
    };
    let (waiting, mock) = poll(&[json!({"total": 1}), json!({"total": 2}), json!({"total": 3})]);
    let response = waiting.until(|page| page.total == Some(3)).await.unwrap();
    assert_eq!((response.total, mock.calls::<ByPage>().len()), (Some(3), 3));
    let (waiting, _) = poll(&[json!({"total": 1})]);
    let waiting = waiting.timeout(Duration::from_millis(20));
    let error = waiting.until(|page| page.total == Some(3)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Wait);
    let (waiting, _) = poll(&[json!({"total": 3})]);
    waiting.timeout(Duration::MAX).until(|page| page.total == Some(3)).await.unwrap();
    assert!(error.to_string().contains("in time"), "{error}");
    let (waiting, mock) = poll(&[json!({"next": "FAILED"})]);
    let check = |page: &Page| if page.next.is_some() { Err("it has failed".to_owned()) } else { Ok(false) };
    let error = waiting.until_ok(check).await.unwrap_err();
    assert_eq!((error.to_string().as_str(), mock.calls::<ByPage>().len()), ("mrs list: it has failed", 1));
}

#[tokio::test]
async fn waiting_for_the_end_of_something_ends_when_it_is_not_found() {
    let poll = |error: Option<&ServiceError>| {
        let mock = Client::mock();
        mock.on::<ByPage>().reply(json!({"total": 1}));
        match error {
            Some(error) => mock.on::<ByPage>().fail(error),
            None => mock.on::<ByPage>().reply(json!({"total": 0})),
        }
        (mock.client().poll(ByPage { position: None }).interval(Duration::from_millis(1)), mock)
    };
    let is_gone = |page: &Page| Ok(page.total == Some(0));
    // By the status, by the code of the service, by a state.
    for error in
        [Some(ServiceError::new(404, "x", "none")), Some(ServiceError::new(400, "12000003", "none")), None]
    {
        let (waiting, mock) = poll(error.as_ref());
        waiting.until_gone(is_gone).await.unwrap();
        assert_eq!(mock.calls::<ByPage>().len(), 2);
    }
    let (waiting, _) = poll(Some(&ServiceError::new(400, "12000009", "enough")));
    assert_eq!(waiting.until_gone(is_gone).await.unwrap_err().kind(), ErrorKind::Quota);
    let (waiting, _) = poll(None);
    let failed = waiting.until_gone(|_| Err("it has failed".to_owned())).await;
    assert_eq!(failed.unwrap_err().to_string(), "mrs list: it has failed");
}

#[tokio::test]
async fn kinds_come_from_codes_before_statuses() {
    let cases = [
        (400, "12000003", ErrorKind::NotFound),
        (500, "12000003", ErrorKind::NotFound),
        (400, "12000009", ErrorKind::Quota),
        (400, "APIG.0308", ErrorKind::Throttled),
        (400, "APIGW.0301", ErrorKind::Auth),
        (404, "x", ErrorKind::NotFound),
        (409, "x", ErrorKind::Conflict),
        (429, "x", ErrorKind::Throttled),
        (403, "x", ErrorKind::Auth),
        (400, "x", ErrorKind::Invalid),
        (503, "x", ErrorKind::Server),
    ];
    for (status, code, kind) in cases {
        let mock = Client::mock();
        mock.on::<ByPage>().fail(&ServiceError::new(status, code, "m"));
        let error = mock.client().send(&ByPage { position: None }).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{status} {code}");
        assert_eq!((error.code(), error.message().as_str()), (Some(code), "m"));
    }
}

#[tokio::test]
async fn a_success_that_says_it_failed_is_an_error_unless_it_is_accepted() {
    let mock = Client::mock();
    mock.on::<ByPage>().reply(json!({"failure": "disk full"}));
    let (client, list) = (mock.client(), ByPage { position: None });
    let error = client.send(&list).await.unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Failed, r#"mrs list: "disk full""#));
    let page = client.send(&list).accept_failure().await.unwrap();
    assert_eq!(page.extra["failure"], "disk full");
}

#[cfg(feature = "stream")]
#[tokio::test]
async fn a_list_is_a_stream_that_ends_after_an_error() {
    use futures_core::Stream;
    let mock = Client::mock();
    mock.on::<ByPage>().reply(json!({"items": [1, 2], "total": 9}));
    mock.on::<ByPage>().reply(json!({"items": [3], "total": 9}));
    mock.on::<ByPage>().fail(&ServiceError::new(500, "1", "no"));
    let mut stream = mock.client().items(&ByPage { position: None }).into_stream();
    let mut seen = Vec::new();
    while let Some(item) =
        std::future::poll_fn(|context| std::pin::Pin::new(&mut stream).poll_next(context)).await
    {
        seen.push(item.ok());
    }
    assert_eq!(seen, [Some(1), Some(2), Some(3), None]);
}

#[tokio::test]
async fn a_mock_that_was_told_nothing_says_so_where_no_page_shows_a_response() {
    let error = Client::mock().client().send(&ByPage { position: None }).await.unwrap_err();
    assert!(error.to_string().contains("mrs list"), "{error}");
    let shown = Metadata::new("mrs", "list", http::Method::GET, "/list").example(r#"{"items":[7]}"#);
    let request = Request::new(&shown).finish().unwrap();
    let mock = Client::mock();
    assert_eq!(&mock.client().send_raw(request.clone()).await.unwrap()[..], br#"{"items":[7]}"#);
    mock.on::<ByPage>().reply(serde_json::json!({"items": []}));
    assert_eq!(&mock.client().send_raw(request).await.unwrap()[..], br#"{"items":[]}"#);
}

#[test]
fn responses_can_be_made_and_taken_apart() {
    let mut response = Response::from(vec![1]);
    response.push(2);
    let copy = response.clone();
    assert_eq!(copy, response);
    assert_ne!(copy, Response::from(vec![1]));
    let (status, headers, value) = response.map(|list| list.len()).into_parts();
    assert_eq!((status.as_u16(), headers.len(), value), (200, 0, 2));
    let page = ByPage::decode(http::StatusCode::OK, http::HeaderMap::new(), r#"{"items": 1}"#).unwrap();
    assert_eq!(page.items, Some(vec![1]));
    let failed = ByPage::decode(http::StatusCode::NOT_FOUND, http::HeaderMap::new(), "");
    assert_eq!(failed.unwrap_err().kind(), ErrorKind::NotFound);
}

/// anyhow and its like print an error and its sources in a row.
#[tokio::test]
async fn a_cause_is_printed_once() {
    let client = crate::server::client("http://127.0.0.1:9");
    let error = client.send(&ByPage { position: None }).await.unwrap_err();
    let mut printed = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        printed = format!("{printed}: {cause}");
        source = cause.source();
    }
    assert_eq!(printed.to_lowercase().matches("refused").count(), 1, "{printed}");
}
