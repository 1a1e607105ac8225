//! The client: sends the operations of every service to one region with one set of credentials.

mod attempts;
mod authentication;
mod builder;
mod call;
mod clock;
#[cfg(feature = "reqwest")]
mod connection;
mod endpoints;
mod hook;
mod identity;
mod mock;
mod outgoing;
mod retry;
mod sent;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, header};

pub(crate) use authentication::authenticate;
pub use builder::ClientBuilder;
pub use call::Call;
pub(crate) use endpoints::Endpoints;
pub use mock::{Mock, On};
pub use retry::Retry;
pub(crate) use sent::Sent;

use self::call::{Prepared, Read};
use self::clock::Clock;
use self::hook::Hook;
use self::identity::Identity;
use self::retry::Budget;
use super::credentials::{CredentialsSource, ProviderContext};
use super::decode::decode;
use super::paging::{Items, Paged, Pages};
use super::signing::Scope;
use super::waiting::Poll;
use super::{Body, BodyStream, Credentials, Error, Operation, Region, Request, Response, request};

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
    options: Options,
    max_body: usize,
    clock: Arc<Clock>,
    budget: Arc<Budget>,
    user_agent: HeaderValue,
    hook: Option<Hook>,
    /// The services that want signatures by derived keys, and what they are called there.
    scopes: Arc<BTreeMap<String, String>>,
}

/// What can be set for each call.
#[derive(Clone, Debug)]
struct Options {
    /// For the whole call.
    timeout: Duration,
    attempt_timeout: Duration,
    retry: Retry,
}

impl Client {
    /// Starts a client with default settings.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// The service for tests: in memory, and told what to say.
    #[must_use]
    pub fn mock() -> Mock {
        Mock::default()
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

    /// Sends an operation and reads its response. No redirect is followed.
    ///
    /// # Errors
    ///
    /// Any [`Error`]. With [`Error::Build`] and [`Error::Credentials`] nothing was sent.
    pub fn send<O: Operation>(&self, operation: &O) -> Call<O::Output> {
        self.read_by(operation.request(), decode::<O>)
    }

    /// Sends a request and returns the bytes of its response, for operations that this crate does
    /// not know or whose responses it misreads.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), but never [`Error::Decode`].
    pub fn send_raw(&self, request: Request) -> Call<Body> {
        self.read_by(Ok(request), |outcome, _| Ok(outcome?.1))
    }

    /// Sends a request whose response is read by this function alone.
    pub(super) fn read_by<T>(&self, request: Result<Request, Error>, read: Read<T>) -> Call<T> {
        Call::new(Prepared::new(self, request), read)
    }

    /// The pages of a list, one after the other.
    pub fn pages<O: Paged>(&self, first: &O) -> Pages<O> {
        Pages::new(self.clone(), first.clone())
    }

    /// The elements of a list, over all its pages.
    pub fn items<O: Paged>(&self, first: &O) -> Items<O> {
        Items::new(self.pages(first))
    }

    /// Sends an operation again and again, until its response says what is hoped for.
    pub fn poll<O: Operation>(&self, operation: O) -> Poll<O> {
        Poll::new(self.clone(), operation)
    }

    /// Sends a request and returns as soon as its response begins, for bodies that are too large
    /// to be kept in memory. The time limit of the client then holds for each chunk.
    ///
    /// # Errors
    ///
    /// As [`send_raw`](Self::send_raw).
    pub async fn download(&self, request: Request) -> Result<Response<BodyStream>, Error> {
        let options = &self.inner.options;
        let attempt = |request, number| async move {
            let mut arriving = self.exchange(request, number).await?;
            if arriving.head.status().is_success() {
                arriving.body.bound(options.timeout);
                return Ok(arriving.head.with(arriving.body));
            }
            let body = arriving.whole(self.inner.max_body).await?;
            let failure = self.succeeded(&arriving.sent, arriving.head.with(body));
            failure.map(|response| response.with(BodyStream::from(Body::default())))
        };
        self.repeat(Arc::new(request), options, attempt).await
    }

    /// The request as it would be sent, address and signature included, for other HTTP libraries
    /// or for services that take signed addresses.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] and [`Error::Credentials`]; any error of the provider of the credentials.
    pub async fn sign(&self, request: Request) -> Result<http::Request<Body>, Error> {
        let credentials = self.inner.identity.of(&request, &self.inner.context).await?;
        self.signed(&request, &credentials)
    }

    fn signed(&self, request: &Request, credentials: &Credentials) -> Result<http::Request<Body>, Error> {
        let inner = &*self.inner;
        let service = request.metadata().service;
        let origin = inner.context.endpoints().origin(service)?;
        let owner = request::Identity { project_id: credentials.project(), domain_id: credentials.domain() };
        let mut outgoing = outgoing::assemble(request, &origin, &owner)?;
        outgoing.extensions_mut().insert(request.metadata().clone());
        outgoing.headers_mut().entry(header::USER_AGENT).or_insert_with(|| inner.user_agent.clone());
        if let Some(hook) = &inner.hook {
            hook.call(&mut outgoing);
        }
        self.inner.clock.date(&mut outgoing, credentials);
        let region = inner.context.region().map_or("globe", Region::as_str);
        let scope = inner.scopes.get(service).map(|service| Scope { region, service });
        authenticate(&mut outgoing, credentials, scope)?;
        Ok(outgoing)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Client");
        shown.field("endpoints", self.inner.context.endpoints());
        shown.field("identity", &self.inner.identity);
        shown.finish_non_exhaustive()
    }
}
