//! Tests of the runtime from the outside: a service written by hand as the generator would write
//! it, against local servers and against recorded facts in `tests/data`.

#![allow(clippy::unwrap_used, reason = "the whole crate is tests")]

mod child;
mod client;
mod codec;
mod credentials;
mod decoding;
mod errors;
mod failures;
mod hostile;
mod identity;
mod lists;
mod notes;
mod open_enums;
mod package;
mod printing;
mod redaction;
mod regions;
mod requests;
mod retries;
mod secrets;
mod server;
mod service;
mod signing;
mod tls;
mod tracing;
mod transport;
mod wire;
