//! The attempts of a call: each signed anew, bounded, and repeated where that can do no harm.

use std::sync::Arc;
use std::time::Instant;

use http::StatusCode;
use tracing::Instrument as _;

use super::{Client, Options, Sent};
use crate::credentials::Kind;
use crate::decode::Outcome;
use crate::response::looks_like_an_id;
use crate::{Body, BodyStream, Error, Request, Response, ServiceError, TransportError, TransportKind};

/// So much of the body of a failure is read.
const MAX_FAILURE: usize = 1 << 20;

/// A response whose body is still to come.
pub(super) struct Arriving {
    pub(super) sent: Sent,
    pub(super) head: Response<()>,
    pub(super) body: BodyStream,
}

impl Client {
    /// Makes a call and waits for the whole response.
    pub(super) async fn call(&self, request: Arc<Request>, options: &Options) -> Outcome {
        let attempt = |request, number| async move {
            let mut arriving = self.exchange(request, number).await?;
            let body = arriving.whole(self.inner.max_body).await?;
            let response = self.succeeded(&arriving.sent, arriving.head.with(body))?;
            Ok((arriving.sent, response))
        };
        self.repeat(request, options, attempt).await
    }

    /// Makes attempts until one succeeds, or fails in a way that no other would fix.
    pub(super) async fn repeat<T, A>(
        &self,
        request: Arc<Request>,
        options: &Options,
        attempt: impl Fn(Arc<Request>, u32) -> A,
    ) -> Result<T, Error>
    where
        A: Future<Output = Result<T, Error>>,
    {
        let start = Instant::now();
        // Not by the end of the call: a time limit without end has none.
        let left = || options.timeout.saturating_sub(start.elapsed());
        let mut number = 1;
        loop {
            let offset = self.inner.clock.offset();
            let limit = left().min(options.attempt_timeout);
            // Awaited where it is made, or the call would have room for it twice.
            let outcome = tokio::time::timeout(limit, attempt(Arc::clone(&request), number)).await;
            let outcome = outcome.unwrap_or_else(|elapsed| {
                Err(TransportError::new(TransportKind::Timeout, elapsed).of(&request.metadata().title()))
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
    pub(super) async fn exchange(&self, request: Arc<Request>, attempt: u32) -> Result<Arriving, Error> {
        let span = tracing::info_span!(
            "call",
            operation = request.metadata().title(),
            attempt,
            status = tracing::field::Empty,
            request_id = tracing::field::Empty,
        );
        let answered = async {
            let credentials = self.inner.identity.of(&request, &self.inner.context).await?;
            let is_signed = matches!(credentials.kind(), Kind::AccessKey { .. });
            let signed_with = is_signed.then(|| self.inner.clock.offset());
            let outgoing = self.signed(&request, &credentials)?;
            let mut sent = Sent::new(request, credentials, outgoing.headers());
            sent.signed_with = signed_with;
            let response = self.inner.context.http().send(outgoing).await;
            let (head, body) = response.map_err(|error| error.of(&sent.title()))?.into_parts();
            let head = Response::new(head.status, head.headers, ());
            observe(&span, &head, &sent);
            let body = body.of(&sent.title());
            Ok(Arriving { sent, head, body })
        };
        answered.instrument(span.clone()).await
    }

    /// A response that is not a success is an error.
    pub(super) fn succeeded(&self, sent: &Sent, response: Response<Body>) -> Result<Response<Body>, Error> {
        if response.status().is_success() {
            return Ok(response);
        }
        let error = ServiceError::read(sent.title(), response, &sent.secrets()).of(sent.error_codes());
        if error.status() == StatusCode::UNAUTHORIZED {
            self.inner.identity.refused();
            if let Some(signed_with) = sent.signed_with {
                self.inner.clock.correct(&error, signed_with);
            }
        }
        Err(Error::Service(Box::new(error)))
    }
}

impl Arriving {
    /// Waits for the body; the beginning of a failure says what failed.
    pub(super) async fn whole(&mut self, limit: usize) -> Result<Body, Error> {
        if self.head.status().is_success() {
            self.body.within(limit).await
        } else {
            self.body.beginning(MAX_FAILURE.min(limit)).await
        }
    }
}

/// Notes in the span of a call what came of it.
fn observe(span: &tracing::Span, head: &Response<()>, sent: &Sent) {
    span.record("status", head.status().as_u16());
    let id = head.request_id().filter(|id| looks_like_an_id(id) && !span.is_disabled());
    if let Some(id) = id {
        span.record("request_id", sent.secrets().redact(id));
    }
    tracing::debug!("response");
}
