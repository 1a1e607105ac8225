//! The default transport: `reqwest` with `rustls`, HTTP/2 where the server offers it.

use std::io::ErrorKind;
use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;
use reqwest::{Proxy, Url, redirect};

use super::certificates::Certificates;
use super::{BodyStream, BoxFuture, Chunks, HttpClient, TransportError};
use crate::{Body, Error, TransportKind};

/// What the system says of a connection that the other side has closed.
const CLOSED: [ErrorKind; 3] =
    [ErrorKind::ConnectionReset, ErrorKind::ConnectionAborted, ErrorKind::BrokenPipe];

/// How connections are made.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// For making the connection.
    pub(crate) connect_timeout: Duration,
    pub(crate) certificates: Certificates,
    pub(crate) proxy: ProxyChoice,
}

/// How requests leave the machine; those to itself always go straight.
#[derive(Clone)]
pub(crate) enum ProxyChoice {
    /// As the environment says: `HTTPS_PROXY` and the like.
    Environment,
    /// Through this one.
    Through(String),
    Never,
}

impl std::fmt::Debug for ProxyChoice {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Environment => "Environment",
            // Its address may hold a password.
            Self::Through(_) => "Through([redacted])",
            Self::Never => "Never",
        })
    }
}

/// Two pools of connections, of which one never uses a proxy.
#[derive(Debug)]
pub(crate) struct ReqwestClient {
    outside: reqwest::Client,
    loopback: reqwest::Client,
}

impl ReqwestClient {
    pub(crate) fn new(settings: Settings) -> Result<Self, Error> {
        let tls = settings.certificates.into_tls()?;
        let builder = || {
            reqwest::Client::builder()
                .tls_backend_preconfigured(tls.clone())
                // A redirect would carry the signature or the token to another address.
                .redirect(redirect::Policy::none())
                .connect_timeout(settings.connect_timeout)
        };
        let build = |builder: reqwest::ClientBuilder| builder.build().map_err(setup_failed);
        let loopback = build(builder().no_proxy())?;
        let outside = match settings.proxy {
            ProxyChoice::Never => loopback.clone(),
            ProxyChoice::Environment => build(builder())?,
            ProxyChoice::Through(address) => {
                build(builder().proxy(Proxy::all(address).map_err(setup_failed)?))?
            }
        };
        Ok(Self { outside, loopback })
    }
}

impl HttpClient for ReqwestClient {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let url = url(&head.uri)?;
            let pool = if is_local(&url) { &self.loopback } else { &self.outside };
            let mut request = reqwest::Request::new(head.method, url);
            *request.headers_mut() = head.headers;
            if !body.is_empty() {
                *request.body_mut() = Some(body.into_bytes().into());
            }
            let mut response = pool.execute(request).await.map_err(unanswered)?;
            let headers = std::mem::take(response.headers_mut());
            let status = response.status();
            let mut found = http::Response::new(BodyStream::new(response));
            *found.status_mut() = status;
            *found.headers_mut() = headers;
            Ok(found)
        })
    }
}

impl Chunks for reqwest::Response {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async { self.chunk().await.map_err(failed) })
    }
}

/// The address as the library's own type, which tidies up paths by rules of its own. What it
/// changes would no longer be what was signed, or would be another operation, so it is refused.
fn url(uri: &http::Uri) -> Result<Url, TransportError> {
    let text = uri.to_string();
    let url = Url::parse(&text).ok().filter(|url| url.as_str() == text);
    url.ok_or_else(|| TransportError::new(TransportKind::Other, "the address cannot be sent as it is"))
}

/// Whether an address is that of this machine or of its own link, as that of the metadata service
/// is: no proxy can reach them.
fn is_local(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse();
    let is_near = |address: IpAddr| match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unicast_link_local(),
    };
    host == "localhost" || host.ends_with(".localhost") || address.is_ok_and(is_near)
}

fn setup_failed(error: reqwest::Error) -> Error {
    // The address of a proxy may hold a password.
    let error = error.without_url();
    Error::Build { message: format!("no connections can be made with these settings: {error}") }
}

/// The error of a request that nothing came back for.
fn unanswered(error: reqwest::Error) -> TransportError {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    let mut is_closed = false;
    while let Some(current) = cause {
        let hyper = current.downcast_ref::<hyper::Error>();
        is_closed |= hyper.is_some_and(|error| error.is_incomplete_message() || error.is_canceled());
        let io = current.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        is_closed |= io.is_some_and(|kind| CLOSED.contains(&kind));
        cause = current.source();
    }
    if is_closed && !error.is_connect() && !error.is_timeout() {
        return TransportError::new(TransportKind::Closed, error.without_url());
    }
    failed(error)
}

fn failed(error: reqwest::Error) -> TransportError {
    let kind = match () {
        () if error.is_timeout() => TransportKind::Timeout,
        () if error.is_connect() => TransportKind::Connect,
        () => TransportKind::Other,
    };
    // The address may hold secret parameters.
    TransportError::new(kind, error.without_url())
}
