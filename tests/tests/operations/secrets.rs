//! What is secret is sent, and never printed: not by the request, its response, errors or traces.

use generator::spec::model::Response;
use huaweicloud_client::{
    Client,
    core::{Request, ServiceError},
};

use super::{
    notes::Notes,
    sample::{self, Planted},
    spec::Case,
    tried::{Make, Tried},
};

/// Plants a text into every secret field of an operation and looks for it in all that can be printed.
pub(crate) fn check(case: &Case, make: Make) {
    let operation = &case.operation;
    let mut given = sample::given(operation, None);
    let planted = given.plant(operation);
    let request = make(&given);
    assert_eq!(given.problem(), None);
    let built = request.request().unwrap();
    let sent = sent(&built);
    assert!(planted.iter().all(|secret| sent.contains(secret)), "{sent}");
    let mut printed = format!("{} {built:?} {built:#?}", request.printed());
    printed.push_str(&failed(&*request, &planted.join(" and ")));
    assert_hidden(&planted, &printed);

    let bodies = operation.responses.iter().filter(|response| response.is_success());
    for body in bodies.filter_map(|response: &Response| response.body.as_ref()) {
        let mut planted = Planted::default();
        let mut json = sample::body(body);
        planted.in_body(&mut json, body);
        let read = request.read(json.to_string()).unwrap();
        // Another kind of value than the page says, where all else stands.
        let misread = request.read(format!("\"{}\"", planted.0.join(" and ")));
        let misread = misread.map(|read| read.printed);
        assert_hidden(&planted.0, &format!("{} {misread:?} {misread:#?}", read.printed));
    }
}

/// Everything of a request that arrives.
fn sent(request: &Request) -> String {
    let pairs: String = request.query().iter().map(|(_, value)| value.as_str()).collect();
    format!("{} {pairs} {}", request.path(), String::from_utf8_lossy(request.body()))
}

/// What is printed where a service repeats the secrets in its error, and what is traced meanwhile.
fn failed(operation: &dyn Tried, secrets: &str) -> String {
    let mock = Client::mock();
    operation.fail(&mock, &ServiceError::new(400, "1", &format!("too weak: {secrets}")));
    let notes = Notes::default();
    let guard = tracing::subscriber::set_default(notes.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let error = runtime.block_on(operation.send(&mock.client())).map(|_| ()).unwrap_err();
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
