//! Puts the credentials into a request: a signature or a token.

use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::Timestamp;

use crate::credentials::Kind;
use crate::signing::{self, AccessKey, Scope, SigningRequest};
use crate::{Body, Credentials, Error, percent};

/// A request on its way out.
type Outgoing = http::Request<Body>;

/// Headers that proxies and HTTP libraries rewrite, which would break the signature.
const UNSIGNED: [&str; 7] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "connection",
    "content-length",
    "user-agent",
    "transfer-encoding",
];

/// Authorises a request. One that already has an `Authorization` header keeps it. With a scope, an
/// access key signs by a key derived for that.
pub(crate) fn authenticate(
    request: &mut Outgoing,
    credentials: &Credentials,
    scope: Option<Scope<'_>>,
) -> Result<(), Error> {
    match credentials.kind() {
        Kind::Token(token) => set_secret(request.headers_mut(), "x-auth-token", token.expose()),
        Kind::AccessKey { id, secret } => {
            set_identity(request.headers_mut(), credentials)?;
            if request.headers().contains_key(header::AUTHORIZATION) {
                return Ok(());
            }
            set_content(request);
            let key = AccessKey { id, secret: secret.expose() };
            sign(request, key, scope)
        }
    }
}

/// Names the project, or else the account: the vendor's clients send one of the two.
fn set_identity(headers: &mut HeaderMap, credentials: &Credentials) -> Result<(), Error> {
    let project = credentials.project().map(|id| ("x-project-id", id));
    let domain = credentials.domain().map(|id| ("x-domain-id", id));
    if let Some((name, id)) = project.or(domain)
        && !headers.contains_key(name)
    {
        set(headers, name, id)?;
    }
    match credentials.session() {
        Some(token) => set_secret(headers, "x-security-token", token),
        None => Ok(()),
    }
}

/// Declares a body that is not hashed.
fn set_content(request: &mut Outgoing) {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if signing::is_unsigned(kind, request.body()) {
        let unsigned = HeaderValue::from_static(signing::UNSIGNED_PAYLOAD);
        let name = HeaderName::from_static(signing::CONTENT_HEADER);
        request.headers_mut().entry(name).or_insert(unsigned);
    }
}

fn sign(request: &mut Outgoing, key: AccessKey<'_>, scope: Option<Scope<'_>>) -> Result<(), Error> {
    let date = match request.headers().get(signing::DATE_HEADER) {
        Some(given) => text(given)?.to_owned(),
        None => Timestamp::now().strftime(signing::DATE_FORMAT).to_string(),
    };
    let plain = SigningRequest {
        method: request.method().as_str(),
        path: request.uri().path(),
        query: &percent::query_pairs(request.uri().query().unwrap_or_default()),
        headers: &signed_headers(request)?,
        body: request.body(),
        date: &date,
    };
    let signature = match scope {
        None => signing::sign(key, &plain),
        Some(scope) => signing::sign_in_scope(key, &plain, scope),
    };
    set(request.headers_mut(), signing::DATE_HEADER, &date)?;
    set_secret(request.headers_mut(), "authorization", &signature.authorization)
}

/// The host and every header that arrives as it was sent.
fn signed_headers(request: &Outgoing) -> Result<Vec<(&str, &str)>, Error> {
    let kept = |name: &HeaderName| !UNSIGNED.contains(&name.as_str()) && *name != header::HOST;
    let sent = request.headers().iter().filter(|(name, _)| kept(name));
    let sent = sent.map(|(name, value)| Ok((name.as_str(), text(value)?)));
    std::iter::once(Ok(("host", host(request)))).chain(sent).collect()
}

/// The value of the `Host` header: the operation's own, or the one the HTTP library will send.
fn host(request: &Outgoing) -> &str {
    let given = request.headers().get(header::HOST);
    let given = given.and_then(|host| host.to_str().ok());
    let authority = request.uri().authority().map(http::uri::Authority::as_str);
    given.or(authority).unwrap_or_default()
}

/// The text of a header value, which may hold UTF-8.
fn text(value: &HeaderValue) -> Result<&str, Error> {
    std::str::from_utf8(value.as_bytes()).map_err(|_| Error::Build {
        message: "a header with bytes that are no text cannot be signed".to_owned(),
    })
}

fn set(headers: &mut HeaderMap, name: &'static str, text: &str) -> Result<(), Error> {
    let value = HeaderValue::from_str(text.trim()).map_err(|_| Error::Credentials {
        message: format!("the value for the header {name} is malformed"),
    })?;
    headers.insert(HeaderName::from_static(name), value);
    Ok(())
}

fn set_secret(headers: &mut HeaderMap, name: &'static str, text: &str) -> Result<(), Error> {
    set(headers, name, text)?;
    let value = headers.get_mut(name).expect("it has just been set");
    value.set_sensitive(true);
    Ok(())
}
