//! What kind of thing an error is, by the codes that a service documents for it.

use http::StatusCode;

use super::KnownError;

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

/// The codes of the gateway, which are the same for all services.
const OF_GATEWAY: [(&str, ErrorKind); 4] = [
    ("APIGW.0308", ErrorKind::Throttled),
    ("APIG.0308", ErrorKind::Throttled),
    ("APIGW.0301", ErrorKind::Auth),
    ("APIG.0301", ErrorKind::Auth),
];

impl ErrorKind {
    /// The kind of an error of a service: by its code, or else by its status. Statuses alone do not
    /// tell: much that does not exist is reported with 400 or 500.
    pub(super) fn of(known: Option<&KnownError>, status: StatusCode, code: Option<&str>) -> Self {
        let of_gateway = OF_GATEWAY.iter().find(|(listed, _)| code == Some(listed)).map(|(_, kind)| *kind);
        known.and_then(|known| known.kind).or(of_gateway).unwrap_or(match status {
            StatusCode::TOO_MANY_REQUESTS => Self::Throttled,
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Self::Auth,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::CONFLICT => Self::Conflict,
            status if status.is_server_error() => Self::Server,
            _ => Self::Invalid,
        })
    }
}
