//! What a field can be set to.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Json, Secret};

/// A value that a field of type `T` can be set to: what setters take.
///
/// | the field holds | it can be set to |
/// |---|---|
/// | text | `&str`, `String`, and numbers and flags as they print |
/// | integer | integers; those beyond 64 bits become the nearest |
/// | number | numbers of any kind up to 32 bits, `f64` |
/// | flag | `bool` |
/// | a listed value | the variant; the value as it is sent |
/// | list | whatever yields elements: arrays, vectors, sets, iterators |
/// | map | whatever yields names and values: maps, arrays of tuples |
/// | JSON | whatever turns into [`Json`] |
/// | a struct | the struct; one of a `key` and a `value`, a tuple of what these can be set to |
/// | a secret | whatever the value inside can be set to |
///
/// An empty list needs a type, since nothing tells which of the types that an element can be set to was meant:
///
/// ```
/// # huaweicloud_client::core::object! {
/// #     #[setters]
/// #     pub struct Job {
/// #         pub arguments: Option<Vec<String>>,
/// #     }
/// # }
/// assert_eq!(Job::new().arguments(["a"]).arguments([""; 0]).arguments, Some(Vec::new()));
/// ```
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be set to `{Self}`",
    label = "not a value for `{T}`",
    note = "see the table of `huaweicloud_client::core::IntoField` for what can be"
)]
pub trait IntoField<T> {
    /// What the field holds then.
    fn into_field(self) -> T;
}

/// Sets a field: what the setters of all structs have in common, as one function for each kind of value.
pub fn set<T, V: IntoField<T>>(field: &mut Option<T>, value: V) {
    *field = Some(value.into_field());
}

/// For types that become what a field holds by one expression.
macro_rules! into_field {
    ($($from:ty => $to:ty: |$value:ident| $made:expr;)*) => {$(
        impl IntoField<$to> for $from {
            fn into_field(self) -> $to {
                let $value = self;
                $made
            }
        }
    )*};
}

into_field! {
    String => String: |text| text;
    &str => String: |text| text.to_owned();
    &String => String: |text| text.clone();
    Cow<'_, str> => String: |text| text.into_owned();
    bool => String: |flag| flag.to_string();
    u8 => String: |number| number.to_string();
    u16 => String: |number| number.to_string();
    i32 => String: |number| number.to_string();
    i64 => String: |number| number.to_string();
    u32 => String: |number| number.to_string();
    u64 => String: |number| number.to_string();
    usize => String: |number| number.to_string();
    f64 => String: |number| number.to_string();
    i64 => i64: |number| number;
    i32 => i64: |number| number.into();
    i16 => i64: |number| number.into();
    u8 => i64: |number| number.into();
    u16 => i64: |number| number.into();
    u32 => i64: |number| number.into();
    u64 => i64: |number| number.try_into().unwrap_or(i64::MAX);
    usize => i64: |number| number.try_into().unwrap_or(i64::MAX);
    f64 => f64: |number| number;
    f32 => f64: |number| number.into();
    i32 => f64: |number| number.into();
    u32 => f64: |number| number.into();
    bool => bool: |flag| flag;
}

impl<J: Into<Json>> IntoField<Json> for J {
    fn into_field(self) -> Json {
        self.into()
    }
}

impl<T, V: IntoField<T>, I: IntoIterator<Item = V>> IntoField<Vec<T>> for I {
    fn into_field(self) -> Vec<T> {
        // Programs compile this for each type they give: a loop is a third of what `collect` brings along.
        let mut list = Vec::new();
        for value in self {
            list.push(value.into_field());
        }
        list
    }
}

impl<T, K, V, I> IntoField<BTreeMap<String, T>> for I
where
    K: IntoField<String>,
    V: IntoField<T>,
    I: IntoIterator<Item = (K, V)>,
{
    fn into_field(self) -> BTreeMap<String, T> {
        self.into_iter().map(|(name, value)| (name.into_field(), value.into_field())).collect()
    }
}

impl<T, V: IntoField<T>> IntoField<Secret<T>> for V {
    fn into_field(self) -> Secret<T> {
        Secret::from(self.into_field())
    }
}
