//! `Response<Body>` → `Response<T>`: reads the body of a successful response.

use http::{HeaderMap, HeaderValue, StatusCode, header};

use super::client::Sent;
use super::codec::{self, Decode, Mismatch, Problem, Tree};
use super::{Body, DecodeError, Error, Operation, Response};

/// What came of a call: what it was sent with, and the response, if there is one.
pub(crate) type Outcome = Result<(Sent, Response<Body>), Error>;

/// Reads what came of a call as the output of an operation. A response that says of itself that the operation
/// failed is an error unless that is accepted.
pub(crate) fn decode<O: Operation>(
    outcome: Outcome,
    accepts_failure: bool,
) -> Result<Response<O::Output>, Error> {
    let (sent, response) = outcome?;
    let (value, doubts) = read::<O>(&response, accepts_failure);
    match doubts.settle(response, &sent) {
        Ok(response) => Ok(response.with(value)),
        Err(error) => Err(error),
    }
}

/// Reads a response as the output of an operation, which counts once the doubts are settled.
pub(super) fn read<O: Operation>(response: &Response<Body>, accepts_failure: bool) -> (O::Output, Doubts) {
    let mut doubts = Doubts::default();
    let value = O::Output::read(&Document::of(response), &mut doubts.problem);
    if !accepts_failure {
        doubts.failure = O::failure(&value);
    }
    (value, doubts)
}

// What follows knows no operation, so that it is compiled once.

/// What speaks against taking a response for a success.
#[derive(Default)]
pub(super) struct Doubts {
    problem: Problem,
    failure: Option<String>,
}

impl Doubts {
    /// The response, unless it could not be read or says that the operation failed.
    pub(super) fn settle(self, response: Response<Body>, sent: &Sent) -> Result<Response<Body>, Error> {
        let Self { mut problem, failure } = self;
        if let Err(page) = refuse_page(&response) {
            problem = Problem::default();
            problem.note_mismatch(page);
        }
        if let Some(mismatch) = problem.into_mismatch() {
            let error = DecodeError::new(sent.title(), &mismatch, response, &sent.secrets());
            return Err(Error::Decode(Box::new(error)));
        }
        let Some(message) = failure else { return Ok(response) };
        let secrets = sent.secrets();
        Err(Error::Failed {
            operation: sent.title(),
            message: secrets.redact(&message),
            request_id: response.request_id().map(|id| secrets.redact(id)),
        })
    }
}

/// The body of a response, which is read as a whole.
#[doc(hidden)]
#[derive(Debug)]
pub struct Document {
    status: StatusCode,
    body: Body,
}

impl Document {
    fn of(response: &Response<Body>) -> Self {
        Self { status: response.status(), body: Body::clone(response) }
    }

    /// The bytes as they came.
    pub(super) fn body(&self) -> Body {
        self.body.clone()
    }

    /// The JSON that it is; `null` where it is none, which is noted.
    pub(super) fn tree(&self, problem: &mut Problem) -> Tree<'_> {
        self.json().and_then(codec::parse).unwrap_or_else(|mismatch| {
            problem.note_mismatch(mismatch);
            Tree::default()
        })
    }

    /// The text of it, which may be empty where the status says so.
    fn json(&self) -> Result<&[u8], Mismatch> {
        match self.body.trim_ascii() {
            b"" if WITHOUT_BODY.contains(&self.status) => Ok(b"{}"),
            b"" => Err(Mismatch::new("expected JSON, found an empty body")),
            json => Ok(json),
        }
    }
}

/// Statuses that mean success without a body; an object of absent fields is a true reading then.
const WITHOUT_BODY: [StatusCode; 3] =
    [StatusCode::ACCEPTED, StatusCode::NO_CONTENT, StatusCode::RESET_CONTENT];

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
