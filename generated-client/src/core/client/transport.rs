//! The only place that speaks HTTP: `Wire` → status, headers and bytes.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect;
use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls_platform_verifier::BuilderVerifierExt;

use super::wire::Wire;
use crate::core::{Body, Error, Response, TransportKind};

/// How connections are made.
pub(super) struct Settings {
    /// For the whole call, from connecting to the last byte of the answer.
    pub(super) timeout: Duration,
    /// For making the connection.
    pub(super) connect_timeout: Duration,
    pub(super) user_agent: String,
}

/// A pool of connections.
pub(super) struct Transport {
    http: reqwest::Client,
}

impl Transport {
    pub(super) fn new(settings: &Settings) -> Result<Self, Error> {
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls()?)
            // A redirect would carry the signature or the token to another address.
            .redirect(redirect::Policy::none())
            .timeout(settings.timeout)
            .connect_timeout(settings.connect_timeout)
            .user_agent(&settings.user_agent);
        let http = builder.build().map_err(|error| setup_failed(&error))?;
        Ok(Self { http })
    }

    /// Sends a request and reads the answer to its end, whatever its status.
    pub(super) async fn exchange(&self, wire: Wire) -> Result<Response<Body>, Error> {
        let mut request = reqwest::Request::new(wire.method.clone(), wire.url()?);
        *request.headers_mut() = wire.headers;
        if !wire.body.is_empty() {
            *request.body_mut() = Some(wire.body.into());
        }
        let operation = wire.operation;
        let broken = |error| transport_error(&operation, error);
        let mut answer = self.http.execute(request).await.map_err(broken)?;
        let status = answer.status();
        let headers = std::mem::take(answer.headers_mut());
        let bytes = answer.bytes().await.map_err(broken)?;
        Ok(Response::new(status, headers, Body::new(bytes.into())))
    }
}

/// The certificates that the operating system trusts, and a cryptography library of our own
/// choice, so that neither depends on what the rest of the program has installed.
fn tls() -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| setup_failed(&error))?;
    Ok(config.with_no_client_auth())
}

fn setup_failed(error: &dyn std::error::Error) -> Error {
    Error::Build { message: format!("no connections can be made with these settings: {error}") }
}

fn transport_error(operation: &str, error: reqwest::Error) -> Error {
    let kind = match () {
        () if error.is_timeout() => TransportKind::Timeout,
        () if error.is_connect() => TransportKind::Connect,
        () => TransportKind::Other,
    };
    Error::Transport {
        operation: operation.to_owned(),
        kind,
        // The address may hold secret parameters.
        source: Box::new(error.without_url()),
    }
}
