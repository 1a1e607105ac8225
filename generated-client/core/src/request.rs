//! A request as a value, ready to be sent but tied to no client.

mod builder;
mod path;

use std::fmt;

use http::{HeaderMap, Method};

pub use builder::RequestBuilder;
pub(crate) use path::Identity;

use super::{Body, Error, KnownError, Metadata, Secret};

/// A request of one operation: everything but the endpoint and the credentials.
///
/// ```
/// use huaweicloud_client::core::{Metadata, Request};
///
/// let path = "/v1.1/{project_id}/clusters/{cluster_id}/tags/{key}";
/// let metadata = Metadata::new("mrs", "delete_tag", http::Method::DELETE, path);
/// let request = Request::new(&metadata).path("cluster_id", "c1").path("key", "a/b").finish()?;
/// assert_eq!(request.path(), "/v1.1/{project_id}/clusters/c1/tags/a%2Fb");
///
/// // A key that would turn the request into another one is refused.
/// assert!(Request::new(&metadata).path("cluster_id", "c1").path("key", "..").finish().is_err());
/// # Ok::<(), huaweicloud_client::Error>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Request {
    metadata: Metadata,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Body,
    /// The texts in it that must not be printed, wherever a service quotes them.
    secrets: Vec<Secret<String>>,
    is_idempotent: bool,
    error_codes: &'static [KnownError],
    has_secret_path: bool,
    secret_query: Vec<String>,
}

impl Request {
    /// Starts a request of this operation.
    #[expect(clippy::new_ret_no_self, reason = "a request exists once it is finished")]
    pub fn new(metadata: &Metadata) -> RequestBuilder {
        RequestBuilder::new(metadata)
    }

    /// The operation.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.metadata.method
    }

    /// The path as it is sent, percent-encoded. `{project_id}` and `{domain_id}` are still in it
    /// unless the operation has set them: the client fills them in.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query as decoded pairs of name and value, in the order they were added.
    #[must_use]
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The headers of the operation. The client adds those of the credentials.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, empty if there is none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Whether it may be repeated when nobody knows whether it arrived. Unless that was
    /// [said](RequestBuilder::idempotent), it may with every method but `POST` and `PATCH`.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.is_idempotent
    }

    /// What the codes of its service mean.
    pub(crate) fn error_codes(&self) -> &'static [KnownError] {
        self.error_codes
    }

    /// The texts in it that must not be printed.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        self.secrets.iter().map(|secret| secret.expose().as_str())
    }

    /// Whether the path needs this part of the identity: `project_id` or `domain_id`.
    pub(crate) fn needs(&self, name: &str) -> bool {
        path::is_open(&self.path, name)
    }

    /// The path with project and domain filled in.
    pub(crate) fn filled_path(&self, identity: &Identity<'_>) -> Result<String, Error> {
        path::fill(&self.path, identity)
            .map_err(|problem| Error::Build { message: format!("{}: {problem}", self.metadata.title()) })
    }

    /// The body, without a copy of its bytes.
    pub(crate) fn shared_body(&self) -> Body {
        self.body.clone()
    }

    /// The query for printing.
    fn shown_query(&self) -> Vec<(&str, &str)> {
        let pairs = self.query.iter();
        let pairs = pairs.map(|(name, value)| {
            let secret = self.secret_query.contains(name);
            (name.as_str(), if secret { "[redacted]" } else { value })
        });
        pairs.collect()
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.has_secret_path { self.metadata.path } else { &self.path };
        let mut shown = formatter.debug_struct("Request");
        shown.field("operation", &self.metadata.title());
        shown.field("method", &self.metadata.method);
        shown.field("path", &path);
        shown.field("query", &self.shown_query());
        shown.field("headers", &self.headers);
        shown.field("body_bytes", &self.body.len());
        shown.finish_non_exhaustive()
    }
}
