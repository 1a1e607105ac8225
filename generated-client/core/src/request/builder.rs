//! How a request is put together, with the first mistake kept for the end.

use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

use super::path::{check, put};
use super::{Metadata, Request};
use crate::codec::{Encode, Writer};
use crate::parameter::{Parameter, texts};
use crate::required::{Missing, Required};
use crate::{Body, Error, KnownError, percent};

/// Headers whose values are never printed, whoever sets them.
const SECRET_HEADERS: [&str; 4] = ["authorization", "x-auth-token", "x-security-token", "x-subject-token"];

/// A request in the making. Its methods can be chained, because a mistake is reported by
/// [`finish`](Self::finish) alone.
#[derive(Debug)]
#[must_use = "a request in the making does nothing"]
pub struct RequestBuilder {
    request: Request,
    problem: Option<String>,
}

/// Goes on with a request that was finished.
impl From<Request> for RequestBuilder {
    fn from(request: Request) -> Self {
        Self { request, problem: None }
    }
}

impl RequestBuilder {
    pub(super) fn new(metadata: &Metadata) -> Self {
        let (path, query) = metadata.path.split_once('?').unwrap_or((metadata.path, ""));
        let request = Request {
            metadata: metadata.clone(),
            path: path.to_owned(),
            query: percent::query_pairs(query),
            headers: HeaderMap::new(),
            body: Body::default(),
            secrets: Vec::new(),
            is_idempotent: ![Method::POST, Method::PATCH].contains(&metadata.method),
            error_codes: &[],
            has_secret_path: false,
            secret_query: Vec::new(),
        };
        let problem =
            query.contains('{').then(|| "a parameter in the query must be set by its name".to_owned());
        Self { request, problem }
    }

    /// Reports all required fields of an operation that are not set.
    pub fn required(mut self, operation: &impl Required) -> Self {
        self.lack(&Missing::of(operation));
        self
    }

    /// Puts a value in place of `{name}` in the path; a list is joined by commas.
    ///
    /// An empty value, `.` and `..` are mistakes: they would address something else.
    pub fn path<P: Parameter + ?Sized>(mut self, name: &str, value: &P) -> Self {
        self.put_path(name, &texts(value), P::SECRET);
        self
    }

    /// Adds a value to the query: nothing if it is absent, one pair an element for a list.
    pub fn query<P: Parameter + ?Sized>(mut self, name: &str, value: &P) -> Self {
        self.add_query(name, texts(value), P::SECRET);
        self
    }

    /// Sets a header: nothing if the value is absent; a list is joined by commas.
    pub fn header<P: Parameter + ?Sized>(mut self, name: &str, value: &P) -> Self {
        self.set_header(name, &texts(value), P::SECRET);
        self
    }

    /// Sets a JSON body, and its content type unless the operation sets one itself. An absent value
    /// is no body at all. The secrets in it are known from then on and never printed.
    pub fn payload(mut self, body: &dyn Encode) -> Self {
        if body.is_absent() {
            return self;
        }
        let mut out = Writer::default();
        body.encode(&mut out);
        let (bytes, secrets, problem) = out.into_parts();
        self.request.secrets.extend(secrets);
        if let Some(problem) = problem {
            self.keep(format!("the body cannot be written as JSON: {problem}"));
        }
        self.json_bytes(bytes)
    }

    /// Says what the error codes of the service mean.
    pub fn error_codes(mut self, codes: &'static [KnownError]) -> Self {
        self.request.error_codes = codes;
        self
    }

    /// Says whether the request may be sent twice. Unless it is said, it may with every method but
    /// `POST` and `PATCH`.
    pub fn idempotent(mut self, is_idempotent: bool) -> Self {
        self.request.is_idempotent = is_idempotent;
        self
    }

    /// Sets a body of any type. One that is neither JSON nor BSON is sent without being hashed
    /// into the signature, as the vendor's own clients do.
    pub fn body(mut self, content_type: &str, bytes: impl Into<Body>) -> Self {
        self.request.body = bytes.into();
        self.header(header::CONTENT_TYPE.as_str(), content_type)
    }

    /// The finished request.
    ///
    /// # Errors
    ///
    /// [`Error::Build`] with the first mistake: required fields that are not set; a path parameter that is missing, empty, `.` or
    /// `..`; a header that cannot be sent; a body that cannot be written.
    pub fn finish(mut self) -> Result<Request, Error> {
        if let Err(problem) = check(&self.request.path) {
            self.keep(problem);
        }
        match self.problem {
            None => Ok(self.request),
            Some(problem) => {
                Err(Error::Build { message: format!("{}: {problem}", self.request.metadata.title()) })
            }
        }
    }

    fn json_bytes(mut self, bytes: Vec<u8>) -> Self {
        let given = self.request.headers.contains_key(header::CONTENT_TYPE);
        let kind = (!given).then_some("application/json");
        self.request.body = bytes.into();
        self.header(header::CONTENT_TYPE.as_str(), &kind)
    }

    // What follows knows no type, so that it is compiled once.

    fn lack(&mut self, missing: &[String]) {
        if !missing.is_empty() {
            self.keep(format!("required and not set: {}", missing.join(", ")));
        }
    }

    fn put_path(&mut self, name: &str, texts: &[String], secret: bool) {
        let text = texts.join(",");
        if secret {
            self.request.secrets.push(text.as_str().into());
        }
        match put(&self.request.path, name, &text) {
            Ok(path) => self.request.path = path,
            Err(problem) => self.keep(problem),
        }
        self.request.has_secret_path |= secret;
    }

    fn add_query(&mut self, name: &str, texts: Vec<String>, secret: bool) {
        if secret {
            self.request.secrets.extend(texts.iter().map(|text| text.as_str().into()));
            self.request.secret_query.push(name.to_owned());
        }
        self.request.query.extend(texts.into_iter().map(|text| (name.to_owned(), text)));
    }

    fn keep(&mut self, problem: String) {
        self.problem.get_or_insert(problem);
    }

    fn set_header(&mut self, name: &str, texts: &[String], secret: bool) {
        if texts.is_empty() {
            return;
        }
        let text = texts.join(",");
        let parsed = HeaderName::try_from(name).ok();
        let value = HeaderValue::from_bytes(text.trim().as_bytes()).ok();
        let (Some(parsed), Some(mut value)) = (parsed, value) else {
            return self.keep(format!("the header {name} has a value that cannot be sent"));
        };
        value.set_sensitive(secret || SECRET_HEADERS.contains(&parsed.as_str()));
        self.request.headers.insert(parsed, value);
    }
}
