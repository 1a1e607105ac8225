//! A refusal or failure as the service reports it.

use std::fmt;

use http::{HeaderMap, StatusCode};

use super::body::{self, Report};
use super::{ErrorKind, KnownError};
use crate::redact::Secrets;
use crate::{Body, Json, Response};

/// A response that is not a success.
#[derive(Clone)]
pub struct ServiceError {
    operation: String,
    status: StatusCode,
    headers: HeaderMap,
    body: Body,
    report: Report,
    codes: &'static [KnownError],
    request_id: Option<String>,
}

impl ServiceError {
    /// Reads a response, without the secrets in whatever it quotes.
    pub(crate) fn read(operation: String, response: Response<Body>, secrets: &Secrets) -> Self {
        let report = body::read(&response, secrets);
        let in_headers = response.request_id().map(|id| secrets.redact(id));
        let status = response.status();
        let (_, headers, body) = response.into_parts();
        Self {
            operation,
            status,
            headers,
            request_id: in_headers.or_else(|| report.request_id.clone()),
            report,
            codes: &[],
            body,
        }
    }

    /// An error as a service would report it, for tests of code that handles one.
    ///
    /// # Panics
    ///
    /// If the status is no number from 100 to 999.
    #[must_use]
    pub fn new(status: u16, code: &str, message: &str) -> Self {
        let status = StatusCode::from_u16(status).expect("a status has three digits");
        let body = Json::from([("error_code", code.into()), ("error_msg", message.into())]).to_string();
        let response = Response::new(status, HeaderMap::new(), Body::from(body));
        Self::read("test".to_owned(), response, &Secrets::default())
    }

    /// The same error of a service whose codes are known.
    pub(crate) fn of(mut self, codes: &'static [KnownError]) -> Self {
        self.codes = codes;
        self
    }

    /// What kind of error it is: by the codes that the service documents, or else by the status.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::of(self.known(), self.status, self.code())
    }

    /// What the service documents about its code, meaning and advice for example.
    #[must_use]
    pub fn known(&self) -> Option<&'static KnownError> {
        let code = self.code()?;
        let mut found = self.codes.iter().filter(|known| known.code == code);
        let first = found.next()?;
        // Of several meanings, one that says what kind of error it is.
        Some(found.find(|known| first.kind.is_none() && known.kind.is_some()).unwrap_or(first))
    }

    /// The status; a redirect counts as an error, because the signature is for one address.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The error code, whether the service wrote it as a text or as a number.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.report.code.as_deref()
    }

    /// What the service says; where the body has no message that can be recognised, what kind of
    /// body it is and how long. It is never the body, of which nobody knows what it holds.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.report.message
    }

    /// The identifier of the request, from the headers or else from the body.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Further errors that the service lists as the causes of this one.
    #[must_use]
    pub fn details(&self) -> &[ErrorDetail] {
        &self.report.details
    }

    /// Why permission was denied, encoded; the identity service decodes it.
    #[must_use]
    pub fn encoded_authorization_message(&self) -> Option<&str> {
        self.report.encoded_authorization_message.as_deref()
    }

    /// All headers of the response.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it arrived. It may hold secrets and is never printed.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl std::error::Error for ServiceError {}

/// Status, code, message and request identifier on one line.
impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.operation, self.status)?;
        if let Some(code) = self.code() {
            write!(formatter, ", code {code}")?;
        }
        let words: Vec<&str> = self.message().split_whitespace().collect();
        if !words.is_empty() {
            write!(formatter, ": {}", words.join(" "))?;
        }
        match self.request_id() {
            Some(id) => write!(formatter, " (request {id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("ServiceError");
        shown.field("operation", &self.operation);
        shown.field("status", &self.status);
        shown.field("code", &self.code());
        shown.field("message", &self.message());
        shown.field("request_id", &self.request_id());
        shown.field("details", &self.details());
        shown.finish_non_exhaustive()
    }
}

/// One of the causes of a [`ServiceError`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// Its code.
    pub code: Option<String>,
    /// What the service says about it.
    pub message: String,
}
