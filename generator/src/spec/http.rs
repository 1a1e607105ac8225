//! Requests of HTTP as pages write them: methods, paths with placeholders, request lines.

mod direction;
mod method;
mod path;
mod request_line;

pub use direction::Direction;
pub use method::Method;
pub use path::{Pair, PathTemplate};
pub use request_line::{RequestLine, ShownLine};
