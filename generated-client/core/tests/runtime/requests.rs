//! Requests as values: what is in them, and what is refused before anything is sent.

use http::Method;
use huaweicloud_client::core::{IntoField as _, Metadata, Operation as _, Request, RequestBuilder};
use huaweicloud_client::{Error, Secret};

use crate::service::{CreateJob, DeleteTag, JobKind, JobState, ListJobs};

fn start(path: &'static str) -> RequestBuilder {
    Request::new(&Metadata::new("mrs", "try", Method::POST, path))
}

fn refusal(builder: RequestBuilder) -> String {
    match builder.finish() {
        Err(Error::Build { message }) => message,
        other => panic!("{other:?}"),
    }
}

fn pairs(request: &Request) -> Vec<(&str, &str)> {
    let pairs = request.query().iter();
    pairs.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn a_request_can_be_inspected() {
    let mut operation = ListJobs::new("c/1");
    operation.limit = Some(10);
    operation.state = Some(vec![JobState::Running, JobState::from("NEW")]);
    operation.kind = Some(JobKind::Undefined);
    operation.verbose = Some(true);
    operation.language = Some(" zh-cn ".to_owned());
    let request = operation.request().unwrap();
    assert_eq!(request.method(), Method::GET);
    assert_eq!(request.path(), "/v2/{project_id}/clusters/c%2F1/jobs");
    let expected = [
        ("view", "full"),
        ("pageSize", "10"),
        ("state", "RUNNING"),
        ("state", "NEW"),
        ("kind", "-1"),
        ("verbose", "true"),
    ];
    assert_eq!(pairs(&request), expected);
    assert_eq!(request.headers()["x-language"], "zh-cn");
    assert!(request.body().is_empty());
    assert_eq!(request.metadata().name, "list_jobs");
}

#[test]
fn what_is_absent_is_not_sent() {
    let request = ListJobs::new("c1").request().unwrap();
    assert_eq!(pairs(&request), [("view", "full")]);
    assert!(request.headers().is_empty());
    let empty = Vec::<String>::new();
    let request = start("/x").query("a", &empty).payload(&None::<i64>).finish().unwrap();
    assert!(request.query().is_empty());
    assert!(request.body().is_empty());
    assert!(request.headers().is_empty());
}

#[test]
fn a_body_is_json_with_its_type() {
    let request = CreateJob::new("n", "p").request().unwrap();
    assert_eq!(request.body(), br#"{"name":"n","password":"p"}"#);
    assert_eq!(request.headers()["content-type"], "application/json");
    let own = "application/json;charset=utf-8";
    let request = start("/x").header("Content-Type", own).payload(&1_i64).finish().unwrap();
    assert_eq!(request.headers()["content-type"], own);
    let request = start("/x").body("text/plain", "hello").finish().unwrap();
    assert_eq!(request.body(), b"hello");
    assert_eq!(request.headers()["content-type"], "text/plain");
}

#[test]
fn a_constant_query_is_decoded_once() {
    let request = start("/x?action=up%20grade&flag&list=1&list=2").finish().unwrap();
    let expected = [("action", "up grade"), ("flag", ""), ("list", "1"), ("list", "2")];
    assert_eq!(pairs(&request), expected);
    assert_eq!(request.path(), "/x");
    assert!(refusal(start("/x?action={action}")).contains("query"));
}

#[test]
fn path_parameters_are_encoded_byte_by_byte() {
    let cases = [
        ("a-b_c.d~e", "a-b_c.d~e"),
        ("a b+c", "a%20b%2Bc"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("50%25", "50%2525"),
        ("{project_id}", "%7Bproject_id%7D"),
        ("集", "%E9%9B%86"),
        ("...", "..."),
        ("../..", "..%2F.."),
    ];
    for (value, expected) in cases {
        let request = start("/a/{x}/b").path("x", value).finish().unwrap();
        assert_eq!(request.path(), format!("/a/{expected}/b"));
    }
    let list = vec!["a".to_owned(), "b".to_owned()];
    let request = start("/{x}").path("x", &list).finish().unwrap();
    assert_eq!(request.path(), "/a%2Cb");
}

#[test]
fn paths_that_would_address_something_else_are_refused() {
    for value in ["", ".", ".."] {
        assert!(DeleteTag::new("c1", value).request().is_err(), "{value:?}");
        assert!(refusal(start("/{x}").path("x", value)).contains("must not be"), "{value:?}");
    }
    assert!(refusal(start("/{x}").path("x", &None::<String>)).contains("must not be"));
    assert!(refusal(start("/a/{x}/{y}").path("x", "1")).contains("y is missing"));
    assert!(refusal(start("/a").path("x", "1")).contains("no parameter x"));
    assert!(refusal(start("/a/../b")).contains("dot segments"));
    assert!(refusal(start("a")).contains("slash"));
}

#[test]
fn the_first_mistake_is_reported_with_the_operation() {
    let builder = start("/{x}").path("x", "..").header("bad name", "v");
    let message = refusal(builder);
    assert!(message.starts_with("mrs try: the path parameter x"), "{message}");
    assert!(refusal(start("/x").header("bad name", "v")).contains("bad name"));
    let message = refusal(start("/x").header("X-Secret", "line\nend"));
    assert!(message.contains("X-Secret") && !message.contains("end"), "{message}");
}

#[test]
fn printing_shows_no_secrets() {
    let secret: Secret<String> = "planted".into();
    let request = start("/{x}/{project_id}")
        .path("x", &secret)
        .query("key", &Some(secret.clone()))
        .query("open", "visible")
        .header("X-Password", &vec![secret.clone()])
        .header("X-Auth-Token", "planted")
        .payload(&secret)
        .finish()
        .unwrap();
    let shown = format!("{request:?} {request:#?}");
    assert!(!shown.contains("planted"), "{shown}");
    assert!(shown.contains("visible") && shown.contains("body_bytes: 9"), "{shown}");
    assert_eq!(request.path(), "/planted/{project_id}");
}

#[test]
fn numbers_of_any_width_stand_where_a_page_says_text() {
    let texts: [String; 7] = [
        1u8.into_field(),
        2u16.into_field(),
        3i32.into_field(),
        4u32.into_field(),
        5i64.into_field(),
        6u64.into_field(),
        7usize.into_field(),
    ];
    assert_eq!(texts.concat(), "1234567");
}
