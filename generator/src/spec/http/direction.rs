//! Which way a message goes.

use serde::Serialize;

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the client to the service.
    Request,
    /// From the service to the client.
    Response,
}
