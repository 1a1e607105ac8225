//! The agency of a cloud server → a temporary access key, by its metadata service.

use std::time::Duration;

use http::{HeaderValue, Method, StatusCode};

use super::context::{Call, lacks};
use super::{ProvideCredentials, ProviderContext, iam};
use crate::{Body, BoxFuture, Credentials, Error};

/// Where a server finds its metadata.
const ADDRESS: &str = "http://169.254.169.254";

/// Off the cloud nobody listens there, and nobody refuses the connection either.
const LIMIT: Duration = Duration::from_secs(3);

/// How long the token for the metadata service is valid, in seconds.
const LIFETIME: HeaderValue = HeaderValue::from_static("21600");

/// What the first version of the service, which knows no tokens, says to the request for one.
const WITHOUT_TOKENS: [StatusCode; 3] =
    [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED, StatusCode::SERVICE_UNAVAILABLE];

/// The temporary access key of the cloud server (ECS) that the program runs on. The server must
/// have an agency.
#[derive(Clone, Debug)]
pub struct EcsMetadata {
    address: String,
}

impl Default for EcsMetadata {
    fn default() -> Self {
        Self { address: ADDRESS.to_owned() }
    }
}

impl EcsMetadata {
    /// A metadata service at another address, `http://host:port`, in tests for example.
    pub fn at(address: impl Into<String>) -> Self {
        Self { address: address.into() }
    }

    fn call<'a>(&self, method: Method, path: &str) -> Result<Call<'a>, Error> {
        let request = http::Request::builder().method(method).uri(format!("{}{path}", self.address));
        let request = request.body(Body::default());
        let request = request.map_err(|error| Error::Build { message: error.to_string() })?;
        Ok(Call { operation: "ecs metadata", request, limit: LIMIT, secrets: Vec::new() })
    }

    /// The token for the metadata service; none for one that knows no tokens.
    async fn token(&self, context: &ProviderContext) -> Result<Option<HeaderValue>, Error> {
        let mut call = self.call(Method::PUT, "/meta-data/latest/api/token")?;
        call.request.headers_mut().insert("x-metadata-token-ttl-seconds", LIFETIME);
        let response = context.exchange(&mut call).await?;
        if WITHOUT_TOKENS.contains(&response.status()) {
            return Ok(None);
        }
        if !response.status().is_success() {
            return Err(call.refused(response));
        }
        let mut token =
            HeaderValue::from_bytes(response.trim_ascii()).map_err(|_| lacks(call.operation, "token"))?;
        token.set_sensitive(true);
        Ok(Some(token))
    }

    async fn key(&self, context: &ProviderContext) -> Result<Credentials, Error> {
        let token = self.token(context).await?;
        let mut call = self.call(Method::GET, "/openstack/latest/securitykey")?;
        if let Some(token) = &token {
            call.secrets.extend(token.to_str());
            call.request.headers_mut().insert("x-metadata-token", token.clone());
        }
        let response = context.exchange(&mut call).await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Err(lacks(call.operation, "access key: the server has no agency"));
        }
        if !response.status().is_success() {
            return Err(call.refused(response));
        }
        iam::temporary_key(&iam::json_of(&response)).ok_or_else(|| lacks(call.operation, "access key"))
    }
}

impl ProvideCredentials for EcsMetadata {
    fn provide<'a>(&'a self, context: &'a ProviderContext) -> BoxFuture<'a, Result<Credentials, Error>> {
        Box::pin(self.key(context))
    }
}
