//! `Request` × address × project → the request as it will be on the wire, not yet signed.

use http::{HeaderValue, Uri, header};

use crate::request::Identity;
use crate::{Body, Error, Request, percent};

/// Puts a request together. Its body is shared, not copied.
pub(super) fn assemble(
    request: &Request,
    origin: &str,
    identity: &Identity<'_>,
) -> Result<http::Request<Body>, Error> {
    let path = request.filled_path(identity)?;
    let query = percent::query_string(request.query());
    let separator = if query.is_empty() { "" } else { "?" };
    let address = is_plain(&path).then(|| [origin, &path, separator, &query].concat());
    let address = address.and_then(|address| Uri::try_from(address).ok());
    let Some(address) = address else {
        let message = format!("{}: the address cannot be sent as it is", request.metadata().title());
        return Err(Error::Build { message });
    };
    let mut outgoing = http::Request::new(request.shared_body());
    *outgoing.method_mut() = request.method().clone();
    *outgoing.uri_mut() = address;
    *outgoing.headers_mut() = request.headers().clone();
    // The vendor's pages list it as mandatory even where there is no body.
    let json = HeaderValue::from_static("application/json");
    outgoing.headers_mut().entry(header::CONTENT_TYPE).or_insert(json);
    Ok(outgoing)
}

/// Whether HTTP libraries leave a path as it is: they cut it at a `#`, turn a backslash round and
/// drop segments that are dots, escaped ones too. It would no longer be what was signed.
fn is_plain(path: &str) -> bool {
    let delimiters = b"-._~%/:@!$&'()*+,;=";
    // An escaped dot has three bytes.
    let is_dots = |segment: &str| segment.len() <= 6 && matches!(&*percent::decode(segment), b"." | b"..");
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || delimiters.contains(&byte))
        && !path.split('/').any(is_dots)
}
