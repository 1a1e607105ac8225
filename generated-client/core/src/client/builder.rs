//! The settings of a client.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

#[cfg(feature = "reqwest")]
use super::connection::Connection;
use super::endpoints::Endpoints;
use super::hook::Hook;
use super::identity::Identity;
use super::retry::{Budget, Retry};
use super::{Client, Inner, Options};
use crate::credentials::{Chain, CredentialsSource, ProviderContext};
use crate::{Body, Error, HttpClient, Region};

/// The longest body of a response, unless asked otherwise.
const MAX_BODY: usize = 64 << 20;

/// How the client introduces itself.
const USER_AGENT: &str = concat!("huaweicloud-client-unofficial/", env!("CARGO_PKG_VERSION"));

/// Settings for a [`Client`]. A region or an endpoint is required.
#[derive(Clone, Debug)]
#[must_use = "settings do nothing until the client is built"]
pub struct ClientBuilder {
    endpoints: Endpoints,
    credentials: Option<CredentialsSource>,
    project_id: Option<String>,
    options: Options,
    max_body: usize,
    user_agent: String,
    http: Option<Arc<dyn HttpClient>>,
    #[cfg(feature = "reqwest")]
    pub(super) connection: Connection,
    hook: Option<Hook>,
    scopes: BTreeMap<String, String>,
    /// The first mistake, kept for the end so that calls can be chained.
    problem: Option<String>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            endpoints: Endpoints::default(),
            credentials: None,
            project_id: None,
            options: Options {
                timeout: Duration::from_secs(120),
                attempt_timeout: Duration::from_secs(30),
                retry: Retry::default(),
            },
            max_body: MAX_BODY,
            user_agent: USER_AGENT.to_owned(),
            http: None,
            #[cfg(feature = "reqwest")]
            connection: Connection::default(),
            hook: None,
            scopes: BTreeMap::new(),
            problem: None,
        }
    }
}

impl ClientBuilder {
    /// The region whose services are called, by default that of the environment variable
    /// [`Region::VARIABLE`].
    pub fn region(mut self, region: impl Into<Region>) -> Self {
        self.endpoints.set_region(region.into());
        self
    }

    /// One address for every service, `https://host` or `http://host:port`, instead of those of
    /// the region.
    pub fn endpoint(mut self, address: impl AsRef<str>) -> Self {
        let set = self.endpoints.set_every_service(address.as_ref());
        self.keep(set)
    }

    /// The address of one service, as metadata names it (`mrs`), instead of any other setting.
    pub fn endpoint_of(mut self, service: impl Into<String>, address: impl AsRef<str>) -> Self {
        let set = self.endpoints.set_service(service.into(), address.as_ref());
        self.keep(set)
    }

    /// The host names of another cloud that speaks the same APIs.
    ///
    /// ```
    /// # use huaweicloud_client::Client;
    /// let builder = Client::builder()
    ///     .region("eu-de")
    ///     .endpoint_pattern("{service}.{region}.otc.t-systems.com");
    /// ```
    pub fn endpoint_pattern(mut self, pattern: impl Into<String>) -> Self {
        let set = self.endpoints.set_pattern(pattern.into());
        self.keep(set)
    }

    /// What the client identifies itself with: [`Credentials`](crate::Credentials), or a provider
    /// of them; by default the [`Chain`] of environment, profile file and cloud server.
    pub fn credentials(mut self, credentials: impl Into<CredentialsSource>) -> Self {
        self.credentials = Some(credentials.into());
        self
    }

    /// The project that requests are about, instead of the one of the credentials.
    pub fn project_id(mut self, id: impl Into<String>) -> Self {
        self.project_id = Some(id.into());
        self
    }

    /// How long a whole call may take, to the last byte of the response, all attempts and the waits
    /// between them included; 120 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = timeout;
        self
    }

    /// How long one attempt may take; 30 seconds by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = timeout;
        self
    }

    /// How failed attempts are repeated; three attempts by default.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.options.retry = retry;
        self
    }

    /// How many bytes the body of a response may have; 64 MiB by default. Of the body of a failure
    /// no more than 1 MiB is read, which is no failure itself.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// The `User-Agent` header. It is not signed.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// Sends requests with this transport instead of the one that comes with this crate.
    pub fn http_client(mut self, client: impl HttpClient) -> Self {
        self.http = Some(Arc::new(client));
        self
    }

    /// Shows each request to a function before it is signed. It may add headers, of a trace for
    /// example, which are signed as well.
    ///
    /// ```
    /// # use huaweicloud_client::{Client, http::HeaderValue};
    /// let builder = Client::builder().before_signing(|request| {
    ///     request.headers_mut().insert("x-trace", HeaderValue::from_static("1"));
    /// });
    /// ```
    pub fn before_signing(mut self, hook: impl Fn(&mut http::Request<Body>) + Send + Sync + 'static) -> Self {
        self.hook = Some(Hook::new(hook));
        self
    }

    /// Signs the requests of a service by keys derived for its region (`V11-HMAC-SHA256`), under the
    /// name that the service has in them: `iotdm` for the instances of `iotda` that customers
    /// reach at addresses of their own.
    pub fn derived_signature(mut self, service: impl Into<String>, name: impl Into<String>) -> Self {
        self.scopes.insert(service.into(), name.into());
        self
    }

    /// The client. Nothing is sent and nothing is read yet.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if there is neither region nor endpoint or one of the settings is
    /// malformed, [`Error::Credentials`] if no request could carry the credentials.
    pub fn build(mut self) -> Result<Client, Error> {
        if let Some(message) = self.problem.take() {
            return Err(Error::Build { message });
        }
        if self.endpoints.is_empty() {
            self.endpoints.set_region(Region::from_env().map_err(|_| no_endpoint())?);
        }
        self.endpoints.check()?;
        let credentials = self.credentials.take().unwrap_or_else(|| Chain::default().into());
        credentials.check()?;
        let user_agent = HeaderValue::from_str(&self.user_agent)
            .map_err(|_| Error::Build { message: "the user agent cannot be sent".to_owned() })?;
        let http = self.http.clone().map_or_else(|| own_transport(&self), Ok)?;
        let inner = Inner {
            context: ProviderContext::new(http, self.endpoints),
            identity: Identity::new(credentials, self.project_id),
            options: self.options,
            clock: Arc::default(),
            budget: Arc::new(Budget::new()),
            max_body: self.max_body,
            user_agent,
            hook: self.hook,
            scopes: Arc::new(self.scopes),
        };
        Ok(Client { inner: Arc::new(inner) })
    }

    fn keep(mut self, set: Result<(), Error>) -> Self {
        if let Err(error) = set {
            self.problem.get_or_insert(error.to_string());
        }
        self
    }
}

fn no_endpoint() -> Error {
    Error::Build {
        message: format!(
            "the client does not know where to send requests: call region() or endpoint(), or set {}",
            Region::VARIABLE
        ),
    }
}

#[cfg(feature = "reqwest")]
fn own_transport(builder: &ClientBuilder) -> Result<Arc<dyn HttpClient>, Error> {
    builder.connection.open()
}

#[cfg(not(feature = "reqwest"))]
fn own_transport(_: &ClientBuilder) -> Result<Arc<dyn HttpClient>, Error> {
    Err(Error::Build {
        message: "the client cannot send requests: call http_client(), or enable the feature \
                  `reqwest` of huaweicloud-client"
            .to_owned(),
    })
}
