//! An unofficial, typed client for the APIs of Huawei Cloud.
//!
//! This project is not affiliated with Huawei. Every operation of a service is a type, generated
//! from the documentation of the service; each service is a Cargo feature of its name.
//!
//! # Calling an operation
//!
//! ```no_run
//! # #[cfg(feature = "mrs")]
//! # async fn example() -> Result<(), huaweicloud_client::Error> {
//! use huaweicloud_client::{Client, credentials, mrs};
//!
//! let client = Client::builder()
//!     .region("cn-north-4")
//!     .credentials(credentials::Environment)
//!     .build()?;
//! let response = mrs::v2::BatchDeleteJobs::new("cluster-id")
//!     .job_id_list(["a", "b"])
//!     .send(&client)
//!     .await?;
//! println!("{:?}", response.request_id());
//! # Ok(())
//! # }
//! ```
//!
//! # Looking at a request without sending it
//!
//! A request is a value. It is built and checked without a connection, and
//! [signed](Client::sign) without one, so that tests need no server:
//!
//! ```
//! use huaweicloud_client::core::{Metadata, Request};
//!
//! let path = "/v1.1/{project_id}/cluster_infos/{cluster_id}";
//! let metadata = Metadata::new("mrs", "show_cluster", http::Method::GET, path);
//! let request = Request::new(&metadata).path("cluster_id", "c 1").finish()?;
//! assert_eq!(request.path(), "/v1.1/{project_id}/cluster_infos/c%201");
//! # Ok::<(), huaweicloud_client::Error>(())
//! ```
//!
//! # What the documentation leaves out
//!
//! Services know more fields than their pages. Every struct keeps those of a response in `extra`,
//! and sends those that you add to it:
//!
//! ```
//! # #[cfg(feature = "mrs")]
//! # fn example() {
//! use huaweicloud_client::mrs;
//!
//! let mut request = mrs::v2::BatchDeleteJobs::new("cluster-id").job_id_list(["a", "b"]);
//! request.body.extra.insert("dry_run".to_owned(), true.into());
//! # }
//! ```
//!
//! # When something goes wrong
//!
//! Every call returns an [`Error`] with the status, the code, the message and the identifier of
//! the request as far as there are any:
//!
//! ```
//! use huaweicloud_client::Error;
//!
//! fn explain(error: &Error) -> String {
//!     if error.is_throttled() {
//!         return "too many requests, try again in a minute".to_owned();
//!     }
//!     match error.code() {
//!         Some(code) => format!("{code}: {}", error.message()),
//!         None => error.to_string(),
//!     }
//! }
//! ```
//!
//! # What is repeated
//!
//! A call has up to three attempts, each signed anew. What was throttled or never arrived is sent
//! again, and any other passing failure of what may be sent twice: all but `POST` and `PATCH`,
//! unless the request says otherwise. See [`Retry`]. What is set on a [`Call`] holds for that call
//! alone. No redirect is followed.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc(inline)]
pub use huaweicloud_client_core as core;

// Written by the generator, which does not leave the layout to rustfmt.
#[rustfmt::skip]
mod services;

// Each service by name: through a glob, rustc would not say which feature is missing.
include!("services/exports.rs");

pub use http;

pub use crate::core::credentials;
pub use crate::core::{
    Call, Client, ClientBuilder, Credentials, Error, Extra, Operation, Region, Response, Retry, Secret,
};
