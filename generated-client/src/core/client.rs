//! The client: sends the operations of every service to one region with one set of credentials.

mod authentication;
mod builder;
mod endpoint;
mod transport;
mod wire;

use std::fmt;
use std::sync::Arc;

pub use builder::ClientBuilder;

use self::endpoint::Endpoint;
use self::transport::Transport;
use self::wire::Wire;
use super::decode::decode;
use super::{Body, Credentials, Error, Operation, Request, Response, ServiceError};

/// Sends operations. Cloning it is cheap, and clones share their connections.
///
/// ```
/// use huaweicloud_client::{Client, Credentials, Region};
///
/// let client = Client::builder()
///     .region(Region::new("cn-north-4"))
///     .credentials(Credentials::access_key("AK", "SK").project_id("0123"))
///     .build()?;
/// # Ok::<(), huaweicloud_client::Error>(())
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Transport,
    endpoint: Endpoint,
    credentials: Credentials,
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
        let inner = &*self.inner;
        let operation = request.metadata().title();
        let mut wire = Wire::new(&request, &inner.endpoint, &inner.credentials)?;
        authentication::authenticate(&mut wire, &inner.credentials)?;
        let answer = inner.transport.exchange(wire).await?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let redact = |text: &str| inner.credentials.redact(text);
        let error = ServiceError::read(operation, answer, redact);
        Err(Error::Service(Box::new(error)))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Client");
        shown.field("endpoint", &self.inner.endpoint);
        shown.field("credentials", &self.inner.credentials);
        shown.finish_non_exhaustive()
    }
}
