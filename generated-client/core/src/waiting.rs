//! Asking again until something has come about.

use std::time::{Duration, Instant};

use super::{Client, Error, Operation, Response};

/// Sends an operation again and again until its response says what is hoped for.
///
/// ```no_run
/// # use std::time::Duration;
/// # use huaweicloud_client::{Client, Error, Operation};
/// # async fn example<O: Operation<Output = Vec<String>>>(client: &Client, show: O) -> Result<(), Error> {
/// let response = client
///     .poll(show)
///     .timeout(Duration::from_secs(600))
///     .until(|states| states.iter().all(|state| state == "running"))
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is asked until something is waited for"]
pub struct Poll<O> {
    client: Client,
    operation: O,
    interval: Duration,
    longest: Duration,
    timeout: Duration,
}

impl<O: Operation> Poll<O> {
    pub(super) fn new(client: Client, operation: O) -> Self {
        let seconds = Duration::from_secs;
        Self { client, operation, interval: seconds(2), longest: seconds(30), timeout: seconds(3600) }
    }

    /// How long to wait before asking the second time, 2 seconds by default; then half as long
    /// again each time, up to 30 seconds.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self.longest = self.longest.max(interval);
        self
    }

    /// How long to wait in all; an hour by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Waits until a response fulfils this.
    ///
    /// # Errors
    ///
    /// Any [`Error`] of a call, and [`Error::Wait`] when the time has run out.
    pub async fn until(
        self,
        mut is_done: impl FnMut(&O::Output) -> bool,
    ) -> Result<Response<O::Output>, Error> {
        self.until_ok(|output| Ok(is_done(output))).await
    }

    /// Waits until a response fulfils this, or shows that it never will.
    ///
    /// # Errors
    ///
    /// As [`until`](Self::until), and [`Error::Wait`] with the text that the function returns.
    pub async fn until_ok(
        self,
        mut is_done: impl FnMut(&O::Output) -> Result<bool, String>,
    ) -> Result<Response<O::Output>, Error> {
        self.ending(|outcome| {
            let response = outcome?;
            let is_done = is_done(&response).map_err(|why| failed::<O>(&why))?;
            Ok(is_done.then_some(response))
        })
        .await
    }

    /// Waits until what the operation asks for does not exist any more, or a response fulfils this.
    /// What never existed is gone at once.
    ///
    /// # Errors
    ///
    /// As [`until_ok`](Self::until_ok), but for an error that [says](Error::is_not_found) that it does not exist.
    pub async fn until_gone(
        self,
        mut is_gone: impl FnMut(&O::Output) -> Result<bool, String>,
    ) -> Result<(), Error> {
        self.ending(|outcome| match outcome {
            Ok(response) => {
                let is_gone = is_gone(&response).map_err(|why| failed::<O>(&why))?;
                Ok(is_gone.then_some(()))
            }
            Err(error) if error.is_not_found() => Ok(Some(())),
            Err(error) => Err(error),
        })
        .await
    }

    /// Asks until there is an end.
    async fn ending<T>(
        mut self,
        mut end: impl FnMut(Result<Response<O::Output>, Error>) -> Result<Option<T>, Error>,
    ) -> Result<T, Error> {
        let start = Instant::now();
        loop {
            if let Some(end) = end(self.client.send(&self.operation).await)? {
                return Ok(end);
            }
            if start.elapsed().saturating_add(self.interval) > self.timeout {
                return Err(failed::<O>("what was waited for has not come about in time"));
            }
            tokio::time::sleep(self.interval).await;
            self.interval = self.interval.saturating_add(self.interval / 2).min(self.longest);
        }
    }
}

fn failed<O: Operation>(why: &str) -> Error {
    Error::Wait { message: format!("{}: {why}", O::METADATA.title()) }
}
