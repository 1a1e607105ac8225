//! A client for tests: in memory, typed, and with a record of its calls.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::StatusCode;

use super::{Client, Retry};
use crate::{
    Body, BodyStream, BoxFuture, Credentials, HttpClient, Json, Metadata, Operation, ServiceError,
    TransportError, TransportKind,
};

/// The service in the place of the cloud: it says to each operation what it was told to say, and the response
/// that the operation's page shows where it was told nothing.
///
/// ```
/// use huaweicloud_client::core::{Metadata, Operation, Request, ServiceError};
/// use huaweicloud_client::{Client, Error};
/// # struct ShowJob;
/// # impl Operation for ShowJob {
/// #     type Output = serde_json::Value;
/// #     const METADATA: Metadata = Metadata::new("mrs", "show_job", http::Method::GET, "/job");
/// #     fn request(&self) -> Result<Request, Error> {
/// #         Request::new(&Self::METADATA).finish()
/// #     }
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let mock = Client::mock();
/// mock.on::<ShowJob>().reply(serde_json::json!({"state": "RUNNING"}));
/// mock.on::<ShowJob>().fail(&ServiceError::new(404, "12000003", "no such job"));
///
/// let client = mock.client();
/// assert_eq!(client.send(&ShowJob).await?["state"], "RUNNING");
/// assert_eq!(client.send(&ShowJob).await.unwrap_err().code(), Some("12000003"));
/// assert_eq!(mock.calls::<ShowJob>().len(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct Mock(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    /// What is still to be said, by operation; the last is said again and again.
    lines: HashMap<String, Vec<(StatusCode, Body)>>,
    calls: Vec<http::Request<Body>>,
}

impl Mock {
    /// A client that talks to this service, in a project `mock`.
    ///
    /// # Panics
    ///
    /// Never.
    #[must_use]
    pub fn client(&self) -> Client {
        let credentials = Credentials::access_key("mock", "mock").project_id("mock").domain_id("mock");
        let builder = Client::builder().region("mock-1").credentials(credentials).retry(Retry::none());
        builder.http_client(self.clone()).build().expect("all that a client needs is there")
    }

    /// Says what comes next to an operation.
    pub fn on<O: Operation>(&self) -> On<'_, O> {
        On { mock: self, operation: PhantomData }
    }

    /// The requests of an operation that have arrived, as they would be on the wire.
    #[must_use]
    pub fn calls<O: Operation>(&self) -> Vec<http::Request<Body>> {
        let title = O::METADATA.title();
        self.script().calls.iter().filter(|call| title_of(call) == title).cloned().collect()
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn title_of(request: &http::Request<Body>) -> String {
    request.extensions().get::<Metadata>().map(Metadata::title).unwrap_or_default()
}

/// The response that the page of an operation shows.
fn example_of(request: &http::Request<Body>) -> Option<(StatusCode, Body)> {
    let example = request.extensions().get::<Metadata>()?.example?;
    Some((StatusCode::OK, Body::from(example)))
}

/// What an operation is going to be told.
#[must_use = "nothing is said until reply() or fail() is called"]
pub struct On<'m, O> {
    mock: &'m Mock,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> On<'_, O> {
    /// A success with this JSON, after all that was planned before.
    pub fn reply(self, json: impl Into<Json>) {
        self.say(StatusCode::OK, Body::from(json.into().to_string()));
    }

    /// A failure, after all that was planned before.
    pub fn fail(self, error: &ServiceError) {
        self.say(error.status(), Body::from(error.body().to_vec()));
    }

    fn say(self, status: StatusCode, body: Body) {
        let mut script = self.mock.script();
        script.lines.entry(O::METADATA.title()).or_default().push((status, body));
    }
}

impl HttpClient for Mock {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<BodyStream>, TransportError>> {
        let mut script = self.script();
        let title = title_of(&request);
        let example = example_of(&request);
        script.calls.push(request);
        let said = script
            .lines
            .get_mut(&title)
            .map(|lines| if lines.len() > 1 { lines.remove(0) } else { lines[0].clone() })
            .or(example);
        let said = said.map(|(status, body)| {
            let mut response = http::Response::new(BodyStream::from(body));
            *response.status_mut() = status;
            response
        });
        let said = said.ok_or_else(|| {
            let problem =
                format!("the mock was not told what to say to {title}, and no page shows it: call on()");
            TransportError::new(TransportKind::Other, problem)
        });
        Box::pin(std::future::ready(said))
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Mock")
    }
}
