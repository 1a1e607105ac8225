//! The signature of a request, `SDK-HMAC-SHA256` or `V11-HMAC-SHA256`, from plain values.
//!
//! Nothing here knows an HTTP library, a clock or a connection: what goes in is what will be on the
//! wire, what comes out is the value of the `Authorization` header and how it came about.

mod derived;

use std::borrow::Cow;
use std::fmt;

use ring::{digest, hmac as code};

pub use derived::{DERIVED_ALGORITHM, Scope, sign_in_scope};

use super::percent::{decode, encode, hex, query_string};

/// The name of the algorithm, the first word of string to sign and header.
pub const ALGORITHM: &str = "SDK-HMAC-SHA256";

/// The header that carries the time of signing, as `20240102T030405Z`.
pub const DATE_HEADER: &str = "x-sdk-date";

/// How that time is written, in UTC.
pub(crate) const DATE_FORMAT: &str = "%Y%m%dT%H%M%SZ";

/// The header that replaces the hash of the body.
pub const CONTENT_HEADER: &str = "x-sdk-content-sha256";

/// The value of [`CONTENT_HEADER`] for a body that is not hashed.
pub const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// An access key: its public identifier and its secret half.
#[derive(Clone, Copy)]
pub struct AccessKey<'a> {
    /// The identifier, known as AK; it is sent along.
    pub id: &'a str,
    /// The secret, known as SK; it is never sent.
    pub secret: &'a str,
}

impl fmt::Debug for AccessKey<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccessKey([redacted])")
    }
}

/// What of a request goes into its signature.
#[derive(Clone, Copy)]
pub struct SigningRequest<'a> {
    /// The method, in any case.
    pub method: &'a str,
    /// The path as it is sent, percent-encoded.
    pub path: &'a str,
    /// The query as decoded pairs, in any order.
    pub query: &'a [(String, String)],
    /// The headers to be signed, names in any case. `Authorization` and names with an underscore
    /// are left out, because gateways drop or rewrite them.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body as it is sent.
    pub body: &'a [u8],
    /// The time of signing in UTC, as `20240102T030405Z`. It is signed as [`DATE_HEADER`] and must
    /// be sent as such. Services refuse a time more than 15 minutes away from theirs.
    pub date: &'a str,
}

/// A signature and the texts it was computed from.
#[derive(Clone, PartialEq, Eq)]
pub struct Signature {
    /// The request in its canonical form.
    pub canonical_request: String,
    /// Algorithm, date and hash of the canonical request, a line each.
    pub string_to_sign: String,
    /// The names of the headers that were signed, joined by semicolons.
    pub signed_headers: String,
    /// The value of the `Authorization` header.
    pub authorization: String,
}

impl fmt::Debug for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The canonical request may hold a security token, the rest is the signature itself.
        let mut shown = formatter.debug_struct("Signature");
        shown.field("signed_headers", &self.signed_headers);
        shown.finish_non_exhaustive()
    }
}

/// Signs a request.
///
/// ```
/// use huaweicloud_client::core::signing::{AccessKey, SigningRequest, sign};
///
/// let request = SigningRequest {
///     method: "GET",
///     path: "/path",
///     query: &[("limit".to_owned(), "1".to_owned())],
///     headers: &[],
///     body: b"",
///     date: "20060102T150405Z",
/// };
/// let key = AccessKey { id: "AccessKey", secret: "SecretKey" };
/// assert_eq!(
///     sign(key, &request).authorization,
///     "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, \
///      Signature=5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624",
/// );
/// ```
#[must_use]
pub fn sign(key: AccessKey<'_>, request: &SigningRequest<'_>) -> Signature {
    let canonical = Canonical::of(request);
    let string_to_sign = format!("{ALGORITHM}\n{}\n{}", request.date, canonical.digest());
    let signature = hex(hmac(key.secret.as_bytes(), string_to_sign.as_bytes()).as_ref());
    canonical.signed(string_to_sign, &format!("{ALGORITHM} Access={}", key.id), &signature)
}

/// A request in its canonical form, which all algorithms share.
struct Canonical {
    request: String,
    signed_headers: String,
}

impl Canonical {
    fn of(request: &SigningRequest<'_>) -> Self {
        let headers = canonical_headers(request);
        let names: Vec<&str> = headers.iter().map(|(name, _)| &**name).collect();
        let signed_headers = names.join(";");
        Self { request: canonical_request(request, &headers, &signed_headers), signed_headers }
    }

    fn digest(&self) -> String {
        hash(self.request.as_bytes())
    }

    /// The header starts with the algorithm and the access key.
    fn signed(self, string_to_sign: String, start: &str, signature: &str) -> Signature {
        let Self { request: canonical_request, signed_headers } = self;
        let authorization = format!("{start}, SignedHeaders={signed_headers}, Signature={signature}");
        Signature { canonical_request, string_to_sign, signed_headers, authorization }
    }
}

/// Whether a body of this type is sent with [`UNSIGNED_PAYLOAD`] instead of its hash.
///
/// Only JSON and BSON are hashed. An empty body is: the vendor's clients disagree about what its
/// hash should be when the header is there, so it must not be.
#[must_use]
pub fn is_unsigned(content_type: &str, body: &[u8]) -> bool {
    let hashed = ["application/json", "application/bson"];
    let content_type = content_type.to_ascii_lowercase();
    !body.is_empty() && !hashed.iter().any(|start| content_type.starts_with(start))
}

fn canonical_request(
    request: &SigningRequest<'_>,
    headers: &[(Cow<'_, str>, &str)],
    signed_headers: &str,
) -> String {
    let mut text = request.method.to_uppercase();
    text.extend(["\n", &canonical_path(request.path), "\n", &query_string(request.query), "\n"]);
    for (name, value) in headers {
        text.extend([name, ":", value, "\n"]);
    }
    text.extend(["\n", signed_headers, "\n", &payload_hash(request.body, headers)]);
    text
}

/// Headers by lower-case name, values trimmed, the date among them.
fn canonical_headers<'a>(request: &SigningRequest<'a>) -> Vec<(Cow<'a, str>, &'a str)> {
    let mut headers: Vec<_> = request
        .headers
        .iter()
        .map(|(name, value)| (lower_case(name), value.trim()))
        .filter(|(name, _)| name != "authorization" && !name.contains('_'))
        .filter(|(name, _)| name != DATE_HEADER)
        .collect();
    headers.push((Cow::Borrowed(DATE_HEADER), request.date));
    headers.sort();
    headers
}

/// A name in lower case, as HTTP libraries have it already.
fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(name.to_ascii_lowercase());
    }
    Cow::Borrowed(name)
}

/// The path decoded, split at its slashes and encoded again, with a slash at its end.
///
/// An encoded slash therefore separates segments here, though it does not on the wire.
fn canonical_path(path: &str) -> String {
    let decoded = decode(path);
    let segments = decoded.split(|byte| *byte == b'/').map(encode);
    let mut canonical = segments.collect::<Vec<_>>().join("/");
    if !canonical.ends_with('/') {
        canonical.push('/');
    }
    canonical
}

fn payload_hash(body: &[u8], headers: &[(Cow<'_, str>, &str)]) -> String {
    let given = headers.iter().find(|(name, _)| name == CONTENT_HEADER);
    match given {
        Some((_, value)) if !body.is_empty() => (*value).to_owned(),
        _ => hash(body),
    }
}

/// The SHA-256 of bytes, in hexadecimal digits.
fn hash(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn hmac(key: &[u8], text: &[u8]) -> code::Tag {
    code::sign(&code::Key::new(code::HMAC_SHA256, key), text)
}
