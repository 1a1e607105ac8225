//! The `V11-HMAC-SHA256` signature, whose key is good for one day, region and service.

use super::{AccessKey, Canonical, Signature, SigningRequest, hmac};
use crate::percent::hex;

/// The name of the algorithm.
pub const DERIVED_ALGORITHM: &str = "V11-HMAC-SHA256";

/// What a derived key is good for, beside the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope<'a> {
    /// The region, `globe` for a service that is the same everywhere.
    pub region: &'a str,
    /// The service, by the name that its documentation gives for this signature.
    pub service: &'a str,
}

/// Signs a request with a key that is derived for this scope. Services say so if they want it;
/// the one known to is that of the internet of things, at addresses of its customers' own.
#[must_use]
pub fn sign_in_scope(key: AccessKey<'_>, request: &SigningRequest<'_>, scope: Scope<'_>) -> Signature {
    let day = request.date.get(..8).unwrap_or(request.date);
    let scope = format!("{day}/{}/{}", scope.region, scope.service);
    let canonical = Canonical::of(request);
    let string_to_sign = format!("{DERIVED_ALGORITHM}\n{}\n{scope}\n{}", request.date, canonical.digest());
    let signature = hex(hmac(derive(key, &scope).as_bytes(), string_to_sign.as_bytes()).as_ref());
    let start = format!("{DERIVED_ALGORITHM} Credential={}/{scope}", key.id);
    canonical.signed(string_to_sign, &start, &signature)
}

/// HKDF of RFC 5869 with SHA-256, of which one block is wanted. It is used as its hexadecimal
/// digits.
fn derive(key: AccessKey<'_>, scope: &str) -> String {
    let extracted = hmac(key.id.as_bytes(), key.secret.as_bytes());
    hex(hmac(extracted.as_ref(), &[scope.as_bytes(), &[1]].concat()).as_ref())
}
