//! Everything that can go wrong with a call, in one type.

mod body;
mod decode;
mod kind;
mod known;
mod service;

use std::fmt;

use http::StatusCode;

pub use decode::DecodeError;
pub use kind::ErrorKind;
pub use known::KnownError;
pub use service::{ErrorDetail, ServiceError};

/// Why a call did not succeed.
///
/// Neither its text nor its debug output contains credentials, signatures or the body of an
/// response that could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request or the client cannot be built as asked; nothing was sent.
    Build {
        /// What is wrong, and what to do about it.
        message: String,
    },

    /// There are no usable credentials; nothing was sent.
    Credentials {
        /// What is missing or malformed.
        message: String,
    },

    /// No complete response arrived. Whether the service acted on the request is not known.
    Transport {
        /// Service and name of the operation.
        operation: String,
        /// What failed.
        kind: TransportKind,
        /// The error of the HTTP library, without the address that was called. The text of this
        /// error has it already, so it is not its source as well.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },

    /// The service refused or failed; redirects count as failures too.
    Service(Box<ServiceError>),

    /// The status was a success, but the response says that the operation failed.
    Failed {
        /// Service and name of the operation.
        operation: String,
        /// What the response says.
        message: String,
        /// The identifier of the request, which the vendor's support asks for.
        request_id: Option<String>,
    },

    /// What was waited for did not come about, or a list would never end.
    Wait {
        /// What did not come about.
        message: String,
    },

    /// The service reported success, but its response is not what is documented.
    Decode(Box<DecodeError>),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build { message } | Self::Credentials { message } | Self::Wait { message } => {
                formatter.write_str(message)
            }
            Self::Transport { operation, kind, cause } => {
                write!(formatter, "{operation}: {kind}: {}", root_cause(&**cause))
            }
            Self::Failed { operation, message, request_id } => {
                write!(formatter, "{operation}: {message}{}", shown(request_id.as_ref()))
            }
            Self::Service(error) => error.fmt(formatter),
            Self::Decode(error) => error.fmt(formatter),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Service(error) => error.source(),
            Self::Decode(error) => error.source(),
            _ => None,
        }
    }
}

impl Error {
    /// The status of the response, if one arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Service(error) => Some(error.status()),
            Self::Decode(error) => Some(error.status()),
            _ => None,
        }
    }

    /// The error code of the service, `12000003` for example.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.code(),
            _ => None,
        }
    }

    /// What the service says; for other errors, their own text.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Service(error) => error.message().to_owned(),
            other => other.to_string(),
        }
    }

    /// The identifier of the request, which the vendor's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id(),
            Self::Decode(error) => error.request_id(),
            Self::Failed { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    /// What kind of error it is: by the codes that the service documents, or else by the status.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Build { .. } | Self::Credentials { .. } => ErrorKind::Unsent,
            Self::Transport { .. } => ErrorKind::Transport,
            Self::Service(error) => error.kind(),
            Self::Decode(_) => ErrorKind::Decode,
            Self::Failed { .. } => ErrorKind::Failed,
            Self::Wait { .. } => ErrorKind::Wait,
        }
    }

    /// Whether there were too many requests; the same request may succeed a minute later.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.kind() == ErrorKind::Throttled
    }

    /// Whether the service refused the credentials or what they may do. Repeating such a request
    /// is harmful: five failures in a row lock an access key for five minutes.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        self.kind() == ErrorKind::Auth
    }

    /// Whether what was asked for does not exist.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }

    /// Whether it exists already, or is in a state that does not allow this.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.kind() == ErrorKind::Conflict
    }

    /// Whether the time set for the call ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        let timeout = TransportKind::Timeout;
        matches!(self, Self::Transport { kind, .. } if *kind == timeout)
    }
}

/// What failed on the way to or from a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// The time set for the call or for connecting ran out.
    Timeout,
    /// No connection could be made, so the service has not seen the request.
    Connect,
    /// The connection was closed before a byte of the response.
    Closed,
    /// The body of the response is longer than the client may read.
    TooLarge,
    /// Anything else: the connection broke, or the response was not HTTP.
    Other,
}

impl fmt::Display for TransportKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Timeout => "the call took too long",
            Self::Connect => "no connection could be made",
            Self::Closed => "the connection was closed before the response",
            Self::TooLarge => "the response is too large",
            Self::Other => "the connection failed",
        })
    }
}

/// The innermost cause, the only one that says what happened: "connection refused".
fn root_cause(error: &(dyn std::error::Error + 'static)) -> String {
    let mut cause = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

/// The identifier of a request at the end of a text.
fn shown(request_id: Option<&String>) -> String {
    request_id.map(|id| format!(" (request {id})")).unwrap_or_default()
}
