//! The data of the spec. The order of the members is the order in the files.

mod lookup;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{
    behaviour::{ErrorClass, FailureWhen, Paging, Waiter},
    evidence::{Aspect, Evidence},
    http::PathTemplate,
    links::Links,
};
pub use super::{http::Method, status::Status, types::Type};
use crate::page_id::PageId;

/// The version of this form. It goes up when a member changes its meaning.
pub const SCHEMA: u32 = 1;

/// One operation: one file of the spec.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The version of this form.
    pub schema: u32,
    /// The service, as its feature and module are called.
    pub service: String,
    /// The operation's name in snake case: the vendor's own where it has one.
    pub name: String,
    /// The version of the API, as in the path: `v1.1`.
    pub version: String,
    /// The page that describes it: a file name in the service's folder of pages.
    pub page: PageId,
    /// The page's title.
    pub title: String,
    /// The chapter of the reference that its page stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What the operation does, one paragraph a line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// What the caller must heed, where the page has a section on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub constraints: String,
    /// The page calls the operation deprecated.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// The HTTP method, in upper case.
    pub method: Method,
    /// The path, with placeholders in braces.
    pub path: String,
    /// How its facts are known, where that is weaker than a cell.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<Aspect, Evidence>,
    /// Whether it may be sent twice, where its method tells otherwise: all but `POST` and `PATCH` may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idempotent: Option<bool>,
    /// How its list comes page by page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paging: Option<Paging>,
    /// What a success says when the operation failed all the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure_when: Option<FailureWhen>,
    /// What callers wait for by sending it again and again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiters: Vec<Waiter>,
    /// One field for each placeholder of the path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path_parameters: Vec<Field>,
    /// What may stand in the query string.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query_parameters: Vec<Field>,
    /// Header fields of the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub header_parameters: Vec<Field>,
    /// The body of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Body>,
    /// The responses that the page knows, in its order, one for each status.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responses: Vec<Response>,
    /// The actions of a policy that allow it, as the pages on permissions list them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<String>,
    /// The page that lists the service's statuses, where this page refers to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_page: Option<String>,
    /// Error codes that the page itself lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<ErrorCode>,
    /// The page that lists the service's error codes, where this page refers to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_page: Option<String>,
    /// The operation in the vendor's API Explorer, where the page links it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explorer: Option<String>,
    /// Requests that the page shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub request_examples: Vec<Example>,
    /// Responses that the page shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub response_examples: Vec<Example>,
    /// What it does, in English Markdown; stands in `spec/wording`, not in the spec.
    #[serde(skip)]
    pub wording: String,
    /// Where readers find more about it; follows from `spec/sources.toml`.
    #[serde(skip)]
    pub links: Links,
}

impl Operation {
    /// The name that is unique within the service: `v2_create_cluster`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}_{}", self.module(), self.name)
    }

    /// Method and path, by which corrections tell the operations of one page apart.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The path, cut up; its query holds constants alone.
    #[must_use]
    pub fn template(&self) -> PathTemplate {
        PathTemplate::new(&self.path)
    }

    /// The API version as a module name: `v1_1`.
    #[must_use]
    pub fn module(&self) -> String {
        self.version.replace('.', "_")
    }
}

/// A payload: the fields of its root and the structures that these refer to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The root's type where it is no object with known fields: `array<struct:Tag>`.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub root: Option<Type>,
    /// The fields of the root object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The structures of this body, each once, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub structures: Vec<Structure>,
}

/// A named object type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// The page's own name for it.
    pub name: String,
    /// Its fields, in the page's order.
    pub fields: Vec<Field>,
}

/// A parameter, or a field of a body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Whether it must be sent; absent where the page does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// When it must be sent, where that depends on something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// How its facts are known, where that is weaker than a cell, a link or an announced list.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub evidence: BTreeMap<Aspect, Evidence>,
    /// It holds something that must never be shown.
    #[serde(default, skip_serializing_if = "is_false")]
    pub secret: bool,
    /// What the page says about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The values that the page lists; the service may know more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// What the service takes where nothing is sent, as written on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// How many characters a text may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<Bounds>,
    /// Between what a number may lie, both ends included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Bounds>,
    /// How many items a list may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<Bounds>,
    /// What a number is measured in: `s`, `GB`, `Mbit/s`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What a text looks like: `uuid`, `base64`, `cidr`, `date-time`, or a pattern of a point in time
    /// as the page writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// The regular expression that a text matches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The page calls it deprecated.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// What it is, in English Markdown; stands in `spec/wording`, not in the spec.
    #[serde(skip)]
    pub wording: String,
}

/// One value of a list of values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// What stands on the wire.
    pub value: String,
    /// The name that the client gives it, where a person chose one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
    /// What it means, in English Markdown; stands in `spec/wording`, not in the spec.
    #[serde(skip)]
    pub wording: String,
}

/// The ends of a range, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// The lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// The upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
}

/// What one status means and brings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The HTTP status.
    pub status: Status,
    /// What the page says about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Header fields of the response.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Field>,
    /// The body of the response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
}

impl Response {
    /// Whether the client takes this response for a success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.status.is_success()
    }
}

/// An error code and what the vendor says about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorCode {
    /// The code, as it stands in the response.
    pub code: String,
    /// The page that lists it, where several pages of the service list error codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageId>,
    /// The part of the service that it comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub module: String,
    /// The HTTP status it comes with, where the page says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// What it means to a program, where a person decided so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ErrorClass>,
    /// The message of the response.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What the vendor advises.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub handling: String,
}

/// An example of the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What the page calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The status of a response, where the page says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// It is a response in case of an error: the page says so, or it tells of nothing else.
    #[serde(default, skip_serializing_if = "is_false")]
    pub failure: bool,
    /// The request line as the page shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_line: Option<String>,
    /// Header fields as the page shows them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, String>,
    /// What had to be repaired before the payload was JSON, in the order of the repairs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repairs: Vec<String>,
    /// The payload, where it is JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Json>,
    /// What the payload is written in, where it is known and not JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The payload as it stands on the page, where it is not JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What a payload other than JSON is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// XML.
    Xml,
    /// Pairs of name and value, as a form in a browser sends them.
    Form,
    /// Parts between boundaries, as a form with files sends them.
    Multipart,
    /// A program that makes the request.
    Program,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
