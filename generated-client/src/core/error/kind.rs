//! What kind of thing an error is, by the codes that a service documents for it.

use http::StatusCode;

/// What went wrong, as far as a program can act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// What was asked for does not exist.
    NotFound,
    /// It exists already, or is in a state that does not allow this.
    Conflict,
    /// A quota is used up.
    Quota,
    /// There were too many requests; the same one may succeed a minute later.
    Throttled,
    /// The credentials, or what they may do, were refused.
    Auth,
    /// The request is wrong in another way, and will be wrong again.
    Invalid,
    /// The service failed.
    Server,
    /// No complete response arrived.
    Transport,
    /// Nothing was sent: the request cannot be built, or there are no credentials.
    Unsent,
    /// The response is not what is documented.
    Decode,
    /// The response says that the operation failed, though its status does not.
    Failed,
    /// What was waited for did not come about.
    Wait,
}

/// The error codes of a service by what they mean. Statuses alone do not tell: much that does not
/// exist is reported with 400 or 500.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorClasses {
    not_found: &'static [&'static str],
    conflict: &'static [&'static str],
    quota: &'static [&'static str],
    throttled: &'static [&'static str],
}

impl ErrorClasses {
    /// No codes: statuses decide.
    #[must_use]
    pub const fn new() -> Self {
        Self { not_found: &[], conflict: &[], quota: &[], throttled: &[] }
    }

    /// The codes for what does not exist.
    #[must_use]
    pub const fn not_found(mut self, codes: &'static [&'static str]) -> Self {
        self.not_found = codes;
        self
    }

    /// The codes for what exists already or is in the wrong state.
    #[must_use]
    pub const fn conflict(mut self, codes: &'static [&'static str]) -> Self {
        self.conflict = codes;
        self
    }

    /// The codes for quotas that are used up.
    #[must_use]
    pub const fn quota(mut self, codes: &'static [&'static str]) -> Self {
        self.quota = codes;
        self
    }

    /// The codes for too many requests.
    #[must_use]
    pub const fn throttled(mut self, codes: &'static [&'static str]) -> Self {
        self.throttled = codes;
        self
    }

    /// The kind of an error of the service: by its code, or else by its status.
    pub(super) fn kind(&self, status: StatusCode, code: Option<&str>) -> ErrorKind {
        let listed = [
            (self.not_found, ErrorKind::NotFound),
            (self.conflict, ErrorKind::Conflict),
            (self.quota, ErrorKind::Quota),
            (self.throttled, ErrorKind::Throttled),
            // Those of the gateway are the same for all services.
            (&["APIGW.0308", "APIG.0308"], ErrorKind::Throttled),
            (&["APIGW.0301", "APIG.0301"], ErrorKind::Auth),
        ];
        let code = code.unwrap_or_default();
        let listed = listed.iter().find(|(codes, _)| codes.contains(&code));
        match (listed, status) {
            (Some((_, kind)), _) => *kind,
            (None, StatusCode::TOO_MANY_REQUESTS) => ErrorKind::Throttled,
            (None, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) => ErrorKind::Auth,
            (None, StatusCode::NOT_FOUND) => ErrorKind::NotFound,
            (None, StatusCode::CONFLICT) => ErrorKind::Conflict,
            (None, status) if status.is_server_error() => ErrorKind::Server,
            (None, _) => ErrorKind::Invalid,
        }
    }
}
