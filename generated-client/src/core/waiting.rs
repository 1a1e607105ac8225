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
        mut self,
        mut is_done: impl FnMut(&O::Output) -> Result<bool, String>,
    ) -> Result<Response<O::Output>, Error> {
        let start = Instant::now();
        loop {
            let response = self.client.send(&self.operation).await?;
            match is_done(&response) {
                Ok(true) => return Ok(response),
                Ok(false) => {}
                Err(why) => return Err(failed::<O>(&why)),
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
