//! The trust of another account → a temporary access key.

use std::time::Duration;

use super::{CredentialsSource, ProvideCredentials, ProviderContext, iam};
use crate::{BoxFuture, Credentials, Error, Json};

/// Acts for another account, which has an agency that trusts the one of the credentials given here
/// (assume role).
///
/// ```
/// use huaweicloud_client::{Client, Credentials, credentials::Agency};
///
/// let own = Credentials::access_key("AK", "SK");
/// let agency = Agency::new("the-other-account", "its-agency", own);
/// let client = Client::builder().region("cn-north-4").credentials(agency).build()?;
/// # Ok::<(), huaweicloud_client::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Agency {
    account: String,
    name: String,
    source: CredentialsSource,
    lifetime: Duration,
}

impl Agency {
    /// An agency of the account (domain) of this name, assumed with these credentials.
    pub fn new(
        account: impl Into<String>,
        agency: impl Into<String>,
        source: impl Into<CredentialsSource>,
    ) -> Self {
        Self {
            account: account.into(),
            name: agency.into(),
            source: source.into(),
            lifetime: Duration::from_secs(60 * 60),
        }
    }

    /// How long each key is valid, from 15 minutes to 24 hours; an hour by default.
    #[must_use]
    pub fn lifetime(mut self, lifetime: Duration) -> Self {
        self.lifetime = lifetime;
        self
    }

    fn body(&self) -> Json {
        let role = Json::from([
            ("agency_name", self.name.as_str().into()),
            ("domain_name", self.account.as_str().into()),
            ("duration_seconds", self.lifetime.as_secs().into()),
        ]);
        let identity = Json::from([("methods", vec!["assume_role"].into()), ("assume_role", role)]);
        Json::from([("auth", Json::from([("identity", identity)]))])
    }
}

impl ProvideCredentials for Agency {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(async {
            let own = self.source.get(context).await?;
            iam::assume_agency(context, &self.body(), &own).await
        })
    }
}
