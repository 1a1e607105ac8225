//! The runtime that the services of `huaweicloud-client` call into, and everything of it that is public.
//!
//! Users have all of it as `huaweicloud_client::core`, and need not name this crate. It knows no service: signing,
//! credentials, endpoints, transport, repeating, JSON and errors are the same for all of them.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod body;
mod boxed;
mod client;
pub mod codec;
pub mod credentials;
mod decode;
mod error;
mod extra;
mod field;
mod json;
mod open_enum;
mod operation;
mod paging;
mod parameter;
mod percent;
mod redact;
mod region;
mod request;
mod required;
mod response;
mod secret;
pub mod signing;
#[doc(hidden)]
pub mod state;
mod transport;
mod waiting;

pub use body::Body;
pub use boxed::Boxed;
pub use client::{Call, Client, ClientBuilder, Mock, On, Retry};
pub use credentials::Credentials;
pub use error::{DecodeError, Error, ErrorDetail, ErrorKind, KnownError, ServiceError, TransportKind};
pub use extra::Extra;
pub use field::IntoField;
pub use json::{Json, JsonObject, Number};
pub use open_enum::{OpenEnum, UnknownValue};
pub use operation::{Metadata, Operation};
pub use paging::{Items, PageStyle, Paged, Pages, Position};
pub use parameter::Parameter;
pub use region::Region;
pub use request::{Request, RequestBuilder};
pub use required::{Missing, Required};
pub use response::Response;
pub use secret::Secret;
pub use transport::{BodyStream, BoxFuture, Chunks, HttpClient, TransportError};
pub use waiting::Poll;

#[doc(inline)]
pub use crate::__error_codes as error_codes;
#[doc(inline)]
pub use crate::__object as object;
#[doc(inline)]
pub use crate::__open_enum as open_enum;
#[doc(inline)]
pub use crate::__operation as operation;
#[doc(inline)]
pub use crate::__paged as paged;

/// What the macros name, wherever they are used.
#[doc(hidden)]
pub mod private {
    pub use crate::field::set;
    #[cfg(feature = "serde")]
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
}
