//! A successful response that is not what is documented.

use std::fmt;

use http::StatusCode;

use crate::codec::Mismatch;
use crate::redact::Secrets;
use crate::{Body, Response};

/// Where a response differs from its documentation, and how.
///
/// Its text says what was expected and what kind of value was found, never the value itself.
#[derive(Clone)]
pub struct DecodeError {
    operation: String,
    path: String,
    problem: String,
    status: StatusCode,
    request_id: Option<String>,
    body: Body,
}

impl DecodeError {
    pub(crate) fn new(
        operation: String,
        mismatch: &Mismatch,
        response: Response<Body>,
        secrets: &Secrets,
    ) -> Self {
        Self {
            operation,
            // A name in the path may be one that the service has made up.
            path: secrets.redact(&mismatch.path()),
            problem: mismatch.text().to_owned(),
            status: response.status(),
            request_id: response.request_id().map(|id| secrets.redact(id)),
            body: response.into_inner(),
        }
    }

    /// Service and name of the operation.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The position in the body, `job_list[3].start_time` for example; empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was expected there, and what was found.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// The status, always a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The identifier of the request, which the vendor's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The body as it arrived. It may hold secrets and is never printed.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl std::error::Error for DecodeError {}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { operation, status, .. } = self;
        write!(formatter, "{operation}: {status}, but the response cannot be read")?;
        if !self.path.is_empty() {
            write!(formatter, " at {}", self.path)?;
        }
        write!(formatter, ": {}", self.problem)?;
        match &self.request_id {
            Some(id) => write!(formatter, " (request {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("DecodeError");
        shown.field("operation", &self.operation);
        shown.field("path", &self.path);
        shown.field("problem", &self.problem);
        shown.field("status", &self.status);
        shown.field("request_id", &self.request_id);
        shown.finish_non_exhaustive()
    }
}
