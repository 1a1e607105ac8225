//! The client: sends the operations of every service to one region with one set of credentials.

mod authentication;
mod builder;
#[cfg(feature = "reqwest")]
mod connection;
mod endpoints;
mod hook;
mod identity;
mod outgoing;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderValue, StatusCode, header};
use tracing::Instrument as _;

pub(crate) use authentication::authenticate;
pub use builder::ClientBuilder;
pub(crate) use endpoints::Endpoints;

use self::hook::Hook;
use self::identity::Identity;
use super::credentials::{CredentialsSource, ProviderContext};
use super::decode::decode;
use super::redact::Secrets;
use super::response::looks_like_an_id;
use super::{
    Body, BodyStream, Credentials, Error, Operation, Region, Request, Response, ServiceError, TransportError,
    TransportKind, request,
};

/// So much of the body of a failure is read.
const MAX_FAILURE: usize = 1 << 20;

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

#[derive(Clone)]
struct Inner {
    context: ProviderContext,
    identity: Identity,
    timeout: Duration,
    max_body: usize,
    user_agent: HeaderValue,
    hook: Option<Hook>,
}

/// A response whose body is still to come, and who asked for it.
struct Arriving {
    arrived: Arrived,
    head: Response<()>,
    body: BodyStream,
}

impl Client {
    /// Starts a client with default settings.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The same client for another project. The two share their connections.
    #[must_use]
    pub fn with_project(&self, id: impl Into<String>) -> Self {
        let identity = self.inner.identity.with_project(id.into());
        self.changed(|inner| inner.identity = identity)
    }

    /// The same client for another region. The two share their connections. An address that was
    /// given for a service stays, as it is stronger than a region.
    #[must_use]
    pub fn with_region(&self, region: impl Into<Region>) -> Self {
        self.changed(|inner| {
            inner.context = inner.context.in_region(region.into());
            inner.identity = inner.identity.elsewhere();
        })
    }

    /// The same client with other credentials, and the project of these. The two share their
    /// connections.
    #[must_use]
    pub fn with_credentials(&self, credentials: impl Into<CredentialsSource>) -> Self {
        self.changed(|inner| inner.identity = Identity::new(credentials.into(), None))
    }

    fn changed(&self, change: impl FnOnce(&mut Inner)) -> Self {
        let mut inner = Inner::clone(&self.inner);
        change(&mut inner);
        Self { inner: Arc::new(inner) }
    }

    /// Sends an operation and reads its response. Nothing is repeated and no redirect is followed.
    ///
    /// # Errors
    ///
    /// Any [`Error`]. With [`Error::Build`] and [`Error::Credentials`] nothing was sent.
    pub async fn send<O: Operation>(&self, operation: &O) -> Result<Response<O::Output>, Error> {
        let (arrived, response) = self.call(operation.request()?).await?;
        decode::<O>(response, &arrived.secrets)
    }

    /// Sends a request and returns the bytes of its answer, for operations that this crate does
    /// not know or whose answers it misreads.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), but never [`Error::Decode`].
    pub async fn send_raw(&self, request: Request) -> Result<Response<Body>, Error> {
        Ok(self.call(request).await?.1)
    }

    async fn call(&self, request: Request) -> Result<(Arrived, Response<Body>), Error> {
        let operation = request.metadata().title();
        let whole = async { self.exchange(request).await?.whole(self.inner.max_body).await };
        let (arrived, response) = self.bounded(&operation, whole).await?;
        let response = self.succeeded(&arrived, response)?;
        Ok((arrived, response))
    }

    /// Sends a request and returns as soon as its response begins, for bodies that are too large
    /// to be kept in memory. The time limit of the client then holds for each chunk.
    ///
    /// # Errors
    ///
    /// As [`send_raw`](Self::send_raw).
    pub async fn download(&self, request: Request) -> Result<Response<BodyStream>, Error> {
        let operation = request.metadata().title();
        let mut arriving = self.bounded(&operation, self.exchange(request)).await?;
        arriving.body.bound(self.inner.timeout);
        if arriving.head.status().is_success() {
            return Ok(arriving.head.with(arriving.body));
        }
        let whole = self.bounded(&operation, arriving.whole(self.inner.max_body));
        let (arrived, body) = whole.await?;
        let failure = self.succeeded(&arrived, body);
        failure.map(|response| response.with(BodyStream::from(Body::default())))
    }

