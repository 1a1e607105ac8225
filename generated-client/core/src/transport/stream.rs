//! A body that arrives in chunks.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::{BoxFuture, TransportError};
use crate::{Body, Error, TransportKind};

/// Where the chunks of a body come from.
pub trait Chunks: Send + 'static {
    /// The next chunk; `None` after the last.
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

/// A body that is still arriving, so that a large one need not fit into memory.
///
/// ```no_run
/// # use huaweicloud_client::{Client, Error, core::Request};
/// # async fn example(client: Client, request: Request) -> Result<(), Error> {
/// let mut body = client.download(request).await?.into_inner();
/// while let Some(chunk) = body.next().await? {
///     println!("{} bytes more", chunk.len());
/// }
/// # Ok(())
/// # }
/// ```
pub struct BodyStream {
    // Never locked: with it, responses can be shared between threads whatever their body is.
    chunks: Mutex<Box<dyn Chunks>>,
    operation: String,
    idle: Option<Duration>,
}

impl BodyStream {
    /// A body of these chunks.
    pub fn new(chunks: impl Chunks) -> Self {
        Self { chunks: Mutex::new(Box::new(chunks)), operation: String::new(), idle: None }
    }

    /// The next chunk; `None` after the last.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] if the connection breaks, or stays silent for as long as the client
    /// lets a call take.
    pub async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        let next = self.chunks.get_mut().unwrap_or_else(PoisonError::into_inner).next();
        let chunk = match self.idle {
            None => next.await,
            Some(idle) => match tokio::time::timeout(idle, next).await {
                Ok(chunk) => chunk,
                Err(elapsed) => Err(TransportError::new(TransportKind::Timeout, elapsed)),
            },
        };
        chunk.map_err(|error| error.of(&self.operation))
    }

    /// The whole body.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next).
    pub async fn collect(mut self) -> Result<Body, Error> {
        self.beginning(usize::MAX).await
    }

    /// The whole body, unless it is longer than this.
    pub(crate) async fn within(&mut self, limit: usize) -> Result<Body, Error> {
        let body = self.beginning(limit.saturating_add(1)).await?;
        if body.len() > limit {
            let problem = format!("it has more than {limit} bytes, see max_body() of the client");
            return Err(TransportError::new(TransportKind::TooLarge, problem).of(&self.operation));
        }
        Ok(body)
    }

    /// So much of the body, without waiting for the rest.
    pub(crate) async fn beginning(&mut self, length: usize) -> Result<Body, Error> {
        let mut first = self.next().await?.unwrap_or_default();
        first.truncate(length);
        let mut bytes = BytesMut::new();
        while first.len() + bytes.len() < length {
            let Some(chunk) = self.next().await? else { break };
            if bytes.is_empty() {
                bytes = std::mem::take(&mut first).into();
            }
            let left = length - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(left)]);
        }
        // One that arrives in one piece is not copied.
        Ok(if bytes.is_empty() { first.into() } else { bytes.freeze().into() })
    }

    /// Names the call that the body belongs to.
    pub(crate) fn of(mut self, operation: &str) -> Self {
        operation.clone_into(&mut self.operation);
        self
    }

    /// Bounds the wait for each chunk.
    pub(crate) fn bound(&mut self, idle: Duration) {
        self.idle = Some(idle);
    }
}

/// A body that has arrived already.
impl From<Body> for BodyStream {
    fn from(body: Body) -> Self {
        Self::new(Whole(Some(body.into_bytes())))
    }
}

impl fmt::Debug for BodyStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("BodyStream")
    }
}

struct Whole(Option<Bytes>);

impl Chunks for Whole {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        let chunk = self.0.take().filter(|bytes| !bytes.is_empty());
        Box::pin(std::future::ready(Ok(chunk)))
    }
}
