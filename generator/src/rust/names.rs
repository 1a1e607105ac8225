//! Names of the wire → names of Rust: cutting into words, and keeping names apart.
//!
//! - Fields are `snake_case`, types and variants `UpperCamelCase`, both cut at humps and at what
//!   cannot stand in a name: `clusterID` → `cluster_id`, `-1` → `ValueMinus1`.
//! - A keyword is written raw. What cannot be, and what something of another kind has already, gets
//!   the suffix of its kind: `self_field`, `name_query`, `limit_body`, `OptionStructure`.
//! - Two of one kind that differ in nothing but spelling are told apart by a number, and reported:
//!   a person should name one of them.

mod reserved;
mod scope;
mod words;

pub(super) use reserved::{KEYWORDS, METHODS, PRELUDE, UNRAWABLE};
pub(super) use scope::Scope;
pub(super) use words::{snake, upper_camel};
