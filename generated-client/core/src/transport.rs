//! The seam between the client and HTTP: `http::Request<Body>` → `http::Response<BodyStream>`.

#[cfg(feature = "reqwest")]
mod certificates;
#[cfg(feature = "reqwest")]
mod reqwest_client;
mod stream;

use std::fmt;
use std::pin::Pin;

#[cfg(feature = "reqwest")]
pub(crate) use certificates::Certificates;
#[cfg(feature = "reqwest")]
pub(crate) use reqwest_client::{ProxyChoice, ReqwestClient, Settings};
pub use stream::{BodyStream, Chunks};

use super::{Body, Error, TransportKind};

/// A future behind a pointer, as traits that are used as objects return it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What sends requests. The client's own one is built on `reqwest` (the feature of that name, on
/// by default); implement this to use another HTTP library, or none at all:
///
/// ```
/// use huaweicloud_client::core::{BodyStream, BoxFuture, HttpClient, TransportError};
/// use huaweicloud_client::core::{Body, Metadata, Request};
/// use huaweicloud_client::{Client, Credentials, http};
///
/// #[derive(Debug)]
/// struct AlwaysEmpty;
///
/// impl HttpClient for AlwaysEmpty {
///     fn send(
///         &self,
///         request: http::Request<Body>,
///     ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
///         assert!(request.headers().contains_key("authorization"));
///         Box::pin(async { Ok(http::Response::new(BodyStream::from(Body::from("{}")))) })
///     }
/// }
///
/// let client = Client::builder()
///     .region("cn-north-4")
///     .credentials(Credentials::access_key("AK", "SK").project_id("p"))
///     .http_client(AlwaysEmpty)
///     .build()?;
/// # Ok::<(), huaweicloud_client::Error>(())
/// ```
///
/// An implementation sends the request exactly as it is, since it is signed, follows no redirect,
/// and returns once the head of the response has arrived, whatever its status.
pub trait HttpClient: fmt::Debug + Send + Sync + 'static {
    /// Sends one request.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>>;
}

/// Why no complete response arrived.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportKind,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(formatter)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

impl TransportError {
    /// An error of this kind. The cause must name neither addresses nor secrets.
    pub fn new(kind: TransportKind, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, source: cause.into() }
    }

    /// What failed.
    #[must_use]
    pub fn kind(&self) -> TransportKind {
        self.kind
    }

    /// As the error of a call.
    pub(crate) fn of(self, operation: &str) -> Error {
        Error::Transport { operation: operation.to_owned(), kind: self.kind, cause: self.source }
    }
}
