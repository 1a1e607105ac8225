//! Where credentials come from: given once, or provided anew whenever they run out.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::context::ProviderContext;
use super::shared::Shared;
use crate::{BoxFuture, Credentials, Error};

/// Provides credentials that run out, or that are not known before they are needed.
///
/// ```
/// use huaweicloud_client::core::BoxFuture;
/// use huaweicloud_client::credentials::{ProvideCredentials, ProviderContext};
/// use huaweicloud_client::{Client, Credentials, Error};
///
/// #[derive(Debug)]
/// struct Vault;
///
/// impl ProvideCredentials for Vault {
///     fn provide<'a>(
///         &'a self,
///         _: &'a ProviderContext,
///     ) -> BoxFuture<'a, Result<Credentials, Error>> {
///         Box::pin(async { Ok(Credentials::access_key("AK", "SK")) })
///     }
/// }
///
/// let client = Client::builder().region("cn-north-4").credentials(Vault).build()?;
/// # Ok::<(), Error>(())
/// ```
///
/// The client keeps what it is given until shortly before
/// [`expires_at`](Credentials::expires_at), asks again then, and asks once for all calls that wait.
pub trait ProvideCredentials: fmt::Debug + Send + Sync + 'static {
    /// Provides credentials that are valid now.
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>>;
}

/// What a client can be given as credentials: [`Credentials`], or a provider of them.
#[derive(Clone, Debug)]
pub struct CredentialsSource(Source);

#[derive(Clone, Debug)]
enum Source {
    Given(Arc<Credentials>),
    Provided(Arc<Provided>),
}

impl From<Credentials> for CredentialsSource {
    fn from(credentials: Credentials) -> Self {
        Self(Source::Given(Arc::new(credentials)))
    }
}

impl<P: ProvideCredentials> From<P> for CredentialsSource {
    fn from(provider: P) -> Self {
        Self(Source::Provided(Arc::new(Provided { provider: Box::new(provider), held: Shared::default() })))
    }
}

impl CredentialsSource {
    /// Credentials that are valid now.
    pub(crate) async fn get(&self, context: &ProviderContext) -> Result<Arc<Credentials>, Error> {
        match &self.0 {
            Source::Given(credentials) => credentials.check().map(|()| credentials.clone()),
            Source::Provided(provided) => provided.get(context).await,
        }
    }

    /// Refuses what was given and no request could carry.
    pub(crate) fn check(&self) -> Result<(), Error> {
        match &self.0 {
            Source::Given(credentials) => credentials.check(),
            Source::Provided(_) => Ok(()),
        }
    }

    /// A service has refused these credentials: provided ones are asked for again.
    pub(crate) fn refused(&self) {
        if let Source::Provided(provided) = &self.0 {
            let now = SystemTime::now();
            provided.held.forget_if(|held| held.since + AGE_OF_REFUSED < now);
        }
    }
}

/// Credentials that are refused though they are younger than this are not stale, they lack a
/// permission; asking for others would not help.
const AGE_OF_REFUSED: Duration = Duration::from_secs(60);

/// How long before they run out credentials are replaced, if they last that long.
const EARLY: Duration = Duration::from_secs(5 * 60);

/// How long a failure to replace credentials that are still valid is left alone.
const PAUSE: Duration = Duration::from_secs(30);

#[derive(Debug)]
struct Provided {
    provider: Box<dyn ProvideCredentials>,
    held: Shared<Held>,
}

impl Provided {
    async fn get(&self, context: &ProviderContext) -> Result<Arc<Credentials>, Error> {
        let is_fresh = |held: &Held| held.until.is_none_or(|until| SystemTime::now() < until);
        let held = self.held.get(is_fresh, self.replace(context)).await?;
        Ok(held.credentials)
    }

