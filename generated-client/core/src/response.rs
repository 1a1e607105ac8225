//! A successful response: what it says and how it came.

use std::fmt;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, StatusCode};

/// The headers that name a request to the vendor's support, the common one first.
const REQUEST_ID_HEADERS: [&str; 2] = ["x-request-id", "x-iam-trace-id"];

/// A successful response. It dereferences to what was read from its body.
///
/// Printing it shows no headers, since some services answer with tokens in them, and the identifier
/// of the request only if it looks like one.
#[derive(Clone, PartialEq)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    value: T,
}

impl<T> Response<T> {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, value: T) -> Self {
        Self { status, headers, value }
    }

    /// The same response with another value.
    pub(crate) fn with<U>(self, value: U) -> Response<U> {
        Response { status: self.status, headers: self.headers, value }
    }

    /// The status, always a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The identifier of the request, which the vendor's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }

    /// What was read from the body.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Status, headers, and what was read from the body.
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.status, self.headers, self.value)
    }

    /// The same response, with something made of what was read.
    pub fn map<U>(self, made: impl FnOnce(T) -> U) -> Response<U> {
        Response { status: self.status, headers: self.headers, value: made(self.value) }
    }
}

/// A response of status 200 without headers, for tests of code that takes one.
impl<T> From<T> for Response<T> {
    fn from(value: T) -> Self {
        Self::new(StatusCode::OK, HeaderMap::new(), value)
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Response");
        shown.field("status", &self.status);
        shown.field("request_id", &self.request_id().filter(|id| looks_like_an_id(id)));
        shown.field("value", &self.value);
        shown.finish_non_exhaustive()
    }
}

/// The identifier of a request, from the headers of its response.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_ID_HEADERS.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}

/// Whether a text is as short and plain as identifiers are. A token that a service repeats in its
/// headers is longer.
pub(crate) fn looks_like_an_id(text: &str) -> bool {
    text.len() <= 36 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
