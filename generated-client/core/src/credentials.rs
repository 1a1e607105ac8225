//! Credentials: an access key or a token, what is known of its owner, and who provides them.

mod agency;
mod chain;
mod context;
mod environment;
pub(crate) mod iam;
mod metadata;
mod password;
mod profile;
mod provider;
mod shared;

use std::fmt;
use std::time::SystemTime;

use zeroize::Zeroizing;

use super::{Error, Secret};

pub use agency::Agency;
pub use chain::Chain;
pub use context::ProviderContext;
pub use environment::Environment;
pub use metadata::EcsMetadata;
pub use password::Password;
pub use profile::ProfileFile;
pub use provider::{CredentialsSource, ProvideCredentials};
pub(crate) use shared::Shared;

/// What a client identifies itself with. Printing it shows no secret.
///
/// ```
/// use huaweicloud_client::Credentials;
///
/// let permanent = Credentials::access_key("AK", "SK").project_id("0123");
/// let temporary = Credentials::access_key("AK", "SK").security_token("issued with the key");
/// let token = Credentials::token("value of X-Auth-Token");
/// ```
#[derive(Clone)]
pub struct Credentials {
    kind: Kind,
    security_token: Option<SecretText>,
    project_id: Option<String>,
    domain_id: Option<String>,
    expires_at: Option<SystemTime>,
}

/// A text that is wiped from memory once nobody needs it.
pub(crate) type SecretText = Secret<Zeroizing<String>>;

impl From<String> for SecretText {
    fn from(text: String) -> Self {
        Self::from(Zeroizing::new(text))
    }
}

/// How requests are authorised.
#[derive(Clone)]
pub(crate) enum Kind {
    /// Signed with an access key.
    AccessKey { id: String, secret: SecretText },
    /// Sent with a token, unsigned.
    Token(SecretText),
}

impl Credentials {
    /// An access key: its identifier (AK) and its secret (SK). Requests are signed with it.
    pub fn access_key(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Kind::AccessKey { id: id.into(), secret: SecretText::from(secret.into()) })
    }

    /// A token of the identity service. Requests carry it as `X-Auth-Token` and are not signed.
    pub fn token(token: impl Into<String>) -> Self {
        Self::new(Kind::Token(SecretText::from(token.into())))
    }

    /// An access key from the environment variables that the vendor's own tools read:
    /// `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, and if set `HUAWEICLOUD_SDK_SECURITY_TOKEN`,
    /// `HUAWEICLOUD_SDK_PROJECT_ID` and `HUAWEICLOUD_SDK_DOMAIN_ID`.
    ///
    /// # Errors
    ///
    /// [`Error::Credentials`] that names the first variable that is missing or empty.
    pub fn from_env() -> Result<Self, Error> {
        environment::read(|name| std::env::var(name).ok())
    }

    fn new(kind: Kind) -> Self {
        Self { kind, security_token: None, project_id: None, domain_id: None, expires_at: None }
    }

    /// The security token that was issued together with a temporary access key.
    #[must_use]
    pub fn security_token(mut self, token: impl Into<String>) -> Self {
        let token = token.into();
        self.security_token = (!token.is_empty()).then(|| SecretText::from(token));
        self
    }

    /// The project that requests are about; most paths contain it.
    #[must_use]
    pub fn project_id(mut self, id: impl Into<String>) -> Self {
        self.project_id = Some(id.into());
        self
    }

    /// The account that requests are about; some paths contain it.
    #[must_use]
    pub fn domain_id(mut self, id: impl Into<String>) -> Self {
        self.domain_id = Some(id.into());
        self
    }

    /// When they run out; a client asks the provider for others shortly before.
    #[must_use]
    pub fn expires_at(mut self, end: SystemTime) -> Self {
        self.expires_at = Some(end);
        self
    }

    /// Refuses credentials that no request could carry.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let session = self.session();
        let problem = match &self.kind {
            Kind::AccessKey { id, .. } if !is_sendable(id) => "the access key (AK) is malformed",
            Kind::AccessKey { secret, .. } if secret.expose().is_empty() => "the secret key (SK) is empty",
            Kind::AccessKey { .. } if !session.is_none_or(is_sendable) => "the security token is malformed",
            Kind::Token(token) if !is_sendable(token.expose()) => "the token is malformed",
            Kind::Token(_) if session.is_some() => {
                "a security token belongs to a temporary access key, not to a token"
            }
            _ => return Ok(()),
        };
        Err(Error::Credentials { message: problem.to_owned() })
    }

    pub(crate) fn kind(&self) -> &Kind {
        &self.kind
    }

    pub(crate) fn session(&self) -> Option<&str> {
        self.security_token.as_ref().map(|token| token.expose().as_str())
    }

    pub(crate) fn project(&self) -> Option<&str> {
        self.project_id.as_deref()
    }

    pub(crate) fn domain(&self) -> Option<&str> {
        self.domain_id.as_deref()
    }

    pub(crate) fn expiry(&self) -> Option<SystemTime> {
        self.expires_at
    }

    pub(crate) fn set_project(&mut self, id: String) {
        self.project_id = Some(id);
    }

    pub(crate) fn set_domain(&mut self, id: String) {
        self.domain_id = Some(id);
    }

    /// What must not be shown though a service quotes it.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let secret = match &self.kind {
            Kind::AccessKey { secret, .. } | Kind::Token(secret) => secret.expose().as_str(),
        };
        [Some(secret), self.session()].into_iter().flatten()
    }
}

/// Whether a text can stand in a header: visible characters only, no line end copied along.
fn is_sendable(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.kind {
            Kind::AccessKey { .. } if self.security_token.is_some() => "temporary access key",
            Kind::AccessKey { .. } => "access key",
            Kind::Token(_) => "token",
        };
        let mut shown = formatter.debug_struct("Credentials");
        shown.field("kind", &kind);
        shown.field("project_id", &self.project_id);
        shown.field("domain_id", &self.domain_id);
        shown.finish_non_exhaustive()
    }
}