    /// New credentials; where there are none to be had, the old ones as long as they are valid.
    async fn replace(&self, context: &ProviderContext) -> Result<Held, Error> {
        let provided = self.provider.provide(context).await;
        let provided = provided.and_then(|credentials| credentials.check().map(|()| credentials));
        let now = SystemTime::now();
        match (provided, self.held.peek()) {
            (Ok(credentials), _) => Ok(Held::new(credentials, now)),
            (Err(error), Some(old)) if old.is_valid(now + PAUSE) => {
                tracing::warn!(%error, "the credentials cannot be renewed yet");
                Ok(Held { until: Some(now + PAUSE), ..old })
            }
            (Err(error), _) => Err(error),
        }
    }
}

/// Credentials and how long to use them.
#[derive(Clone, Debug)]
struct Held {
    credentials: Arc<Credentials>,
    since: SystemTime,
    until: Option<SystemTime>,
}

impl Held {
    /// Credentials that last less than twice [`EARLY`] are used for half of their time.
    fn new(credentials: Credentials, now: SystemTime) -> Self {
        let lifetime = credentials.expiry().map(|end| end.duration_since(now).unwrap_or_default());
        let until = lifetime.map(|lifetime| now + lifetime.saturating_sub(EARLY).max(lifetime / 2));
        Self { credentials: Arc::new(credentials), since: now, until }
    }

    fn is_valid(&self, at: SystemTime) -> bool {
        self.credentials.expiry().is_some_and(|end| at < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Endpoints;
    use crate::{Body, BodyStream, HttpClient, TransportError};

    #[derive(Debug)]
    struct Nothing;

    impl ProvideCredentials for Nothing {
        fn provide<'a>(&'a self, _: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
            Box::pin(async { Err(Error::Credentials { message: "nothing".to_owned() }) })
        }
    }

    impl HttpClient for Nothing {
        fn send(
            &self,
            _: http::Request<Body>,
        ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
            unreachable!("the provider sends nothing")
        }
    }

    /// What a provider that fails leaves of credentials which end in so many seconds and should
    /// have been replaced already.
    async fn renewed(seconds: u64) -> Result<Held, Error> {
        let now = SystemTime::now();
        let old = Credentials::access_key("old", "sk").expires_at(now + Duration::from_secs(seconds));
        let provided = Provided { provider: Box::new(Nothing), held: Shared::default() };
        let held = Held { until: Some(now), ..Held::new(old, now) };
        provided.held.get(|_| true, async { Ok(held) }).await?;
        let context = ProviderContext::new(Arc::new(Nothing), Endpoints::default());
        provided.get(&context).await?;
        Ok(provided.held.peek().expect("it has just been used"))
    }

    #[tokio::test]
    async fn valid_credentials_outlive_a_failure_to_renew_them() {
        let held = renewed(120).await.unwrap();
        let pause = held.until.unwrap().duration_since(SystemTime::now()).unwrap();
        assert!(pause > Duration::from_secs(20) && pause <= PAUSE, "{pause:?}");
        assert_eq!(renewed(0).await.unwrap_err().to_string(), "nothing");
    }

    #[test]
    fn credentials_are_renewed_five_minutes_early_or_halfway() {
        let now = SystemTime::now();
        for (lifetime, used) in [(3600, 3300), (600, 300), (60, 30), (0, 0)] {
            let end = now + Duration::from_secs(lifetime);
            let held = Held::new(Credentials::token("t").expires_at(end), now);
            assert_eq!(held.until, Some(now + Duration::from_secs(used)));
        }
        assert_eq!(Held::new(Credentials::token("t"), now).until, None);
    }

    #[tokio::test]
    async fn refused_credentials_are_forgotten_unless_they_are_new() {
        let now = SystemTime::now();
        for (age, forgotten) in [(0, false), (30, false), (90, true)] {
            let provided = Provided { provider: Box::new(Nothing), held: Shared::default() };
            let since = now - Duration::from_secs(age);
            let held = Held::new(Credentials::token("t"), since);
            provided.held.get(|_| true, async { Ok(held) }).await.unwrap();
            let source = CredentialsSource(Source::Provided(Arc::new(provided)));
            source.refused();
            let Source::Provided(provided) = &source.0 else { unreachable!("it is provided") };
            assert_eq!(provided.held.peek().is_none(), forgotten, "{age}");
        }
    }
}
