//! Enums for documented value lists that keep any other value as it came.
//!
//! What all of them have in common is implemented once for the trait [`OpenEnum`], and not by the macro for each: a
//! service has many, and each function is compiled.

use super::codec::{Decode, Encode, Node, Problem, Writer};
use super::{IntoField, Parameter};

/// A value that is in no documented list. Only reading or converting makes one, so that a listed
/// value never hides in here and comparing is safe.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownValue<T>(T);

impl<T> UnknownValue<T> {
    /// For the macro, which has looked for the value in the list.
    #[doc(hidden)]
    pub fn unlisted(value: T) -> Self {
        Self(value)
    }

    /// The value as it is sent.
    pub fn get(&self) -> &T {
        &self.0
    }
}

/// A type that [`open_enum!`](crate::open_enum) defines.
pub trait OpenEnum: From<Self::Owned> {
    /// What its values are when they are sent: `str` or `i64`.
    type Value: Encode + Parameter + ?Sized;

    /// What is read where one is expected: `String` or `i64`.
    type Owned: Decode;

    /// The value as it is sent.
    fn as_value(&self) -> &Self::Value;
}

impl<E: OpenEnum> Decode for E {
    const EMPTY_TEXT_IS_ABSENT: bool = E::Owned::EMPTY_TEXT_IS_ABSENT;

    fn decode(node: Node<'_>, problem: &mut Problem) -> Self {
        Self::from(E::Owned::decode(node, problem))
    }
}

impl<E: OpenEnum> Encode for E {
    fn encode(&self, out: &mut Writer) {
        self.as_value().encode(out);
    }
}

impl<E: OpenEnum> Parameter for E {
    fn append_to(&self, texts: &mut Vec<String>) {
        self.as_value().append_to(texts);
    }
}

impl<E: OpenEnum> IntoField<E> for E {
    fn into_field(self) -> E {
        self
    }
}

impl<E: OpenEnum<Owned = String>> IntoField<E> for &str {
    fn into_field(self) -> E {
        E::from(self.to_owned())
    }
}

impl<E: OpenEnum<Owned = String>> IntoField<E> for String {
    fn into_field(self) -> E {
        E::from(self)
    }
}

impl<E: OpenEnum<Owned = i64>> IntoField<E> for i64 {
    fn into_field(self) -> E {
        E::from(self)
    }
}

impl<E: OpenEnum<Owned = i64>> IntoField<E> for i32 {
    fn into_field(self) -> E {
        E::from(self.into())
    }
}

/// Defines an open enum: `str` for lists of texts, `i64` for lists of integers.
///
/// A value outside the list becomes `Unknown` and is sent back unchanged. The documentation of a variant
/// begins with its value.
///
/// ```
/// huaweicloud_client::core::open_enum! {
///     /// How a job is doing.
///     pub enum JobState: str {
///         /// It runs.
///         Running = "RUNNING",
///         /// It failed.
///         Failed = "FAILED",
///     }
/// }
///
/// assert_eq!(JobState::from("RUNNING"), JobState::Running);
/// let new = JobState::from("HIBERNATING");
/// assert!(!new.is_known());
/// assert_eq!(new.as_str(), "HIBERNATING");
/// assert_eq!(JobState::VALUES.len(), 2);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    (
        $(#[$outer:meta])*
        $visibility:vis enum $name:ident: str {
            $($(#[doc = $doc:literal])? $variant:ident = $value:literal),+ $(,)?
        }
    ) => {
        $crate::__open_enum! {
            @shared $(#[$outer])* $visibility enum $name: (str, ::std::string::String) {
                $($(#[doc = $doc])? $variant = $value,)+
            }
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            $visibility fn as_str(&self) -> &str {
                $crate::OpenEnum::as_value(self)
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    other => Self::Unknown(
                        $crate::UnknownValue::unlisted(::std::borrow::ToOwned::to_owned(other)),
                    ),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }
    };

    (
        $(#[$outer:meta])*
        $visibility:vis enum $name:ident: i64 {
            $($(#[doc = $doc:literal])? $variant:ident = $value:literal),+ $(,)?
        }
    ) => {
        $crate::__open_enum! {
            @shared $(#[$outer])* $visibility enum $name: (i64, i64) {
                $($(#[doc = $doc])? $variant = $value,)+
            }
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            $visibility fn value(&self) -> i64 {
                *$crate::OpenEnum::as_value(self)
            }
        }

        impl ::core::convert::From<i64> for $name {
            fn from(value: i64) -> Self {
                match value {
                    $($value => Self::$variant,)+
                    other => Self::Unknown($crate::UnknownValue::unlisted(other)),
                }
            }
        }
    };

    // What lists of both kinds have.
    (
        @shared $(#[$outer:meta])*
        $visibility:vis enum $name:ident: ($value_type:ty, $owned:ty) {
            $($(#[doc = $doc:literal])? $variant:ident = $value:literal,)+
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                #[doc = ::core::concat!("`", $value, "`" $(, ":", $doc)?)]
                $variant,
            )+
            /// A value that the documentation does not list.
            Unknown($crate::UnknownValue<$owned>),
        }

        impl $name {
            /// The listed values, in the order of the documentation.
            $visibility const VALUES: &'static [Self] = &[$(Self::$variant),+];

            /// Whether the documentation lists the value.
            #[must_use]
            $visibility fn is_known(&self) -> bool {
                !::core::matches!(self, Self::Unknown(_))
            }
        }

        impl $crate::OpenEnum for $name {
            type Value = $value_type;
            type Owned = $owned;

            fn as_value(&self) -> &$value_type {
                match self {
                    $(Self::$variant => &$value,)+
                    Self::Unknown(value) => value.get(),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt($crate::OpenEnum::as_value(self), formatter)
            }
        }

        $crate::__serde_by_delegation!($name);
    };
}
