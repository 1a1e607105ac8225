//! The trust of another account → a temporary access key.

use std::time::Duration;

use serde_json::{Value, json};

use super::{CredentialsSource, ProvideCredentials, ProviderContext, iam};
use crate::core::{BoxFuture, Credentials, Error};

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

    fn body(&self) -> Value {
        let role = json!({
            "agency_name": self.name,
            "domain_name": self.account,
            "duration_seconds": self.lifetime.as_secs(),
        });
        json!({"auth": {"identity": {"methods": ["assume_role"], "assume_role": role}}})
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
