//! `Response<Body>` → `Response<T>`: reads the body of a successful response.

use http::{HeaderMap, HeaderValue, header};

use super::codec::{self, Mismatch};
use super::redact::Secrets;
use super::{Body, DecodeError, Error, Operation, Response};

/// Reads a response as the output of an operation.
pub(crate) fn decode<O: Operation>(
    response: Response<Body>,
    secrets: &Secrets,
) -> Result<Response<O::Output>, Error> {
    let read = if is_html(response.headers(), response.trim_ascii()) {
        // A login page or the page of a proxy: the operation has not happened.
        Err(Mismatch::new("expected JSON, found an HTML page"))
    } else {
        codec::read(response.status(), &response)
    };
    match read {
        Ok(value) => Ok(response.with(value)),
        Err(mismatch) => {
            Err(Error::Decode(Box::new(DecodeError::new(O::METADATA.title(), &mismatch, response, secrets))))
        }
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
        Some(message) => Err(Error::Failed {
            operation: O::METADATA.title(),
            message: secrets.redact(&message),
            request_id: response.request_id().map(|id| secrets.redact(id)),
        }),
    }
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
