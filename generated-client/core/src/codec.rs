//! JSON ⇄ types, compiled once in this library: bytes → [`Node`] → `T`, and `T` → bytes.
//!
//! Nothing here is generic over a format, and no type derives anything: a struct is read by one
//! call a field and written by one call a field, which the macro [`object!`](crate::object)
//! spells out. What services do to JSON is dealt with here and nowhere else:
//!
//! | declared | also read |
//! |---|---|
//! | text | numbers, with the digits as they came; flags |
//! | integer | texts that hold one, numbers without a fraction (`3.0`) |
//! | number | texts that hold one |
//! | flag | the texts `true` and `false` in any case |
//! | list | a single value, as a list of one; `null` among the elements is left out |
//! | map | `null` among the values is left out |
//! | anything optional | `null`; `""` unless a text may stand there |
//!
//! A value is never made up: `"abc"` for an integer is an error, at its path in the document. Of a
//! name that an object has twice the last value counts. What no field is declared for is kept in
//! `extra` and can never fail: numbers that 64 bits cannot hold keep their digits, what is nested
//! deeper than [`Node::DEPTH`] or holds half a surrogate pair is kept as the text that came.

mod builder;
mod containers;
#[cfg(feature = "serde")]
mod delegate;
mod distinct;
mod encode;
mod node;
mod object;
mod parse;
mod problem;
mod scalars;
mod show;
mod structs;
mod tree;
mod writer;

pub(crate) use builder::Builder;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use delegate::{deserialize, serialize};
pub(crate) use distinct::{are_last, has_twice};
pub use node::Node;
pub use object::Object;
pub(crate) use parse::parse;
pub use problem::{Mismatch, Problem};
#[doc(hidden)]
pub use show::show;
pub use tree::{Fields, Nodes};
pub(crate) use tree::{Text, Tree, Value};
pub use writer::{ListWriter, ObjectWriter, Writer};

use super::decode::Document;

/// A type that can be read from JSON.
///
/// Reading always gives a value and notes the first mistake, so that a struct is read without a
/// branch a field. The value counts only if there was no mistake.
pub trait Decode: Sized {
    /// Whether `""` can only mean that there is no value, as it does for all but texts.
    const EMPTY_TEXT_IS_ABSENT: bool = true;

    /// Whether `null` is a value among others, rather than none.
    const NULL_IS_A_VALUE: bool = false;

    /// Reads a value; a mistake is noted in `problem`, and what is returned then means nothing.
    fn decode(node: Node<'_>, problem: &mut Problem) -> Self;

    /// What a field that is not there is read as, if it may be missing.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Reads a whole body, which is JSON for all but the types that take any.
    #[doc(hidden)]
    fn read(document: &Document, problem: &mut Problem) -> Self {
        Self::decode(document.tree(problem).root(), problem)
    }
}

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, out: &mut Writer);

    /// Whether there is no value, so that its field is not written at all.
    fn is_absent(&self) -> bool {
        false
    }
}

/// Reads a JSON document.
///
/// # Errors
///
/// Where it is no JSON or differs from `T`; the text says what was expected and what kind of value
/// was found, never the value.
///
/// ```
/// use huaweicloud_client::core::codec::{decode, encode};
///
/// let list: Vec<i64> = decode(br#"["1", 2.0, null]"#)?;
/// assert_eq!(list, [1, 2]);
/// assert_eq!(encode(&list), b"[1,2]");
///
/// let mistake = decode::<Vec<i64>>(br#"[1, "two"]"#).unwrap_err();
/// assert_eq!(mistake.to_string(), "at [1]: expected an integer of 64 bits, found a string");
/// # Ok::<(), huaweicloud_client::core::codec::Mismatch>(())
/// ```
pub fn decode<T: Decode>(json: &[u8]) -> Result<T, Mismatch> {
    let tree = parse(json)?;
    let mut problem = Problem::default();
    let value = T::decode(tree.root(), &mut problem);
    problem.none(value)
}

/// Writes a JSON document without a space in it.
#[must_use]
pub fn encode(value: &dyn Encode) -> Vec<u8> {
    let mut out = Writer::default();
    value.encode(&mut out);
    out.into_bytes()
}
