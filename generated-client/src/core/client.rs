//! The client: sends the operations of every service to one region with one set of credentials.

mod authentication;
mod builder;
#[cfg(feature = "reqwest")]
mod connection;
mod endpoints;
mod hook;
mod outgoing;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, header};

pub use builder::ClientBuilder;

use self::endpoints::Endpoints;
use self::hook::Hook;
use super::decode::decode;
use super::request::Identity;
use super::{
    Body, BodyStream, Credentials, Error, HttpClient, Operation, Request, Response, ServiceError,
    TransportError, TransportKind,
};

/// Sends operations. Cloning it is cheap, and clones share their connections.
///
/// ```
/// use huaweicloud_client::{Client, Credentials};
///
/// let client = Client::builder()
///     .region("cn-north-4")
///     .credentials(Credentials::access_key("AK", "SK").project_id("0123"))
///     .build()?;
/// # Ok::<(), huaweicloud_client::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    http: Arc<dyn HttpClient>,
    endpoints: Endpoints,
    credentials: Credentials,
    timeout: Duration,
    user_agent: HeaderValue,
    hook: Option<Hook>,
}

impl Client {
    /// Starts a client with default settings.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Sends an operation and reads its answer. Nothing is repeated and no redirect is followed.
    ///
    /// # Errors
    ///
    /// Any [`Error`]. With [`Error::Build`] and [`Error::Credentials`] nothing was sent.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<Response<O::Output>, Error> {
        let answer = self.send_raw(operation.request()?).await?;
        decode(&O::METADATA.title(), answer)
    }

    /// Sends a request and returns the bytes of its answer, for operations that this crate does
    /// not know or whose answers it misreads.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), but never [`Error::Decode`].
    pub async fn send_raw(&self, request: Request) -> Result<Response<Body>, Error> {
        let operation = request.metadata().title();
        let whole = async {
            let (response, body) = self.exchange(request).await?;
            Ok(response.with(body.of(&operation, None).collect().await?))
        };
        let response = self.bounded(&operation, whole).await?;
        self.refuse_failure(operation, response)
    }

    /// Sends a request and returns as soon as its response begins, for bodies that are too large
    /// to be kept in memory. The time limit of the client then holds for each chunk.
    ///
    /// # Errors
    ///
    /// As [`send_raw`](Self::send_raw).
    pub async fn download(&self, request: Request) -> Result<Response<BodyStream>, Error> {
        let operation = request.metadata().title();
        let (response, body) = self.bounded(&operation, self.exchange(request)).await?;
        let body = body.of(&operation, Some(self.inner.timeout));
        if response.status().is_success() {
            return Ok(response.with(body));
        }
        let failure = response.with(body.collect().await?);
        self.refuse_failure(operation, failure)
            .map(|response| response.with(BodyStream::from(Body::default())))
    }

    /// The request as it would be sent, address and signature included, for other HTTP libraries
    /// or for services that take signed addresses.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] and [`Error::Credentials`].
    #[expect(clippy::unused_async, reason = "credentials will be fetched here")]
    pub async fn sign(&self, request: Request) -> Result<http::Request<Body>, Error> {
        let inner = &*self.inner;
        let credentials = &inner.credentials;
        let origin = inner.endpoints.origin(request.metadata().service)?;
        let identity = Identity { project_id: credentials.project(), domain_id: credentials.domain() };
        let mut outgoing = outgoing::assemble(request, &origin, &identity)?;
        outgoing.headers_mut().entry(header::USER_AGENT).or_insert_with(|| inner.user_agent.clone());
        if let Some(hook) = &inner.hook {
            hook.call(&mut outgoing);
        }
        authentication::authenticate(&mut outgoing, credentials)?;
        Ok(outgoing)
    }

    /// Sends a request; its response has no body yet.
    async fn exchange(&self, request: Request) -> Result<(Response<()>, BodyStream), Error> {
        let operation = request.metadata().title();
        let outgoing = self.sign(request).await?;
        let response = self.inner.http.send(outgoing).await.map_err(|error| error.of(&operation))?;
        let (head, body) = response.into_parts();
        Ok((Response::new(head.status, head.headers, ()), body))
    }

    /// Bounds a call by the time limit of the client.
    async fn bounded<T>(
        &self,
        operation: &str,
        call: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        match tokio::time::timeout(self.inner.timeout, call).await {
            Ok(result) => result,
            Err(elapsed) => Err(TransportError::new(TransportKind::Timeout, elapsed).of(operation)),
        }
    }

    /// A response that is not a success is an error.
    fn refuse_failure(&self, operation: String, response: Response<Body>) -> Result<Response<Body>, Error> {
        if response.status().is_success() {
            return Ok(response);
        }
        let redact = |text: &str| self.inner.credentials.redact(text);
        let error = ServiceError::read(operation, response, redact);
        Err(Error::Service(Box::new(error)))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Client");
        shown.field("endpoints", &self.inner.endpoints);
        shown.field("credentials", &self.inner.credentials);
        shown.finish_non_exhaustive()
    }
}
