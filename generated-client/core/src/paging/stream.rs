//! Lists as streams, for those who have `futures`.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::{Items, Paged, Pages};
use crate::{BoxFuture, Error, Response};

/// A list with what it brings next.
type Step<L, T> = BoxFuture<'static, (L, Result<Option<T>, Error>)>;

/// A list as a stream. It ends after the first error.
struct Streamed<L, T> {
    advance: fn(L) -> Step<L, T>,
    next: Option<Step<L, T>>,
}

impl<L, T> Streamed<L, T> {
    fn new(list: L, advance: fn(L) -> Step<L, T>) -> Self {
        Self { advance, next: Some(advance(list)) }
    }
}

impl<L, T> Stream for Streamed<L, T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(next) = &mut self.next else { return Poll::Ready(None) };
        next.as_mut().poll(context).map(|(list, outcome)| {
            self.next = matches!(outcome, Ok(Some(_))).then(|| (self.advance)(list));
            outcome.transpose()
        })
    }
}

impl<O: Paged> Pages<O> {
    /// The pages as a stream, which ends after the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Response<O::Output>, Error>> + Send + Unpin {
        Streamed::new(self, |mut pages| {
            Box::pin(async move {
                let next = pages.next().await;
                (pages, next)
            })
        })
    }
}

impl<O: Paged> Items<O> {
    /// The elements as a stream, which ends after the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<O::Item, Error>> + Send + Unpin {
        Streamed::new(self, |mut items| {
            Box::pin(async move {
                let next = items.next().await;
                (items, next)
            })
        })
    }
}
