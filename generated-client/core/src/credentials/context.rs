//! What a provider of credentials may use of the client that asks it.

use std::sync::Arc;
use std::time::Duration;

use crate::client::Endpoints;
use crate::redact::Secrets;
use crate::{Body, Error, HttpClient, Region, Response, ServiceError, TransportError, TransportKind};

/// No response of the identity service is longer.
const MAX_BODY: usize = 1 << 20;

/// The transport and the region of the client that needs credentials.
#[derive(Clone, Debug)]
pub struct ProviderContext {
    http: Arc<dyn HttpClient>,
    endpoints: Endpoints,
}

/// A request that a provider makes.
pub(super) struct Call<'a> {
    /// How errors call it.
    pub(super) operation: &'a str,
    pub(super) request: http::Request<Body>,
    /// How long it may take.
    pub(super) limit: Duration,
    /// What must not be shown though the service quotes it.
    pub(super) secrets: Vec<&'a str>,
}

impl ProviderContext {
    pub(crate) fn new(http: Arc<dyn HttpClient>, endpoints: Endpoints) -> Self {
        Self { http, endpoints }
    }

    /// The transport of the client, with its proxies and certificates.
    #[must_use]
    pub fn http(&self) -> &dyn HttpClient {
        &*self.http
    }

    /// The region of the client, if it has one.
    #[must_use]
    pub fn region(&self) -> Option<&Region> {
        self.endpoints.region()
    }

    pub(crate) fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    /// The same in another region.
    pub(crate) fn in_region(&self, region: Region) -> Self {
        let mut changed = self.clone();
        changed.endpoints.set_region(region);
        changed
    }

    /// The address of the identity service.
    pub(super) fn identity_service(&self) -> Result<String, Error> {
        self.endpoints.origin_of_helper("iam").map(std::borrow::Cow::into_owned)
    }

    /// Sends a request and reads its response, whatever its status.
    pub(super) async fn exchange(&self, call: &mut Call<'_>) -> Result<Response<Body>, Error> {
        let operation = call.operation;
        let request = std::mem::take(&mut call.request);
        let whole = async {
            let response = self.http.send(request).await.map_err(|error| error.of(operation))?;
            let (head, body) = response.into_parts();
            let body = body.of(operation).within(MAX_BODY).await?;
            Ok(Response::new(head.status, head.headers, body))
        };
        match tokio::time::timeout(call.limit, whole).await {
            Ok(response) => response,
            Err(elapsed) => Err(TransportError::new(TransportKind::Timeout, elapsed).of(operation)),
        }
    }

    /// Sends a request; a response that is not a success is an error.
    pub(super) async fn send(&self, mut call: Call<'_>) -> Result<Response<Body>, Error> {
        let response = self.exchange(&mut call).await?;
        if response.status().is_success() { Ok(response) } else { Err(call.refused(response)) }
    }
}

impl Call<'_> {
    /// The error of a response that is not a success.
    pub(super) fn refused(&self, response: Response<Body>) -> Error {
        let secrets = Secrets::new(self.secrets.iter().copied());
        Error::Service(Box::new(ServiceError::read(self.operation.to_owned(), response, &secrets)))
    }
}

/// The error of a response that does not say what it should.
pub(super) fn lacks(operation: &str, what: &str) -> Error {
    Error::Credentials { message: format!("{operation}: the response has no {what}") }
}
