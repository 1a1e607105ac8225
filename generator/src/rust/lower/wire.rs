//! Facts of the wire that hold for every service of the vendor, whatever a page says.

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

/// Methods that `http::Method` has a constant for.
const METHODS: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// Whether the client fills this placeholder from its credentials.
pub(super) fn is_from_credentials(placeholder: &str) -> bool {
    FROM_CREDENTIALS.contains(&placeholder)
}

/// Whether the client writes this header field itself.
pub(super) fn is_written_by_client(header: &str) -> bool {
    WRITTEN_BY_CLIENT.contains(&header.to_ascii_lowercase().as_str())
}

/// Whether the client can send with this method.
pub(super) fn is_method(method: &str) -> bool {
    METHODS.contains(&method)
}

/// The placeholders of a path, in its order, each once.
pub(super) fn placeholders(path: &str) -> Vec<&str> {
    let mut placeholders = Vec::new();
    for after in path.split('{').skip(1) {
        let placeholder = after.split('}').next().unwrap_or_default();
        if !placeholders.contains(&placeholder) {
            placeholders.push(placeholder);
        }
    }
    placeholders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_come_once_in_the_order_of_the_path() {
        assert_eq!(placeholders("/v1/{b}/x/{a}:{b}?y=1"), ["b", "a"]);
        assert!(placeholders("/v1").is_empty());
    }

    #[test]
    fn header_fields_are_told_in_any_case() {
        assert!(is_written_by_client("X-Auth-Token"));
        assert!(!is_written_by_client("X-Client-Token"));
    }
}