    /// The request as it would be sent, address and signature included, for other HTTP libraries
    /// or for services that take signed addresses.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] and [`Error::Credentials`]; any error of the provider of the credentials.
    pub async fn sign(&self, request: Request) -> Result<http::Request<Body>, Error> {
        let credentials = self.inner.identity.of(&request, &self.inner.context).await?;
        self.signed(request, &credentials)
    }

    fn signed(&self, request: Request, credentials: &Credentials) -> Result<http::Request<Body>, Error> {
        let inner = &*self.inner;
        let origin = inner.context.endpoints().origin(request.metadata().service)?;
        let owner = request::Identity { project_id: credentials.project(), domain_id: credentials.domain() };
        let mut outgoing = outgoing::assemble(request, &origin, &owner)?;
        outgoing.headers_mut().entry(header::USER_AGENT).or_insert_with(|| inner.user_agent.clone());
        if let Some(hook) = &inner.hook {
            hook.call(&mut outgoing);
        }
        authenticate(&mut outgoing, credentials)?;
        Ok(outgoing)
    }

    /// Sends a request; its response has no body yet.
    async fn exchange(&self, request: Request) -> Result<Arriving, Error> {
        let operation = request.metadata().title();
        let span = tracing::info_span!(
            "call",
            operation,
            attempt = 1,
            status = tracing::field::Empty,
            request_id = tracing::field::Empty,
        );
        let answered = async {
            let credentials = self.inner.identity.of(&request, &self.inner.context).await?;
            let mut secrets = Secrets::new(credentials.secrets().chain(request.secrets()));
            let outgoing = self.signed(request, &credentials)?;
            add_secret_headers(&mut secrets, outgoing.headers());
            let response = self.inner.context.http().send(outgoing).await;
            let (head, body) = response.map_err(|error| error.of(&operation))?.into_parts();
            let head = Response::new(head.status, head.headers, ());
            observe(&span, &head);
            let body = body.of(&operation);
            Ok(Arriving { arrived: Arrived { operation: operation.clone(), secrets }, head, body })
        };
        answered.instrument(span.clone()).await
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
    fn succeeded(&self, arrived: &Arrived, response: Response<Body>) -> Result<Response<Body>, Error> {
        if response.status().is_success() {
            return Ok(response);
        }
        if response.status() == StatusCode::UNAUTHORIZED {
            self.inner.identity.refused();
        }
        let error = ServiceError::read(arrived.operation.clone(), response, &arrived.secrets);
        Err(Error::Service(Box::new(error)))
    }
}

/// Who asked for a response.
struct Arrived {
    operation: String,
    /// What must not be printed though the service repeats it.
    secrets: Secrets,
}

impl Arriving {
    /// Waits for the body; the beginning of a failure says what failed.
    async fn whole(self, limit: usize) -> Result<(Arrived, Response<Body>), Error> {
        let body = if self.head.status().is_success() {
            self.body.within(limit).await?
        } else {
            self.body.beginning(MAX_FAILURE.min(limit)).await?
        };
        Ok((self.arrived, self.head.with(body)))
    }
}

/// Adds whatever a request authorises itself with. Of a signature only what is behind the last
/// `=` is secret; the rest is needed to find out why it was refused.
fn add_secret_headers(secrets: &mut Secrets, headers: &HeaderMap) {
    let sensitive = headers.iter().filter(|(_, value)| value.is_sensitive());
    for (name, value) in sensitive {
        let text = String::from_utf8_lossy(value.as_bytes());
        let signature = text.rsplit_once("Signature=").filter(|_| *name == header::AUTHORIZATION);
        secrets.add(signature.map_or(&*text, |(_, signature)| signature));
    }
}

/// Notes in the span of a call what came of it.
fn observe(span: &tracing::Span, head: &Response<()>) {
    span.record("status", head.status().as_u16());
    if let Some(id) = head.request_id().filter(|id| looks_like_an_id(id)) {
        span.record("request_id", id);
    }
    tracing::debug!("response");
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Client");
        shown.field("endpoints", self.inner.context.endpoints());
        shown.field("identity", &self.inner.identity);
        shown.finish_non_exhaustive()
    }
}
