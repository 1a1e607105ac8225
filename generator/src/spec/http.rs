//! Requests of HTTP as pages write them: methods, paths with placeholders, request lines.

mod method;
mod path;
mod request_line;

pub use method::Method;
pub use path::{Pair, PathTemplate};
pub use request_line::{RequestLine, ShownLine};
