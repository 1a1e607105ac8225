//! The error codes that a service documents.

use super::ErrorKind;

/// What an error code of a service means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownError {
    /// The code.
    pub code: &'static str,
    /// The status that it comes with, if the pages say so.
    pub status: Option<u16>,
    /// What kind of error it is, where somebody has said so.
    pub kind: Option<ErrorKind>,
    /// What the service says; may be empty.
    pub message: &'static str,
    /// What it means, in the words of the pages; may be empty.
    pub meaning: &'static str,
    /// What the vendor advises; may be empty.
    pub advice: &'static str,
}

/// Declares the codes of a service, in their order: code, status or 0, kind or `_`, message,
/// meaning, advice.
///
/// ```
/// mod error_codes {
///     huaweicloud_client::core::error_codes! {
///         "12000003", 400, NotFound, "The cluster does not exist.", "", "Check its ID.";
///         "12000009", 0, _, "The parameter is invalid.", "", "";
///     }
/// }
///
/// assert_eq!(error_codes::find("12000003").unwrap().advice, "Check its ID.");
/// assert_eq!(error_codes::find("12000009").unwrap().status, None);
/// assert_eq!(error_codes::find("4"), None);
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __error_codes {
    ($($code:literal, $status:literal, $kind:tt, $message:literal, $meaning:literal, $advice:literal;)*) => {
        /// All documented codes, in their order. One that has several meanings is there with each.
        pub static ALL: &[$crate::KnownError] =
            &[$($crate::KnownError::new(
                $code,
                $status,
                $crate::__error_kind!($kind),
                [$message, $meaning, $advice],
            )),*];

        /// What a code means; the first meaning of several.
        #[must_use]
        pub fn find(code: &str) -> ::core::option::Option<&'static $crate::KnownError> {
            $crate::KnownError::find(ALL, code)
        }
    };
}

/// A kind of error, or none.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_kind {
    (_) => {
        ::core::option::Option::None
    };
    ($kind:ident) => {
        ::core::option::Option::Some($crate::ErrorKind::$kind)
    };
}

impl KnownError {
    /// For the macro.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        code: &'static str,
        status: u16,
        kind: Option<ErrorKind>,
        [message, meaning, advice]: [&'static str; 3],
    ) -> Self {
        let status = if status == 0 { None } else { Some(status) };
        Self { code, status, kind, message, meaning, advice }
    }

    /// For the macro, whose codes are in their order.
    #[doc(hidden)]
    #[must_use]
    pub fn find(all: &'static [Self], code: &str) -> Option<&'static Self> {
        all.get(all.partition_point(|known| known.code < code)).filter(|known| known.code == code)
    }
}
