//! A value behind a pointer, for types that hold themselves.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::codec::{Decode, Encode, Node, Problem, Writer};
use super::{IntoField, Missing, Required};

/// A [`Box`] that is read and written like the value in it: what a struct that holds itself has in its field.
///
/// ```
/// huaweicloud_client::core::object! {
///     #[setters]
///     pub struct Folder {
///         pub name: Option<String>,
///         pub parent: Option<huaweicloud_client::core::Boxed<Folder>>,
///     }
/// }
///
/// let folder = Folder::new().name("b").parent(Folder::new().name("a"));
/// assert_eq!(folder.parent.unwrap().into_inner().name.as_deref(), Some("a"));
/// ```
// `Box` itself would be in the way of what all open enums have in common: other crates may implement
// traits for a `Box` of their types, so that none of these traits could be implemented for it here.
#[derive(Clone, Default, PartialEq)]
pub struct Boxed<T>(Box<T>);

impl<T> Boxed<T> {
    /// The value itself, taken out.
    #[must_use]
    pub fn into_inner(self) -> T {
        *self.0
    }
}

impl<T> From<T> for Boxed<T> {
    fn from(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deref for Boxed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Boxed<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Boxed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<T: Decode> Decode for Boxed<T> {
    const EMPTY_TEXT_IS_ABSENT: bool = T::EMPTY_TEXT_IS_ABSENT;
    const NULL_IS_A_VALUE: bool = T::NULL_IS_A_VALUE;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        Self::from(T::decode(node, problem))
    }

    fn absent() -> Option<Self> {
        T::absent().map(Self::from)
    }
}

impl<T: Encode> Encode for Boxed<T> {
    fn encode(&self, out: &mut Writer) {
        self.0.encode(out);
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

impl<T, V: IntoField<T>> IntoField<Boxed<T>> for V {
    fn into_field(self) -> Boxed<T> {
        Boxed::from(self.into_field())
    }
}

impl<T: Required> Required for Boxed<T> {
    fn missing(&self, missing: &mut Missing) {
        self.0.missing(missing);
    }
}
