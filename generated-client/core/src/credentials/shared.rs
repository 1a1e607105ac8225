//! A value that many callers need and one of them fetches while the others wait.

use std::fmt;
use std::sync::RwLock;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::Error;

/// A value that is fetched when it is first needed and whenever it is no longer usable.
pub(crate) struct Shared<T> {
    kept: RwLock<Option<T>>,
    /// How many fetches have ended.
    ended: AtomicU64,
    /// Held by the caller that fetches; why the last fetch failed.
    flight: Mutex<Option<String>>,
}

impl<T> Default for Shared<T> {
    fn default() -> Self {
        Self { kept: RwLock::new(None), ended: AtomicU64::new(0), flight: Mutex::new(None) }
    }
}

impl<T: Clone> Shared<T> {
    /// The value. All callers that wait for one fetch share its end, a failure as well; a fetch
    /// whose caller gives up is taken over by the next one.
    pub(crate) async fn get(
        &self,
        is_usable: impl Fn(&T) -> bool,
        fetch: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        if let Some(value) = self.peek().filter(&is_usable) {
            return Ok(value);
        }
        let seen = self.ended.load(Ordering::Acquire);
        let mut failure = self.flight.lock().await;
        if let Some(value) = self.peek().filter(&is_usable) {
            return Ok(value);
        }
        if let Some(message) = &*failure
            && self.ended.load(Ordering::Acquire) != seen
        {
            return Err(Error::Credentials { message: message.clone() });
        }
        let fetched = fetch.await;
        self.ended.fetch_add(1, Ordering::Release);
        *failure = fetched.as_ref().err().map(ToString::to_string);
        if let Ok(value) = &fetched {
            self.keep(Some(value.clone()));
        }
        fetched
    }

    /// What is kept, usable or not.
    pub(crate) fn peek(&self) -> Option<T> {
        self.kept.read().expect("nobody panics while writing").clone()
    }

    pub(crate) fn forget_if(&self, condition: impl Fn(&T) -> bool) {
        if self.peek().is_some_and(|value| condition(&value)) {
            self.keep(None);
        }
    }

    fn keep(&self, value: Option<T>) {
        *self.kept.write().expect("nobody panics while writing") = value;
    }
}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Shared")
    }
}
