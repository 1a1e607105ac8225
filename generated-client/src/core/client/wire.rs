//! `Request` × endpoint × credentials → the request exactly as it will be on the wire.

use http::{HeaderMap, HeaderValue, Method, header};
use reqwest::Url;

use super::endpoint::Endpoint;
use crate::core::request::fill_identity;
use crate::core::{Credentials, Error, Request, percent};

/// A request with its address. It is signed and sent from the same fields.
pub(super) struct Wire {
    pub(super) operation: String,
    pub(super) method: Method,
    /// Scheme, host and port.
    pub(super) origin: String,
    pub(super) path: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Wire {
    pub(super) fn new(
        request: &Request,
        endpoint: &Endpoint,
        credentials: &Credentials,
    ) -> Result<Self, Error> {
        let path = fill_identity(request, credentials.project(), credentials.domain())?;
        let mut headers = request.headers().clone();
        // The vendor's pages list it as mandatory even where there is no body.
        headers.entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static("application/json"));
        Ok(Self {
            operation: request.metadata().title(),
            method: request.method().clone(),
            origin: endpoint.origin(request.metadata().service),
            path,
            query: request.query().to_vec(),
            headers,
            body: request.body().to_vec(),
        })
    }

    /// The value of the `Host` header: the operation's own, or the one the HTTP library will send.
    pub(super) fn host(&self) -> &str {
        let given = self.headers.get(header::HOST);
        let given = given.and_then(|host| host.to_str().ok());
        let authority = self.origin.split_once("://").map(|(_, host)| host);
        given.or(authority).unwrap_or_default()
    }

    /// The address as a URL.
    ///
    /// The URL type tidies up paths by rules of its own. What it changes would no longer be what
    /// was signed, or would be another operation, so it is refused.
    pub(super) fn url(&self) -> Result<Url, Error> {
        let query = percent::query_string(&self.query);
        let separator = if query.is_empty() { "" } else { "?" };
        let address = format!("{}{}{separator}{query}", self.origin, self.path);
        let unchanged = |url: &Url| {
            url.path() == self.path
                && url.query().unwrap_or_default() == query
                && url.origin().ascii_serialization() == self.origin
        };
        let url = Url::parse(&address).ok().filter(unchanged);
        url.ok_or_else(|| Error::Build {
            message: format!("{}: the address cannot be sent as it is", self.operation),
        })
    }
}
