//! Which failed attempts are repeated, how often, and after how long.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use http::StatusCode;
use http::header::RETRY_AFTER;
use jiff::fmt::rfc2822;

use crate::{Error, TransportKind};

/// How failed attempts are repeated. By default a call has three attempts.
///
/// Repeated are requests that were throttled, and those whose connection could not be made or was
/// closed before a byte of the response, as services close one that was idle; failures of the
/// server (5xx), time limits and responses that break off only if the
/// [request](super::super::Request::is_idempotent) may be sent twice.
/// Refused credentials (401, 403) never are: five refusals in a row lock an access key. Only a
/// request that was signed by a clock which the refusal proves wrong is sent once more, signed
/// anew, whatever is set here.
///
/// ```
/// use huaweicloud_client::{Client, Retry};
///
/// let patient = Client::builder().retry(Retry::default().attempts(8));
/// let hasty = Client::builder().retry(Retry::none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Retry {
    attempts: u32,
    backoff: Duration,
    throttled_backoff: Duration,
    longest: Duration,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            attempts: 3,
            backoff: Duration::from_millis(500),
            throttled_backoff: Duration::from_secs(1),
            longest: Duration::from_secs(60),
        }
    }
}

impl Retry {
    /// No attempt but the first.
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How many attempts a call has, the first included.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// How long to wait before the second attempt at most; twice as long before each further one.
    /// The wait itself is random, so that callers that failed together do not return together.
    pub fn backoff(mut self, backoff: Duration) -> Self {
        self.backoff = backoff;
        self
    }

    /// The same after a request was throttled and the service did not say for how long. Quotas are
    /// counted by the minute, so it begins with a second.
    pub fn throttled_backoff(mut self, backoff: Duration) -> Self {
        self.throttled_backoff = backoff;
        self
    }

    /// The longest wait, unless the service asks for more.
    pub fn longest(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }

    /// How long to wait before the next attempt; none if there is to be none.
    pub(super) fn wait(&self, error: &Error, attempt: u32, is_idempotent: bool) -> Option<Duration> {
        if attempt >= self.attempts || !is_repeatable(error, is_idempotent) {
            return None;
        }
        let doubled = 1 << (attempt - 1).min(16);
        if error.is_throttled() {
            // Not sooner than was asked for, and not all callers at once.
            let more = self.throttled_backoff.saturating_mul(doubled).min(self.longest / 2);
            return Some(retry_after(error).unwrap_or(more).saturating_add(jitter(more)));
        }
        let most = self.backoff.saturating_mul(doubled).min(self.longest);
        Some(retry_after(error).unwrap_or_else(|| jitter(most)))
    }
}

fn is_repeatable(error: &Error, is_idempotent: bool) -> bool {
    match error {
        Error::Service(service) => {
            if matches!(service.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
                return false;
            }
            let is_failure = service.status().is_server_error();
            error.is_throttled() || (is_idempotent && is_failure && !error.is_auth())
        }
        Error::Transport { kind, .. } => match kind {
            TransportKind::Connect | TransportKind::Closed => true,
            TransportKind::TooLarge => false,
            TransportKind::Timeout | TransportKind::Other => is_idempotent,
        },
        _ => false,
    }
}

/// What the service asks for, in seconds or as a time.
fn retry_after(error: &Error) -> Option<Duration> {
    let Error::Service(service) = error else { return None };
    let text = service.headers().get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let end = SystemTime::try_from(rfc2822::parse(text).ok()?.timestamp()).ok()?;
    Some(end.duration_since(SystemTime::now()).unwrap_or_default())
}

/// A random part of a time.
fn jitter(most: Duration) -> Duration {
    let random = RandomState::new().build_hasher().finish();
    #[expect(clippy::cast_precision_loss, reason = "chance needs no precision")]
    let part = random as f64 / u64::MAX as f64;
    // The longest of all times, as a float, is longer than itself.
    Duration::try_from_secs_f64(most.as_secs_f64() * part).unwrap_or(most)
}

/// Bounds how many attempts of a client are repeats, so that a service that is down does not get
/// three times the requests.
#[derive(Debug)]
pub(super) struct Budget(AtomicU32);

impl Budget {
    const FULL: u32 = 500;
    const REPEAT: u32 = 5;

    pub(super) fn new() -> Self {
        Self(AtomicU32::new(Self::FULL))
    }

    /// Pays for one more attempt, if there is enough left.
    pub(super) fn pay(&self) -> bool {
        let paid = |left: u32| left.checked_sub(Self::REPEAT);
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, paid).is_ok()
    }

    /// A success earns a part of a repeat.
    pub(super) fn earn(&self) {
        let earned = |left: u32| (left < Self::FULL).then_some(left + 1);
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, earned);
    }
}
