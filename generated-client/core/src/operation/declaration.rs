//! The macro that declares the requests of operations.

/// Declares an operation as a struct of its parameters, with the methods by which a caller makes and sends it.
///
/// Parameters of the path come first, marked `#[path]`: `new` takes them. Each other field may be absent and
/// has a setter with the documentation of the field, named as the field unless `#[setter = …]` says otherwise.
/// Last comes the payload, if it is an object, marked `#[body]`: its own declaration brings
/// [setters](crate::object).
///
/// ```
/// use huaweicloud_client::core::{self, Metadata, Operation, Request};
/// use huaweicloud_client::Error;
///
/// core::operation! {
///     /// Lists the jobs of a cluster.
///     #[output(Vec<core::Json>)]
///     pub struct ListJobs {
///         #[path]
///         /// The cluster.
///         pub cluster_id: String,
///         /// How many at most.
///         pub limit: Option<i64>,
///     }
/// }
///
/// impl Operation for ListJobs {
///     type Output = Vec<core::Json>;
///     const METADATA: Metadata =
///         Metadata::new("mrs", "list_jobs", http::Method::GET, "/v2/{project_id}/clusters/{cluster_id}/jobs");
///
///     fn request(&self) -> Result<Request, Error> {
///         let request = Request::new(&Self::METADATA).path("cluster_id", &self.cluster_id);
///         request.query("limit", &self.limit).finish()
///     }
/// }
///
/// let request = ListJobs::new("c1").limit(10).request()?;
/// assert_eq!(request.path(), "/v2/{project_id}/clusters/c1/jobs");
/// # Ok::<(), Error>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __operation {
    (
        $(#[doc = $doc:expr])*
        $(#[deprecated = $why:literal])?
        #[output($output:ty)]
        $visibility:vis struct $name:ident {
            $(
                #[path]
                $(#[doc = $given_doc:expr])*
                $(#[deprecated = $given_why:literal])?
                pub $given:ident: $given_kind:ty,
            )*
            $(
                $(#[doc = $field_doc:expr])*
                $(#[deprecated = $field_why:literal])?
                $(#[setter = $setter:ident])?
                pub $field:ident: Option<$kind:ty $(,)?>,
            )*
            $(
                #[body]
                $(#[doc = $body_doc:expr])*
                pub $body:ident: $body_kind:ty,
            )?
        }
    ) => {
        $(#[doc = $doc])*
        $(#[deprecated = $why])?
        #[derive(Clone, Debug, PartialEq)]
        #[must_use = "a request does nothing until it is sent"]
        #[non_exhaustive]
        $visibility struct $name {
            $(
                $(#[doc = $given_doc])*
                $(#[deprecated = $given_why])?
                pub $given: $given_kind,
            )*
            $(
                $(#[doc = $field_doc])*
                $(#[deprecated = $field_why])?
                pub $field: ::core::option::Option<$kind>,
            )*
            $(
                $(#[doc = $body_doc])*
                pub $body: $body_kind,
            )?
        }

        impl $name {
            /// Creates a request from the parameters of its path, if there are any. Setters do the rest.
            pub fn new($($given: impl $crate::IntoField<$given_kind>),*) -> Self {
                Self {
                    $($given: $crate::IntoField::into_field($given),)*
                    $($field: ::core::option::Option::None,)*
                    $($body: ::core::default::Default::default(),)?
                }
            }

            $($crate::__setter! {
                [$(#[doc = $field_doc])* $(#[deprecated = $field_why])?] [$($setter)?] [] $field: $kind
            })*

            /// Calls the operation when it is awaited. What holds for this call alone can be set before.
            pub fn send(&self, client: &$crate::Client) -> $crate::Call<$output> {
                client.send(self)
            }
        }

        $crate::__default! { $name $($given)* }
    };
}

/// `Default`, for what is made of nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ($name:ident) => {
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($name:ident $($given:ident)+) => {};
}
