//! The clock that requests are signed with, corrected once if the service says that it is wrong.

use std::sync::{Mutex, PoisonError};

use http::HeaderValue;
use http::header::DATE;
use jiff::fmt::{rfc2822, strtime};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::credentials::Kind;
use crate::signing::{DATE_FORMAT, DATE_HEADER};
use crate::{Body, Credentials, ServiceError};

/// Services refuse a time more than 15 minutes away from theirs. What is nearer than this was not
/// the reason.
const TOLERATED: SignedDuration = SignedDuration::from_mins(10);

/// How far the clock of this machine is behind that of the services.
#[derive(Debug, Default)]
pub(super) struct Clock(Mutex<Option<SignedDuration>>);

impl Clock {
    /// What has to be added to the time of this machine.
    pub(super) fn offset(&self) -> SignedDuration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).unwrap_or_default()
    }

    /// Dates a request that is going to be signed, where the clock of this machine would not do.
    pub(super) fn date(&self, request: &mut http::Request<Body>, credentials: &Credentials) {
        let offset = self.offset();
        let is_signed = matches!(credentials.kind(), Kind::AccessKey { .. });
        if offset.is_zero() || !is_signed || request.headers().contains_key(DATE_HEADER) {
            return;
        }
        // A service that is at the end of time could not be followed any further.
        let Ok(now) = Timestamp::now().checked_add(offset) else { return };
        if let Ok(date) = HeaderValue::try_from(now.strftime(DATE_FORMAT).to_string()) {
            request.headers_mut().insert(DATE_HEADER, date);
        }
    }

    /// Corrects the clock, if it was the reason of an error.
    ///
    /// The first call that learns of it corrects the clock for all. It is never corrected again, so
    /// that no service can make a client go back and forth.
    pub(super) fn correct(&self, error: &ServiceError, signed_with: SignedDuration) {
        let Some(theirs) = time_of(error) else { return };
        let offset = theirs.duration_since(Timestamp::now());
        if (offset - signed_with).abs() >= TOLERATED {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(offset);
        }
    }
}

/// What time it is for the service: from its message, or else from the header of every response.
fn time_of(error: &ServiceError) -> Option<Timestamp> {
    let said = error.message().split("server time:").nth(1).map(str::trim_start);
    let said = said.and_then(|text| text.get(..16));
    let said = said.and_then(|text| strtime::parse(DATE_FORMAT, text).ok()?.to_datetime().ok());
    if let Some(time) = said {
        return TimeZone::UTC.to_timestamp(time).ok();
    }
    let date = error.headers().get(DATE)?.to_str().ok()?;
    Some(rfc2822::parse(date).ok()?.timestamp())
}
