//! The calls of the identity service that credentials are made with.

use std::time::{Duration, SystemTime};

use http::{HeaderValue, Method, header};

use super::SecretText;
use super::context::{Call, ProviderContext, lacks};
use crate::client::authenticate;
use crate::{Body, Credentials, Error, Json, Response, codec, percent};

/// How long a call of the identity service may take.
const LIMIT: Duration = Duration::from_secs(30);

/// The project of a region: the vendor makes one of its name for each account.
pub(crate) async fn find_project(
    context: &ProviderContext,
    credentials: &Credentials,
) -> Result<String, Error> {
    let region = context.region().map(ToString::to_string).unwrap_or_default();
    let path = format!("/v3/projects?name={}", percent::encode(region.as_bytes()));
    let request = request(context, Method::GET, &path)?;
    let (response, operation) = signed(context, "iam list_projects", request, credentials).await?;
    let projects = response["projects"].as_array().unwrap_or_default();
    let ids: Vec<&str> = projects.iter().filter_map(|project| project["id"].as_str()).collect();
    match ids[..] {
        [id] => Ok(id.to_owned()),
        [] => Err(unknown(operation, &format!("the account has no project named {region}"), "project_id")),
        _ => {
            Err(unknown(operation, &format!("{region} names the projects {}", ids.join(", ")), "project_id"))
        }
    }
}

/// The account of the credentials.
pub(crate) async fn find_domain(
    context: &ProviderContext,
    credentials: &Credentials,
) -> Result<String, Error> {
    let request = request(context, Method::GET, "/v3/auth/domains")?;
    let (response, operation) = signed(context, "iam list_domains", request, credentials).await?;
    let id = response["domains"][0]["id"].as_str();
    id.map(str::to_owned).ok_or_else(|| unknown(operation, "the service names no account", "domain_id"))
}

/// A token for a user; the body says which and for what.
pub(super) async fn create_token(
    context: &ProviderContext,
    body: &Json,
    password: &SecretText,
) -> Result<Credentials, Error> {
    let request = with_json(request(context, Method::POST, "/v3/auth/tokens?nocatalog=true")?, body);
    let operation = "iam create_token";
    let secrets = vec![password.expose().as_str()];
    let response = context.send(Call { operation, request, limit: LIMIT, secrets }).await?;
    let token = response.headers().get("x-subject-token").and_then(|token| token.to_str().ok());
    let token = token.ok_or_else(|| lacks(operation, "X-Subject-Token"))?;
    let document = json_of(&response);
    let expiry = document["token"]["expires_at"].as_str().and_then(time);
    let expiry = expiry.ok_or_else(|| lacks(operation, "expires_at"))?;
    let mut credentials = Credentials::token(token).expires_at(expiry);
    if let Some(project) = document["token"]["project"]["id"].as_str() {
        credentials = credentials.project_id(project);
    }
    if let Some(domain) = document["token"]["user"]["domain"]["id"].as_str() {
        credentials = credentials.domain_id(domain);
    }
    Ok(credentials)
}

/// A temporary access key of an agency; the body says which.
pub(super) async fn assume_agency(
    context: &ProviderContext,
    body: &Json,
    credentials: &Credentials,
) -> Result<Credentials, Error> {
    let request = request(context, Method::POST, "/v3.0/OS-CREDENTIAL/securitytokens")?;
    let request = with_json(request, body);
    let (response, operation) = signed(context, "iam assume_agency", request, credentials).await?;
    temporary_key(&response).ok_or_else(|| lacks(operation, "temporary access key"))
}

/// An access key as services hand them out, in the spellings that are in use.
pub(super) fn temporary_key(document: &Json) -> Option<Credentials> {
    let wrappers = ["credential", "credentials"];
    let found = wrappers.iter().find_map(|name| document.get(name)).unwrap_or(document);
    let text = |names: [&str; 3]| names.iter().find_map(|name| found[*name].as_str());
    let id = text(["access", "accessKeyId", "access_key_id"])?;
    let secret = text(["secret", "secretAccessKey", "secret_access_key"])?;
    let token = text(["securitytoken", "securityToken", "security_token"])?;
    let expiry = text(["expires_at", "expiration", "expiresAt"]).and_then(time)?;
    Some(Credentials::access_key(id, secret).security_token(token).expires_at(expiry))
}

/// A time as these services write it, `2026-01-02T03:04:05.123000Z`.
fn time(text: &str) -> Option<SystemTime> {
    SystemTime::try_from(text.parse::<jiff::Timestamp>().ok()?).ok()
}

/// Sends a request on behalf of these credentials; the response with the name of the operation.
async fn signed(
    context: &ProviderContext,
    operation: &'static str,
    mut request: http::Request<Body>,
    credentials: &Credentials,
) -> Result<(Json, &'static str), Error> {
    authenticate(&mut request, credentials, None)?;
    let secrets = credentials.secrets().collect();
    let response = context.send(Call { operation, request, limit: LIMIT, secrets }).await?;
    Ok((json_of(&response), operation))
}

fn request(context: &ProviderContext, method: Method, path: &str) -> Result<http::Request<Body>, Error> {
    let address = format!("{}{path}", context.identity_service()?);
    let request = http::Request::builder().method(method).uri(address);
    let request = request.header(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    request.body(Body::default()).map_err(|error| Error::Build { message: error.to_string() })
}

fn with_json(request: http::Request<Body>, body: &Json) -> http::Request<Body> {
    request.map(|_| Body::from(body.to_string()))
}

/// A body that is no JSON says nothing.
pub(super) fn json_of(response: &Response<Body>) -> Json {
    codec::decode(response).unwrap_or_default()
}

fn unknown(operation: &str, problem: &str, call: &str) -> Error {
    let message = format!("{operation}: {problem}; call {call}() on the credentials or the client");
    Error::Credentials { message }
}
