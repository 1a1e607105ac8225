//! The runtime that the generated services call into, and everything of it that is public.

mod body;
mod client;
pub mod codec;
pub mod credentials;
mod decode;
mod error;
mod extra;
mod json;
pub mod lenient;
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
mod transport;
mod waiting;

pub use body::Body;
pub use client::{Call, Client, ClientBuilder, Mock, On, Retry};
pub use credentials::Credentials;
pub use error::{DecodeError, Error, ErrorClasses, ErrorDetail, ErrorKind, ServiceError, TransportKind};
pub use extra::Extra;
pub use json::{Json, JsonObject, Number};
#[doc(hidden)]
pub use lenient::decode;
pub use open_enum::UnknownValue;
pub use operation::{Metadata, Operation};
pub use paging::{Items, PageStyle, Paged, Pages};
pub use parameter::Parameter;
pub use region::Region;
pub use request::{Request, RequestBuilder};
pub use required::{Missing, Required};
pub use response::Response;
pub use secret::Secret;
pub use transport::{BodyStream, BoxFuture, Chunks, HttpClient, TransportError};
pub use waiting::Poll;

#[doc(inline)]
pub use crate::__lenient_structs as lenient_structs;
#[doc(inline)]
pub use crate::__object as object;
#[doc(inline)]
pub use crate::__open_enum as open_enum;

/// What the macros name, wherever they are used.
#[doc(hidden)]
pub mod private {
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};
}
