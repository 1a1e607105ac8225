//! `Response<Body>` → `Response<T>`: reads the body of a successful response.

use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::codec::{self, Decode, Mismatch, Node, Problem};
use super::redact::Secrets;
use super::{Body, DecodeError, Error, Metadata, Operation, Response};

/// Reads a response as the output of an operation. One that says of itself that the operation failed is an
/// error unless that is accepted.
pub(crate) fn decode<O: Operation>(
    response: Response<Body>,
    secrets: &Secrets,
    accepts_failure: bool,
) -> Result<Response<O::Output>, Error> {
    let mut problem = Problem::default();
    let value = match O::Output::any_body(&response) {
        Some(value) => value,
        None => O::Output::decode(parsed(&response, &mut problem), &mut problem),
    };
    let failure = if accepts_failure { None } else { O::failure(&value) };
    Ok(concluded(&O::METADATA, response, Doubts { problem, failure }, secrets)?.with(value))
}

// What follows knows no operation, so that it is compiled once.

/// What speaks against taking a response for a success.
struct Doubts {
    problem: Problem,
    failure: Option<String>,
}

/// The response, unless it could not be read or says that the operation failed.
fn concluded(
    metadata: &Metadata,
    response: Response<Body>,
    doubts: Doubts,
    secrets: &Secrets,
) -> Result<Response<Body>, Error> {
    let Doubts { mut problem, failure } = doubts;
    if let Err(page) = refuse_page(&response) {
        problem = Problem::default();
        problem.note_mismatch(page);
    }
    if let Some(mismatch) = problem.into_mismatch() {
        return Err(Error::Decode(Box::new(DecodeError::new(
            metadata.title(),
            &mismatch,
            response,
            secrets,
        ))));
    }
    match failure {
        None => Ok(response),
        Some(message) => Err(Error::Failed {
            operation: metadata.title(),
            message: secrets.redact(&message),
            request_id: response.request_id().map(|id| secrets.redact(id)),
        }),
    }
}

/// The JSON of a response; `null` where it is none, which is noted.
fn parsed<'r>(response: &'r Response<Body>, problem: &mut Problem) -> Node<'r> {
    document(response).and_then(codec::parse).unwrap_or_else(|mismatch| {
        problem.note_mismatch(mismatch);
        Node::Null
    })
}

/// Statuses that mean success without a body; an object of absent fields is a true reading then.
const WITHOUT_BODY: [StatusCode; 2] = [StatusCode::ACCEPTED, StatusCode::NO_CONTENT];

/// The JSON of a response, whose body may be empty where the status says so.
fn document(response: &Response<Body>) -> Result<&[u8], Mismatch> {
    match response.trim_ascii() {
        b"" if WITHOUT_BODY.contains(&response.status()) => Ok(b"{}"),
        b"" => Err(Mismatch::new("expected JSON, found an empty body")),
        json => Ok(json),
    }
}

/// A login page or the page of a proxy: the operation has not happened.
fn refuse_page(response: &Response<Body>) -> Result<(), Mismatch> {
    if is_html(response.headers(), response.trim_ascii()) {
        return Err(Mismatch::new("expected JSON, found an HTML page"));
    }
    Ok(())
}

fn is_html(headers: &HeaderMap, body: &[u8]) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let starts = |text: &[u8], with: &str| {
        let start = text.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
    };
    let declared = kind.is_some_and(|kind| starts(kind, "text/html")) && !body.is_empty();
    declared || starts(body, "<!doctype html") || starts(body, "<html")
}
