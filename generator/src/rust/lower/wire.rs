//! Facts of the wire that hold for every service of the vendor, whatever a page says.

use crate::spec::model::Method;

/// Placeholders that the client fills from its credentials; no field of a request.
const FROM_CREDENTIALS: &[&str] = &["domain_id", "project_id"];

/// Header fields that the client writes itself, in lower case; no field of a request.
const WRITTEN_BY_CLIENT: &[&str] = &[
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "host",
    "user-agent",
    "x-auth-token",
    "x-domain-id",
    "x-project-id",
    "x-sdk-content-sha256",
    "x-sdk-date",
    "x-security-token",
];

/// Whether the client fills this placeholder from its credentials.
pub(super) fn is_from_credentials(placeholder: &str) -> bool {
    FROM_CREDENTIALS.contains(&placeholder)
}

/// Whether the client writes this header field itself.
pub(super) fn is_written_by_client(header: &str) -> bool {
    WRITTEN_BY_CLIENT.contains(&header.to_ascii_lowercase().as_str())
}

/// Whether the client can send with this method: `http::Method` has a constant for it.
pub(super) fn is_sent(method: Method) -> bool {
    method != Method::Copy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn header_fields_are_told_in_any_case() {
        assert!(is_written_by_client("X-Auth-Token"));
        assert!(!is_written_by_client("X-Client-Token"));
    }
}
