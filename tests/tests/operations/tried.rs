//! An operation of whatever type, as the checks see it: they are compiled once, and not for each operation.

use std::fmt::Debug;

use http::{HeaderMap, StatusCode};
use huaweicloud_client::{
    Client, Error, Operation, Response,
    core::{BoxFuture, Metadata, Mock, Request, ServiceError, codec::Encode},
};
use serde_json::Value as Json;

use super::sample::Given;

/// Makes an operation of what is given.
pub(crate) type Make = fn(&Given) -> Box<dyn Tried>;

/// What was read of a response: as it would be sent, and as it is printed.
pub(crate) struct Read {
    pub(crate) json: Json,
    pub(crate) printed: String,
}

/// An operation that is tried.
pub(crate) trait Tried {
    fn metadata(&self) -> Metadata;
    fn request(&self) -> Result<Request, Error>;
    fn printed(&self) -> String;
    fn read(&self, body: String) -> Result<Read, Error>;
    fn send<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Response<Read>, Error>>;
    /// Lets a service in memory fail when it is sent.
    fn fail(&self, mock: &Mock, error: &ServiceError);
}

impl<O> Tried for O
where
    O: Operation + Debug,
    O::Output: Encode + Debug,
{
    fn metadata(&self) -> Metadata {
        Self::METADATA
    }

    fn request(&self) -> Result<Request, Error> {
        Operation::request(self)
    }

    fn printed(&self) -> String {
        format!("{self:?} {self:#?}")
    }

    fn read(&self, body: String) -> Result<Read, Error> {
        let response = Self::decode(StatusCode::OK, HeaderMap::new(), body.into_bytes())?;
        Ok(read(&*response))
    }

    fn send<'a>(&'a self, client: &'a Client) -> BoxFuture<'a, Result<Response<Read>, Error>> {
        let call = client.send(self);
        Box::pin(async { call.await.map(|response| response.map(|output| read(&output))) })
    }

    fn fail(&self, mock: &Mock, error: &ServiceError) {
        mock.on::<Self>().fail(error);
    }
}

fn read<T: Encode + Debug>(output: &T) -> Read {
    Read { json: super::round_trip::json(output), printed: format!("{output:?} {output:#?}") }
}
