//! `Response<Body>` → `Response<T>`: reads the body of a successful response.

use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::codec::{self, Decode, Mismatch};
use super::redact::Secrets;
use super::{Body, DecodeError, Error, Operation, Response};

/// Reads a response as the output of an operation.
pub(crate) fn decode<O: Operation>(
    response: Response<Body>,
    secrets: &Secrets,
) -> Result<Response<O::Output>, Error> {
    match read(&response) {
        Ok(value) => Ok(response.with(value)),
        Err(mismatch) => Err(unreadable(O::METADATA.title(), &mismatch, response, secrets)),
    }
}

/// The same, where a response that says of itself that the operation failed is an error.
pub(crate) fn decode_success<O: Operation>(
    response: Response<Body>,
    secrets: &Secrets,
) -> Result<Response<O::Output>, Error> {
    let response = decode::<O>(response, secrets)?;
    match O::failure(&response) {
        None => Ok(response),
        Some(message) => Err(failed(O::METADATA.title(), &message, response.request_id(), secrets)),
    }
}

fn read<T: Decode>(response: &Response<Body>) -> Result<T, Mismatch> {
    refuse_page(response)?;
    match T::any_body(response) {
        Some(value) => Ok(value),
        None => codec::decode(document(response)?),
    }
}

// What follows knows no operation, so that it is compiled once.

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

fn unreadable(operation: String, mismatch: &Mismatch, response: Response<Body>, secrets: &Secrets) -> Error {
    Error::Decode(Box::new(DecodeError::new(operation, mismatch, response, secrets)))
}

fn failed(operation: String, message: &str, request_id: Option<&str>, secrets: &Secrets) -> Error {
    Error::Failed {
        operation,
        message: secrets.redact(message),
        request_id: request_id.map(|id| secrets.redact(id)),
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
