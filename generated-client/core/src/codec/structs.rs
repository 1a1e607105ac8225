//! The macro that declares structs which are JSON objects.

/// Declares a struct that is read and written as a JSON object.
///
/// A field is called on the wire as in Rust unless `#[wire = "…"]` says otherwise. Each may be absent.
/// A field `extra` is added for what is not listed, and the traits that all such structs have.
///
/// ```
/// use huaweicloud_client::core::codec::{decode, encode};
///
/// huaweicloud_client::core::object! {
///     /// A label of a resource.
///     #[setters]
///     pub struct Tag {
///         /// What is labelled.
///         #[wire = "tagKey"]
///         pub key: Option<String>,
///         /// With what.
///         pub value: Option<String>,
///     }
/// }
///
/// let json = br#"{"tagKey":"color","system":true}"#;
/// let tag: Tag = decode(json)?;
/// assert_eq!((tag.key.as_deref(), &tag.value), (Some("color"), &None));
/// assert_eq!(tag.extra["system"], true);
/// assert_eq!(encode(&tag), json);
/// assert_eq!(encode(&Tag::new().key("size").value(5)), br#"{"tagKey":"size","value":"5"}"#);
/// # Ok::<(), huaweicloud_client::core::codec::Mismatch>(())
/// ```
///
/// `#[setters]` adds `new` and a setter for each field, with the documentation of the field; where its name is
/// taken, `#[setter = …]` has another. `#[setters(Request.body)]` adds the setters to `Request`, which has the
/// struct in its field `body`.
///
/// A struct that is declared elsewhere is listed with its fields and their names on the wire, and may have
/// fields of any type: `Tag { key: "tagKey", value: "value" }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    (
        $(#[doc = $doc:expr])*
        #[setters]
        $visibility:vis struct $name:ident $fields:tt
    ) => {
        $crate::__object! { @struct [$(#[doc = $doc])* #[must_use]] $visibility $name $fields }
        $crate::__object! { @setters $name [] $fields }

        impl $name {
            /// Creates an empty one.
            $visibility fn new() -> Self {
                Self::default()
            }
        }

        impl $crate::IntoField<$name> for $name {
            fn into_field(self) -> Self {
                self
            }
        }

        $crate::__pair! { $name $fields }
    };

    (
        $(#[doc = $doc:expr])*
        #[setters($target:ident . $within:ident)]
        $visibility:vis struct $name:ident $fields:tt
    ) => {
        $crate::__object! { @struct [$(#[doc = $doc])*] $visibility $name $fields }
        $crate::__object! { @setters $target [. $within] $fields }
    };

    (
        $(#[doc = $doc:expr])*
        $visibility:vis struct $name:ident $fields:tt
    ) => {
        $crate::__object! { @struct [$(#[doc = $doc])*] $visibility $name $fields }
    };

    (
        @struct [$($outer:tt)*] $visibility:vis $name:ident {$(
            $(#[doc = $doc:expr])*
            $(#[deprecated = $why:literal])?
            $(#[wire = $wire:literal])?
            $(#[setter = $setter:ident])?
            pub $field:ident: Option<$kind:ty $(,)?>
        ),* $(,)?}
    ) => {
        $($outer)*
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        $visibility struct $name {
            $(
                $(#[doc = $doc])*
                $(#[deprecated = $why])?
                pub $field: ::core::option::Option<$kind>,
            )*
            /// What no page documents.
            pub extra: $crate::Extra,
        }

        impl ::core::default::Default for $name {
            // Derived, it would be compiled again in each program that makes one.
            #[inline(never)]
            fn default() -> Self {
                Self { $($field: ::core::option::Option::None,)* extra: ::core::default::Default::default() }
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::show(self, ::core::stringify!($name), formatter)
            }
        }

        $crate::__object! { @codec take_optional $name { $($field: $crate::__wire!($field $($wire)?),)* } }
    };

    (
        @setters $target:ident $within:tt {$(
            $(#[doc = $doc:expr])*
            $(#[deprecated = $why:literal])?
            $(#[wire = $wire:literal])?
            $(#[setter = $setter:ident])?
            pub $field:ident: Option<$kind:ty $(,)?>
        ),* $(,)?}
    ) => {
        impl $target {
            $($crate::__setter! {
                [$(#[doc = $doc])* $(#[deprecated = $why])?] [$($setter)?] $within $field: $kind
            })*
        }
    };

    (@codec $take:ident $name:ident { $($field:ident: $wire:expr),* $(,)? }) => {
        impl $crate::codec::Decode for $name {
            fn decode(
                node: $crate::codec::Node<'_>,
                problem: &mut $crate::codec::Problem,
            ) -> Self {
                #[allow(unused_mut, reason = "an object without fields")]
                let mut object = $crate::codec::Object::new(node, problem);
                Self {
                    $($field: object.$take($wire),)*
                    extra: object.rest(),
                }
            }
        }

        impl $crate::codec::Encode for $name {
            fn encode(&self, out: &mut $crate::codec::Writer) {
                out.fields(&[$(($wire, &self.$field)),*], &self.extra);
            }
        }

        $crate::__serde_by_delegation!($name);
    };

    ($($name:ident $fields:tt)*) => {$(
        $crate::__object! { @codec take $name $fields }
    )*};
}

/// What is a key and a value can be given as a tuple, so that maps and arrays of tuples do for a list of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __pair {
    ($name:ident {
        $(#[doc = $key_doc:expr])*
        $(#[wire = $key_wire:literal])?
        pub key: Option<$key:ty>,
        $(#[doc = $value_doc:expr])*
        $(#[wire = $value_wire:literal])?
        pub value: Option<$value:ty> $(,)?
    }) => {
        impl<K, V> $crate::IntoField<$name> for (K, V)
        where
            K: $crate::IntoField<$key>,
            V: $crate::IntoField<$value>,
        {
            fn into_field(self) -> $name {
                $name::new().key(self.0).value(self.1)
            }
        }
    };
    ($name:ident $fields:tt) => {};
}

/// The name of a field on the wire.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire {
    ($field:ident) => {
        ::core::stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

/// A setter: of the field's name unless it has another.
#[doc(hidden)]
#[macro_export]
macro_rules! __setter {
    ($attributes:tt [] $within:tt $field:ident: $kind:ty) => {
        $crate::__setter! { $attributes [$field] $within $field: $kind }
    };
    ([$($attributes:tt)*] [$setter:ident] [$($within:tt)*] $field:ident: $kind:ty) => {
        $($attributes)*
        pub fn $setter(mut self, value: impl $crate::IntoField<$kind>) -> Self {
            $crate::private::set(&mut self $($within)* .$field, value);
            self
        }
    };
}

/// `Serialize` and `Deserialize` for what the codec reads and writes.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_by_delegation {
    ($name:ident) => {
        impl $crate::private::Serialize for $name {
            fn serialize<S: $crate::private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }

        impl<'de> $crate::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }
    };
}

/// Nothing: serde is not asked for.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_by_delegation {
    ($name:ident) => {};
}
