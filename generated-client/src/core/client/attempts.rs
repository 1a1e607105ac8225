//! The attempts of a call: each signed anew, bounded, and repeated where that can do no harm.

use std::time::Instant;

use http::{HeaderMap, StatusCode, header};
use jiff::SignedDuration;
use tracing::Instrument as _;

use super::{Client, Options};
use crate::core::credentials::Kind;
use crate::core::redact::Secrets;
use crate::core::response::looks_like_an_id;
use crate::core::{
    Body, BodyStream, Error, KnownError, Request, Response, ServiceError, TransportError, TransportKind,
};

/// So much of the body of a failure is read.
const MAX_FAILURE: usize = 1 << 20;

/// A response whose body is still to come.
pub(super) struct Arriving {
    pub(super) arrived: Arrived,
    pub(super) head: Response<()>,
    pub(super) body: BodyStream,
}

/// What is known of a call whose response has arrived.
pub(super) struct Arrived {
    operation: String,
    codes: &'static [KnownError],
    /// What must not be printed though the service repeats it.
    pub(super) secrets: Secrets,
    /// How far the clock was corrected when the request was signed; none for one with a token.
    signed_with: Option<SignedDuration>,
}

impl Client {
    /// Makes a call and waits for the whole response.
    pub(super) async fn call(
        &self,
        request: Request,
        options: &Options,
    ) -> Result<(Arrived, Response<Body>), Error> {
        let attempt = |request, number| async move {
            let arriving = self.exchange(request, number).await?;
            let (arrived, response) = arriving.whole(self.inner.max_body).await?;
            let response = self.succeeded(&arrived, response)?;
            Ok((arrived, response))
        };
        self.repeat(request, options, attempt).await
    }

    /// Makes attempts until one succeeds, or fails in a way that no other would mend.
    pub(super) async fn repeat<T, A>(
        &self,
        request: Request,
        options: &Options,
        attempt: impl Fn(Request, u32) -> A,
    ) -> Result<T, Error>
    where
        A: Future<Output = Result<T, Error>>,
    {
        let operation = request.metadata().title();
        let start = Instant::now();
        // Not by the end of the call: a time limit without end has none.
        let left = || options.timeout.saturating_sub(start.elapsed());
        let mut number = 1;
        loop {
            let offset = self.inner.clock.offset();
            let limit = left().min(options.attempt_timeout);
            let bounded = tokio::time::timeout(limit, attempt(request.clone(), number));
            let outcome = bounded.await.unwrap_or_else(|elapsed| {
                Err(TransportError::new(TransportKind::Timeout, elapsed).of(&operation))
            });
            let error = match outcome {
                Ok(value) => {
                    self.inner.budget.earn();
                    return Ok(value);
                }
                Err(error) => error,
            };
            let is_redated = error.status() == Some(StatusCode::UNAUTHORIZED);
            if !is_redated || self.inner.clock.offset() == offset {
                let wait = options.retry.wait(&error, number, request.is_idempotent());
                // A wait that outlasts the call would only hide the error.
                let Some(wait) = wait.filter(|wait| *wait < left() && self.inner.budget.pay()) else {
                    return Err(error);
                };
                tracing::debug!(attempt = number, ?wait, "repeating");
                tokio::time::sleep(wait).await;
            }
            number += 1;
        }
    }

    /// Sends a request; its response has no body yet.
    pub(super) async fn exchange(&self, request: Request, attempt: u32) -> Result<Arriving, Error> {
        let operation = request.metadata().title();
        let span = tracing::info_span!(
            "call",
            operation,
            attempt,
            status = tracing::field::Empty,
            request_id = tracing::field::Empty,
        );
        let answered = async {
            let credentials = self.inner.identity.of(&request, &self.inner.context).await?;
            let mut secrets = Secrets::new(credentials.secrets().chain(request.secrets()));
            let codes = request.error_codes();
            let is_signed = matches!(credentials.kind(), Kind::AccessKey { .. });
            let signed_with = is_signed.then(|| self.inner.clock.offset());
            let outgoing = self.signed(request, &credentials)?;
            add_secret_headers(&mut secrets, outgoing.headers());
            let response = self.inner.context.http().send(outgoing).await;
            let (head, body) = response.map_err(|error| error.of(&operation))?.into_parts();
            let head = Response::new(head.status, head.headers, ());
            observe(&span, &head, &secrets);
            let body = body.of(&operation);
            let arrived = Arrived { operation: operation.clone(), codes, secrets, signed_with };
            Ok(Arriving { arrived, head, body })
        };
        answered.instrument(span.clone()).await
    }

    /// A response that is not a success is an error.
    pub(super) fn succeeded(
        &self,
        arrived: &Arrived,
        response: Response<Body>,
    ) -> Result<Response<Body>, Error> {
        if response.status().is_success() {
            return Ok(response);
        }
        let error =
            ServiceError::read(arrived.operation.clone(), response, &arrived.secrets).of(arrived.codes);
        if error.status() == StatusCode::UNAUTHORIZED {
            self.inner.identity.refused();
            if let Some(signed_with) = arrived.signed_with {
                self.inner.clock.correct(&error, signed_with);
            }
        }
        Err(Error::Service(Box::new(error)))
    }
}

impl Arriving {
    /// Waits for the body; the beginning of a failure says what failed.
    pub(super) async fn whole(self, limit: usize) -> Result<(Arrived, Response<Body>), Error> {
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
fn observe(span: &tracing::Span, head: &Response<()>, secrets: &Secrets) {
    span.record("status", head.status().as_u16());
    if let Some(id) = head.request_id().filter(|id| looks_like_an_id(id)) {
        span.record("request_id", secrets.redact(id));
    }
    tracing::debug!("response");
}
