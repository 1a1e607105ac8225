//! The clock; nothing else in this workspace's tools reads it.
#![expect(clippy::disallowed_methods, reason = "this is the one module that may")]

use std::time::{Duration, Instant};

/// How long something takes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stopwatch {
    started: Instant,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self { started: Instant::now() }
    }

    pub(crate) fn elapsed(self) -> Duration {
        self.started.elapsed()
    }
}
