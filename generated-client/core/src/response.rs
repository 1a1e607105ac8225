//! A successful response: what it says and how it came.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use http::{HeaderMap, StatusCode};

/// The headers that name a request to the vendor's support, the common one first.
const REQUEST_ID_HEADERS: [&str; 2] = ["x-request-id", "x-iam-trace-id"];

const IS_A_T: &str = "a response is made with a value of its type";

/// A successful response. It dereferences to what was read from its body.
///
/// Printing it shows no headers, since some services answer with tokens in them, and the identifier
/// of the request only if it looks like one.
pub struct Response<T> {
    parts: Parts,
    kind: PhantomData<T>,
}

/// A response of whatever type: what frees it is compiled once.
struct Parts {
    status: StatusCode,
    headers: HeaderMap,
    // Always a `T`. Behind this pointer, the code that frees it is compiled where it is read, with the services, and
    // not in each program that makes a call.
    value: Box<dyn Any + Send + Sync>,
}

impl<T: Send + Sync + 'static> Response<T> {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, value: T) -> Self {
        Self { parts: Parts { status, headers, value: Box::new(value) }, kind: PhantomData }
    }
}

impl<T: 'static> Response<T> {
    /// The same response with another value.
    pub(crate) fn with<U: Send + Sync + 'static>(self, value: U) -> Response<U> {
        Response::new(self.parts.status, self.parts.headers, value)
    }

    /// The status, always a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.parts.status
    }

    /// All headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The identifier of the request, which the vendor's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.headers())
    }

    /// What was read from the body.
    #[must_use]
    pub fn into_inner(self) -> T {
        typed(self.parts.value)
    }

    /// Status, headers, and what was read from the body.
    #[must_use]
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        let Parts { status, headers, value } = self.parts;
        (status, headers, typed(value))
    }

    /// The same response, with something made of what was read.
    pub fn map<U: Send + Sync + 'static>(self, made: impl FnOnce(T) -> U) -> Response<U> {
        let (status, headers, value) = self.into_parts();
        Response::new(status, headers, made(value))
    }
}

impl<T: Clone + Send + Sync + 'static> Clone for Response<T> {
    fn clone(&self) -> Self {
        Self::new(self.status(), self.headers().clone(), (**self).clone())
    }
}

impl<T: PartialEq + 'static> PartialEq for Response<T> {
    fn eq(&self, other: &Self) -> bool {
        self.status() == other.status() && self.headers() == other.headers() && **self == **other
    }
}

/// A response of status 200 without headers, for tests of code that takes one.
impl<T: Send + Sync + 'static> From<T> for Response<T> {
    fn from(value: T) -> Self {
        Self::new(StatusCode::OK, HeaderMap::new(), value)
    }
}

impl<T: 'static> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.parts.value.downcast_ref().expect(IS_A_T)
    }
}

impl<T: 'static> DerefMut for Response<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.parts.value.downcast_mut().expect(IS_A_T)
    }
}

impl<T: fmt::Debug + 'static> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Response");
        shown.field("status", &self.status());
        shown.field("request_id", &self.request_id().filter(|id| looks_like_an_id(id)));
        shown.field("value", &**self);
        shown.finish_non_exhaustive()
    }
}

fn typed<T: 'static>(value: Box<dyn Any + Send + Sync>) -> T {
    *value.downcast().expect(IS_A_T)
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
