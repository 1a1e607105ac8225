//! What an operation of a service is: a request to send and a type to read the response as.

mod declaration;

use http::{HeaderMap, Method, StatusCode};

use super::client::Sent;
use super::codec::Decode;
use super::decode::decode;
use super::{Body, Error, Request, Response, ServiceError};

/// An operation of a service, as a value that holds its parameters.
///
/// The generated types implement this. Implementing it by hand gives a typed call to an operation
/// that this crate does not know:
///
/// ```
/// use huaweicloud_client::core::{Metadata, Operation, Request};
/// use huaweicloud_client::Error;
///
/// struct ShowQuota {
///     kind: String,
/// }
///
/// impl Operation for ShowQuota {
///     type Output = serde_json::Value;
///     const METADATA: Metadata =
///         Metadata::new("mrs", "show_quota", http::Method::GET, "/v1.1/{project_id}/quotas/{kind}");
///
///     fn request(&self) -> Result<Request, Error> {
///         Request::new(&Self::METADATA).path("kind", &self.kind).finish()
///     }
/// }
///
/// let request = ShowQuota { kind: "node/core".to_owned() }.request()?;
/// assert_eq!(request.path(), "/v1.1/{project_id}/quotas/node%2Fcore");
/// # Ok::<(), Error>(())
/// ```
pub trait Operation: Send + Sync {
    /// What the body of a successful response is read as; [`Body`](super::Body) where none is
    /// documented, which hands over what comes, and `()` where there is none.
    type Output: Decode + Send + Sync + 'static;

    /// Service, name, method and path.
    const METADATA: Metadata;

    /// Builds the request without sending it.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if a parameter cannot be sent: an empty one in the path, for example.
    fn request(&self) -> Result<Request, Error>;

    /// What a response says went wrong, though its status is a success: a job that failed for
    /// example. A call ends with [`Error::Failed`] then, unless it
    /// [accepts](crate::Call::accept_failure) it.
    fn failure(output: &Self::Output) -> Option<String> {
        let _ = output;
        None
    }

    /// Reads a response that came by other means than a [`Client`](crate::Client).
    ///
    /// # Errors
    ///
    /// [`Error::Service`] unless the status is a success, [`Error::Decode`] if the body is not what
    /// is documented.
    fn decode(
        status: StatusCode,
        headers: HeaderMap,
        body: impl Into<Body>,
    ) -> Result<Response<Self::Output>, Error>
    where
        Self: Sized,
    {
        let response = Response::new(status, headers, body.into());
        let sent = Sent::unknown(Self::METADATA);
        if status.is_success() {
            return decode::<Self>(Ok((sent, response)), true);
        }
        let error = ServiceError::read(sent.title(), response, &sent.secrets());
        Err(Error::Service(Box::new(error)))
    }
}

/// What all requests of one operation have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The service as the endpoint table knows it, `mrs` for example.
    pub service: &'static str,
    /// The name of the operation in `snake_case`; it appears in error messages.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path with its placeholders in braces, and a constant query if there is one:
    /// `/v2/{project_id}/clusters/{cluster_id}?action=upgrade`.
    pub path: &'static str,
    /// The response that the page shows for a success, as JSON. A [mock](crate::Client::mock) says it unless it
    /// is told otherwise.
    pub example: Option<&'static str>,
}

impl Metadata {
    /// Service, name, method and path of an operation. Further facts have defaults, so that code
    /// that calls this goes on compiling when there are more.
    #[must_use]
    pub const fn new(service: &'static str, name: &'static str, method: Method, path: &'static str) -> Self {
        Self { service, name, method, path, example: None }
    }

    /// The same, with a response to be shown.
    #[must_use]
    pub const fn example(mut self, json: &'static str) -> Self {
        self.example = Some(json);
        self
    }

    /// Service and name, by which error messages call the operation.
    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.service, self.name)
    }
}
