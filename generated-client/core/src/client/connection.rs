//! The settings of the transport that comes with this crate.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::ClientBuilder;
use crate::Error;
use crate::transport::{Certificates, HttpClient, ProxyChoice, ReqwestClient, Settings};

/// How connections are made. It is checked when the client is built, so that calls can be chained.
#[derive(Clone)]
pub(super) struct Connection {
    timeout: Duration,
    proxy: ProxyChoice,
    authorities: Vec<Vec<u8>>,
    certificate: Option<Vec<u8>>,
}

impl Default for Connection {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(10),
            proxy: ProxyChoice::Environment,
            authorities: Vec::new(),
            certificate: None,
        }
    }
}

impl Connection {
    pub(super) fn open(&self) -> Result<Arc<dyn HttpClient>, Error> {
        let mut certificates = Certificates::default();
        for pem in &self.authorities {
            certificates.trust(pem)?;
        }
        if let Some(pem) = &self.certificate {
            certificates.identify(pem)?;
        }
        let settings = Settings { connect_timeout: self.timeout, certificates, proxy: self.proxy.clone() };
        Ok(Arc::new(ReqwestClient::new(settings)?))
    }
}

/// Neither the password of a proxy nor a private key.
impl fmt::Debug for Connection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Connection");
        shown.field("timeout", &self.timeout);
        shown.field("proxy", &self.proxy);
        shown.field("authorities", &self.authorities.len());
        shown.field("certificate", &self.certificate.is_some());
        shown.finish()
    }
}

/// Settings of the transport over `reqwest`; one of your own ignores them.
impl ClientBuilder {
    /// How long connecting may take; 10 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connection.timeout = timeout;
        self
    }

    /// Sends everything through this proxy, `http://user:password@host:port` for example, instead
    /// of the one that the environment names. Requests to this machine never use a proxy.
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.connection.proxy = ProxyChoice::Through(address.into());
        self
    }

    /// Uses no proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.connection.proxy = ProxyChoice::Never;
        self
    }

    /// Trusts the certificate authorities of this PEM file, beside those of the system.
    pub fn ca(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connection.authorities.push(pem.into());
        self
    }

    /// Identifies the client to servers with the certificate and the private key of this PEM file.
    pub fn client_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connection.certificate = Some(pem.into());
        self
    }
}
