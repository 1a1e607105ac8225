//! What the user does with each request before it is signed.

use std::fmt;
use std::sync::Arc;

use crate::Body;

type Function = dyn Fn(&mut http::Request<Body>) + Send + Sync;

/// A function of the user.
#[derive(Clone)]
pub(super) struct Hook(Arc<Function>);

impl Hook {
    pub(super) fn new(hook: impl Fn(&mut http::Request<Body>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(hook))
    }

    pub(super) fn call(&self, request: &mut http::Request<Body>) {
        (self.0)(request);
    }
}

impl fmt::Debug for Hook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hook")
    }
}
