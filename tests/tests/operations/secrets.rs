//! What is secret is sent, and never printed: not by the request, its response, errors or traces.

use std::fmt::Debug;

use generator::spec::model::Response;
use huaweicloud_client::{
    Client, Operation,
    core::{Request, ServiceError},
};

use super::{
    notes::Notes,
    sample::{self, Given, Planted},
    spec::Case,
};

/// Plants a text into every secret field of an operation and looks for it in all that can be printed.
pub(crate) fn check<O>(case: &Case, make: fn(&Given) -> O)
where
    O: Operation + Debug,
    O::Output: Debug,
{
    let operation = &case.operation;
    let mut given = sample::given(operation, None);
    let planted = given.plant(operation);
    let request = make(&given);
    assert_eq!(given.problem(), None);
    let built = request.request().unwrap();
    let sent = sent(&built);
    assert!(planted.iter().all(|secret| sent.contains(secret)), "{sent}");
    let mut printed = format!("{request:?} {request:#?} {built:?} {built:#?}");
    printed.push_str(&failed(&request, &planted.join(" and ")));
    assert_hidden(&planted, &printed);

    let bodies = operation.responses.iter().filter(|response| response.is_success());
    for body in bodies.filter_map(|response: &Response| response.body.as_ref()) {
        let mut planted = Planted::default();
        let mut json = sample::body(body);
        planted.in_body(&mut json, body);
        let decoded =
            |text: String| O::decode(http::StatusCode::OK, http::HeaderMap::new(), text.into_bytes());
        let read = decoded(json.to_string()).unwrap();
        // Another kind of value than the page says, where all else stands.
        let misread = decoded(format!("\"{}\"", planted.0.join(" and ")));
        assert_hidden(&planted.0, &format!("{read:?} {read:#?} {misread:?}"));
    }
}

/// Everything of a request that arrives.
fn sent(request: &Request) -> String {
    let pairs: String = request.query().iter().map(|(_, value)| value.as_str()).collect();
    format!("{} {pairs} {}", request.path(), String::from_utf8_lossy(request.body()))
}

/// What is printed where a service repeats the secrets in its error, and what is traced meanwhile.
fn failed<O: Operation>(operation: &O, secrets: &str) -> String {
    let mock = Client::mock();
    mock.on::<O>().fail(&ServiceError::new(400, "1", &format!("too weak: {secrets}")));
    let notes = Notes::default();
    let guard = tracing::subscriber::set_default(notes.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(mock.client().send(operation)).map(|_| ()).unwrap_err();
    drop(guard);
    assert!(error.message().contains("too weak"), "{error}");
    format!("{error} {error:?} {error:#?} {} {}", error.message(), notes.text())
}

fn assert_hidden(planted: &[String], printed: &str) {
    for secret in planted {
        assert!(!printed.contains(secret.as_str()), "{secret} is printed: {printed}");
    }
}

/// The test plants something at all.
#[test]
fn there_are_secrets_to_look_for() {
    let case = Case::new("mrs", "v2_create_cluster");
    assert!(sample::given(&case.operation, None).plant(&case.operation).len() > 1);
}
