//! A call of an operation, to be changed and then awaited.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use super::{Client, Options, Retry};
use crate::decode::Outcome;
use crate::parameter::Parameter;
use crate::request::RequestBuilder;
use crate::{BoxFuture, Error, Request, Response};

/// A call that is made when it is awaited. What is set here holds for this call alone.
///
/// ```no_run
/// # use std::time::Duration;
/// # use huaweicloud_client::{Client, Error, Operation, Response, Retry};
/// # async fn example<O: Operation>(client: &Client, operation: &O) -> Result<(), Error> {
/// let response = client
///     .send(operation)
///     .timeout(Duration::from_secs(10))
///     .retry(Retry::none())
///     .query("undocumented", "value")
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    state: State,
    read: Read<T>,
    accepts_failure: bool,
}

/// How what came of a call is read, and whether its response may say that the operation failed.
pub(crate) type Read<T> = fn(Outcome, bool) -> Result<Response<T>, Error>;

enum State {
    Prepared(Box<Prepared>),
    Running(BoxFuture<'static, Outcome>),
    Done,
}

/// A call that nobody awaits yet.
pub(super) struct Prepared {
    client: Client,
    request: Result<Request, Error>,
    options: Options,
}

impl<T> Call<T> {
    pub(super) fn new(prepared: Box<Prepared>, read: Read<T>) -> Self {
        Self { state: State::Prepared(prepared), read, accepts_failure: false }
    }

    /// Takes a response that says that the operation failed for any other, if its status is a
    /// success.
    pub fn accept_failure(mut self) -> Self {
        self.accepts_failure = true;
        self
    }

    /// How long the call may take, all attempts and the waits between them included.
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|call| call.options.timeout = timeout)
    }

    /// How long one attempt may take.
    pub fn attempt_timeout(self, timeout: Duration) -> Self {
        self.with(|call| call.options.attempt_timeout = timeout)
    }

    /// How failed attempts are repeated.
    pub fn retry(self, retry: Retry) -> Self {
        self.with(|call| call.options.retry = retry)
    }

    /// Adds a header, instead of any that the operation has of this name.
    pub fn header<P: Parameter + ?Sized>(self, name: &str, value: &P) -> Self {
        self.change(|request| request.header(name, value))
    }

    /// Adds a parameter to the query, one that no page documents for example.
    pub fn query<P: Parameter + ?Sized>(self, name: &str, value: &P) -> Self {
        self.change(|request| request.query(name, value))
    }

    fn change(self, change: impl FnOnce(RequestBuilder) -> RequestBuilder) -> Self {
        self.with(|call| {
            let request = std::mem::replace(&mut call.request, Err(spent()));
            call.request = request.and_then(|request| change(request.into()).finish());
        })
    }

    fn with(mut self, change: impl FnOnce(&mut Prepared)) -> Self {
        if let State::Prepared(call) = &mut self.state {
            change(call);
        }
        self
    }
}

impl State {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Outcome> {
        loop {
            match std::mem::replace(self, Self::Done) {
                Self::Prepared(call) => *self = Self::Running(call.run()),
                Self::Running(mut running) => {
                    let polled = running.as_mut().poll(context);
                    if polled.is_pending() {
                        *self = Self::Running(running);
                    }
                    return polled;
                }
                Self::Done => return Poll::Ready(Err(spent())),
            }
        }
    }
}

impl Prepared {
    pub(super) fn new(client: &Client, request: Result<Request, Error>) -> Box<Self> {
        Box::new(Self { client: client.clone(), request, options: client.inner.options.clone() })
    }

    fn run(self: Box<Self>) -> BoxFuture<'static, Outcome> {
        Box::pin(async move {
            // What the box holds stays there, or the future would have room for it again.
            let request = Arc::new(self.request?);
            self.client.call(request, &self.options).await
        })
    }
}

impl<T> Future for Call<T> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.state.poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(outcome) => Poll::Ready((self.read)(outcome, self.accepts_failure)),
        }
    }
}

fn spent() -> Error {
    Error::Build { message: "the call has been made already".to_owned() }
}
