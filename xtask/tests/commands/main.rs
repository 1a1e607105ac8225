//! The commands end to end, each in a small workspace of its own.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "tests make files, look at them, and may panic"
)]

mod add;
mod cascades;
mod codegen;
mod correct;
mod determinism;
mod diff;
mod documents;
mod draft;
mod explain;
mod export;
#[cfg(unix)]
mod hostile;
mod proof;
mod replay;
mod report;
mod snapshots;
mod survey;
mod two_services;
mod upstream;
mod workspace;
