//! What may stand in a path, a query or a header.

use super::Secret;

/// A value that can be sent in a path, a query or a header, as zero or more texts.
///
/// An absent value gives none, a list gives one an element: a query repeats its name for each, a
/// path or a header joins them with commas. Open enums implement it by [`OpenEnum`](crate::OpenEnum).
pub trait Parameter {
    /// Whether the value must not be printed.
    const SECRET: bool = false;

    /// Appends the texts of this value.
    fn append_to(&self, texts: &mut Vec<String>);
}

/// The texts of one value.
pub(crate) fn texts(value: &(impl Parameter + ?Sized)) -> Vec<String> {
    let mut texts = Vec::new();
    value.append_to(&mut texts);
    texts
}

/// Implements [`Parameter`] for types that print as they are sent.
macro_rules! printed {
    ($($kind:ty),*) => {$(
        impl Parameter for $kind {
            fn append_to(&self, texts: &mut Vec<String>) {
                texts.push(self.to_string());
            }
        }
    )*};
}

printed!(str, &str, String, bool, i32, i64, u32, u64, f64);

impl<T: Parameter> Parameter for Option<T> {
    const SECRET: bool = T::SECRET;

    fn append_to(&self, texts: &mut Vec<String>) {
        if let Some(value) = self {
            value.append_to(texts);
        }
    }
}

impl<T: Parameter> Parameter for [T] {
    const SECRET: bool = T::SECRET;

    fn append_to(&self, texts: &mut Vec<String>) {
        for value in self {
            value.append_to(texts);
        }
    }
}

impl<T: Parameter> Parameter for Vec<T> {
    const SECRET: bool = T::SECRET;

    fn append_to(&self, texts: &mut Vec<String>) {
        self.as_slice().append_to(texts);
    }
}

impl<T: Parameter> Parameter for Secret<T> {
    const SECRET: bool = true;

    fn append_to(&self, texts: &mut Vec<String>) {
        self.expose().append_to(texts);
    }
}
