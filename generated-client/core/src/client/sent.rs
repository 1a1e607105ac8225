//! What a call was sent with: what its errors have to name, and what they must not show.

use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::SignedDuration;

use crate::redact::Secrets;
use crate::{Credentials, KnownError, Metadata, Request};

/// What a call was sent with. Texts are made of it only where something went wrong.
pub(crate) struct Sent {
    metadata: Metadata,
    parts: Option<Parts>,
    /// How far the clock was corrected when the request was signed; none for one with a token.
    pub(super) signed_with: Option<SignedDuration>,
}

struct Parts {
    request: Arc<Request>,
    credentials: Arc<Credentials>,
    /// Whatever the request authorises itself with.
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Sent {
    pub(super) fn new(request: Arc<Request>, credentials: Arc<Credentials>, headers: &HeaderMap) -> Self {
        let sensitive = headers.iter().filter(|(_, value)| value.is_sensitive());
        let headers = sensitive.map(|(name, value)| (name.clone(), value.clone())).collect();
        let metadata = request.metadata().clone();
        Self { metadata, parts: Some(Parts { request, credentials, headers }), signed_with: None }
    }

    /// What was sent by other means than a client.
    pub(crate) fn unknown(metadata: Metadata) -> Self {
        Self { metadata, parts: None, signed_with: None }
    }

    /// Service and name of the operation.
    pub(crate) fn title(&self) -> String {
        self.metadata.title()
    }

    /// What the codes of its service mean.
    pub(super) fn error_codes(&self) -> &'static [KnownError] {
        self.parts.as_ref().map_or(&[], |parts| parts.request.error_codes())
    }

    /// What must not be printed though the service repeats it.
    pub(crate) fn secrets(&self) -> Secrets {
        let Some(Parts { request, credentials, headers }) = &self.parts else { return Secrets::default() };
        let mut secrets = Secrets::new(credentials.secrets().chain(request.secrets()));
        for (name, value) in headers {
            let text = String::from_utf8_lossy(value.as_bytes());
            // Of a signature only what is behind the last `=` is secret; the rest is needed to find out why
            // it was refused.
            let signature = text.rsplit_once("Signature=").filter(|_| *name == header::AUTHORIZATION);
            secrets.add(signature.map_or(&*text, |(_, signature)| signature));
        }
        secrets
    }
}
