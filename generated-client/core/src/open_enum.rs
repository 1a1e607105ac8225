//! Enums for documented value lists that keep any other value as it came.

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
            @shared $(#[$outer])* $visibility enum $name: (::std::string::String, false) {
                $($(#[doc = $doc])? $variant = $value,)+
            }
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            $visibility fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Unknown(value) => value.get(),
                }
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

        $crate::__open_enum! { @written $name, as_str }
        $crate::__open_enum! { @set $name: &str, ::std::string::String }
    };

    (
        $(#[$outer:meta])*
        $visibility:vis enum $name:ident: i64 {
            $($(#[doc = $doc:literal])? $variant:ident = $value:literal),+ $(,)?
        }
    ) => {
        $crate::__open_enum! {
            @shared $(#[$outer])* $visibility enum $name: (i64, true) {
                $($(#[doc = $doc])? $variant = $value,)+
            }
        }

        impl $name {
            /// The value as it is sent.
            #[must_use]
            $visibility fn value(&self) -> i64 {
                match self {
                    $(Self::$variant => $value,)+
                    Self::Unknown(value) => *value.get(),
                }
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

        $crate::__open_enum! { @written $name, value }
        $crate::__open_enum! { @set $name: i64 }

        impl $crate::IntoField<$name> for i32 {
            fn into_field(self) -> $name {
                $name::from(i64::from(self))
            }
        }
    };

    // The type, and how it is read: as the type of its values, then looked up.
    (
        @shared $(#[$outer:meta])*
        $visibility:vis enum $name:ident: ($wire:ty, $empty_is_absent:literal) {
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
            Unknown($crate::UnknownValue<$wire>),
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

        impl $crate::codec::Decode for $name {
            const EMPTY_TEXT_IS_ABSENT: bool = $empty_is_absent;

            fn decode(
                node: $crate::codec::Node<'_>,
                problem: &mut $crate::codec::Problem,
            ) -> Self {
                Self::from(<$wire as $crate::codec::Decode>::decode(node, problem))
            }
        }

        impl $crate::IntoField<$name> for $name {
            fn into_field(self) -> Self {
                self
            }
        }

        $crate::__serde_by_delegation!($name);
    };

    // What a field of it can be set to besides its variants.
    (@set $name:ident: $($value:ty),+) => {$(
        impl $crate::IntoField<$name> for $value {
            fn into_field(self) -> $name {
                $name::from(self)
            }
        }
    )+};

    // How it is written: as the value that the named method gives.
    (@written $name:ident, $get:ident) => {
        impl $crate::codec::Encode for $name {
            fn encode(&self, out: &mut $crate::codec::Writer) {
                $crate::codec::Encode::encode(&self.$get(), out);
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.$get(), formatter)
            }
        }

        impl $crate::Parameter for $name {
            fn append_to(&self, texts: &mut ::std::vec::Vec<::std::string::String>) {
                $crate::Parameter::append_to(&self.$get(), texts);
            }
        }
    };
}
