//! The password of a user → a token.

use std::fmt;

use super::iam;
use super::{ProvideCredentials, ProviderContext, SecretText};
use crate::{BoxFuture, Credentials, Error, Json};

/// Exchanges the password of a user for a token of the identity service, and for another one
/// before it runs out.
///
/// The token is for one project: the one that is named here, or else that of the client's region.
///
/// ```
/// use huaweicloud_client::{Client, credentials::Password};
///
/// let user = Password::new("account", "user", "password");
/// let client = Client::builder().region("cn-north-4").credentials(user).build()?;
/// # Ok::<(), huaweicloud_client::Error>(())
/// ```
#[derive(Clone)]
pub struct Password {
    account: String,
    user: String,
    secret: SecretText,
    project_id: Option<String>,
}

impl Password {
    /// A user by name, of the account (domain) of this name.
    pub fn new(account: impl Into<String>, user: impl Into<String>, password: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            user: user.into(),
            secret: SecretText::from(password.into()),
            project_id: None,
        }
    }

    /// The project that the token is for.
    #[must_use]
    pub fn project_id(mut self, id: impl Into<String>) -> Self {
        self.project_id = Some(id.into());
        self
    }

    fn body(&self, context: &ProviderContext) -> Json {
        let one = |name: &str, value: Json| Json::from([(name, value)]);
        let account = || one("name", self.account.as_str().into());
        let scope = match (&self.project_id, context.region()) {
            (Some(id), _) => one("project", one("id", id.as_str().into())),
            (None, Some(region)) => one("project", one("name", region.as_str().into())),
            (None, None) => one("domain", account()),
        };
        let user = Json::from([
            ("name", self.user.as_str().into()),
            ("password", self.secret.expose().as_str().into()),
            ("domain", account()),
        ]);
        let methods = vec!["password"].into();
        let identity = Json::from([("methods", methods), ("password", one("user", user))]);
        one("auth", Json::from([("identity", identity), ("scope", scope)]))
    }
}

impl ProvideCredentials for Password {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(async { iam::create_token(context, &self.body(context), &self.secret).await })
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Password");
        shown.field("account", &self.account).field("user", &self.user);
        shown.field("project_id", &self.project_id);
        shown.finish_non_exhaustive()
    }
}
