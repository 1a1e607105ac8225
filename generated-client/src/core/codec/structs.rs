//! The macro that reads and writes structs as objects.

/// Reads and writes structs as JSON objects: a line a field, with its name on the wire.
///
/// The struct has a field `extra` of type [`Extra`](crate::Extra) for what is not listed.
///
/// ```
/// use huaweicloud_client::Extra;
/// use huaweicloud_client::core::codec::{decode, encode};
///
/// #[derive(Debug, PartialEq)]
/// struct Tag {
///     key: String,
///     value: Option<String>,
///     extra: Extra,
/// }
///
/// huaweicloud_client::core::object! {
///     Tag {
///         key: "tagKey",
///         value: "tagValue",
///     }
/// }
///
/// let json = br#"{"tagKey":"color","system":true}"#;
/// let tag: Tag = decode(json)?;
/// assert_eq!((tag.key.as_str(), &tag.value), ("color", &None));
/// assert_eq!(tag.extra["system"], true);
/// assert_eq!(encode(&tag), json);
/// # Ok::<(), huaweicloud_client::core::codec::Mismatch>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($($name:ident { $($field:ident: $wire:literal),* $(,)? })*) => {$(
        impl $crate::core::codec::Decode for $name {
            fn decode(
                node: $crate::core::codec::Node<'_>,
                problem: &mut $crate::core::codec::Problem,
            ) -> Self {
                #[allow(unused_mut, reason = "an object without fields")]
                let mut object = $crate::core::codec::Object::new(node, problem);
                Self {
                    $($field: object.take($wire),)*
                    extra: object.rest(),
                }
            }
        }

        impl $crate::core::codec::Encode for $name {
            fn encode(&self, out: &mut $crate::core::codec::Writer) {
                #[allow(unused_mut, reason = "an object without fields")]
                let mut object = out.object();
                $(object.put($wire, &self.$field);)*
                object.rest(&self.extra);
            }
        }

        $crate::__serde_by_delegation!($name);
    )*};
}

/// `Serialize` and `Deserialize` for what the codec reads and writes.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_by_delegation {
    ($name:ident) => {
        impl $crate::core::private::Serialize for $name {
            fn serialize<S: $crate::core::private::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::core::codec::serialize(self, serializer)
            }
        }

        impl<'de> $crate::core::private::Deserialize<'de> for $name {
            fn deserialize<D: $crate::core::private::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::core::codec::deserialize(deserializer)
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
