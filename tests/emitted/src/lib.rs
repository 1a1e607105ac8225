//! The Rust that the specs under `tests/cases/specs` make: one module a case, as if each were a service
//! of the client. All of it is compiled, linted, documented, and its examples are built.

pub use huaweicloud_client::{Client, Error, Response, core};

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
