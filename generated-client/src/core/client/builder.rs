//! The settings of a client.

use std::sync::Arc;
use std::time::Duration;

use super::endpoint::Endpoint;
use super::transport::{Settings, Transport};
use super::{Client, Inner};
use crate::core::{Credentials, Error, Region};

/// How the client introduces itself.
const USER_AGENT: &str = concat!("huaweicloud-client-unofficial/", env!("CARGO_PKG_VERSION"));

/// Settings for a [`Client`]. A region or an endpoint and credentials are required.
#[derive(Clone, Debug)]
#[must_use = "settings do nothing until the client is built"]
pub struct ClientBuilder {
    region: Option<Region>,
    endpoint: Option<String>,
    credentials: Option<Credentials>,
    project_id: Option<String>,
    timeout: Duration,
    connect_timeout: Duration,
    user_agent: String,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            region: None,
            endpoint: None,
            credentials: None,
            project_id: None,
            timeout: Duration::from_mins(2),
            connect_timeout: Duration::from_secs(10),
            user_agent: USER_AGENT.to_owned(),
        }
    }
}

impl ClientBuilder {
    /// The region whose services are called.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// One address for every service, `https://host` or `http://host:port`, instead of those of
    /// the region.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// What the client identifies itself with.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// The project that requests are about, instead of the one of the credentials.
    pub fn project_id(mut self, id: impl Into<String>) -> Self {
        self.project_id = Some(id.into());
        self
    }

    /// How long a whole call may take, to the last byte of the answer; 120 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long connecting may take; 10 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The `User-Agent` header. It is not signed.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = user_agent.into();
        self
    }

    /// The client. Nothing is sent yet; the certificates that the system trusts are read.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] if there is neither region nor endpoint or one of the settings is
    /// malformed, [`Error::Credentials`] if there are no credentials or no request could carry
    /// them.
    pub fn build(self) -> Result<Client, Error> {
        let endpoint = match (&self.endpoint, self.region) {
            (Some(address), _) => Endpoint::parse(address)?,
            (None, Some(region)) => Endpoint::of(region)?,
            (None, None) => return Err(no_endpoint()),
        };
        let mut credentials = self.credentials.ok_or_else(no_credentials)?;
        credentials.check()?;
        if let Some(id) = self.project_id {
            credentials = credentials.project_id(id);
        }
        let transport = Transport::new(&Settings {
            timeout: self.timeout,
            connect_timeout: self.connect_timeout,
            user_agent: self.user_agent,
        })?;
        let inner = Inner { transport, endpoint, credentials };
        Ok(Client { inner: Arc::new(inner) })
    }
}

fn no_endpoint() -> Error {
    Error::Build {
        message: "the client does not know where to send requests: call region() or endpoint()".to_owned(),
    }
}

fn no_credentials() -> Error {
    Error::Credentials { message: "the client has no credentials: call credentials()".to_owned() }
}
