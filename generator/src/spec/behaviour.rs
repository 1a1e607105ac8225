//! How an operation behaves beyond one request and its response: lists that come page by page, what may be
//! sent twice, successes that failed, states that are waited for, what error codes mean.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    address,
    model::{Body, Field, Operation, Type},
};

/// How a list comes page by page. What names a field of the response is a path of wire names:
/// `page_info/next_marker`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paging {
    /// How the pages follow one another.
    pub style: PageStyle,
    /// The parameter of the query, or field of the request's body, that says which page is asked for.
    pub position: String,
    /// The one that says how many elements a page may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// The offset or number of the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<i64>,
    /// The list in the response; absent where the response is the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// What in the response is the marker of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The field of an element that is the marker of the next page, if it is the last element of a page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
    /// How many elements there are on all pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<String>,
}

/// How pages follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageStyle {
    /// Each page says where the next begins.
    Marker,
    /// By the number of elements before the page.
    Offset,
    /// By the number of the page.
    Page,
}

/// What a response with the status of a success says when the operation failed all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FailureWhen {
    /// The field of the response: `job_submit_result/state`.
    pub field: String,
    /// The values that say so.
    #[schemars(length(min = 1))]
    pub values: Vec<String>,
    /// The field of the response that says why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// A state that callers wait for by sending the operation again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiter {
    /// What is waited for, in snake case: `cluster_running`.
    pub name: String,
    /// The field of the response that says how far it is.
    pub field: String,
    /// The values that end the waiting.
    #[schemars(length(min = 1))]
    pub until: Vec<String>,
    /// The values after which it will never come about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failure: Vec<String>,
}

/// What an error code means, as far as a program can act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorClass {
    /// What was asked for does not exist.
    NotFound,
    /// It exists already, or is in a state that does not allow this.
    Conflict,
    /// A quota is used up.
    Quota,
    /// There were too many requests.
    Throttled,
}

impl ErrorClass {
    /// The name that YAML has.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Quota => "quota",
            Self::Throttled => "throttled",
        }
    }
}

impl Body {
    /// The field at a path of wire names, through structures alone.
    #[must_use]
    pub fn field(&self, path: &str) -> Option<&Field> {
        let mut steps = address::steps(path);
        let first = steps.next()?;
        let first = self.fields.iter().find(|field| field.name == first);
        steps.try_fold(first?, |field, step| self.members(&field.kind)?.iter().find(|each| each.name == step))
    }

    /// The fields of the structure that a type names.
    #[must_use]
    pub fn members(&self, kind: &Type) -> Option<&[Field]> {
        let Type::Struct(name) = kind else { return None };
        let structure = self.structures.iter().find(|structure| structure.name == *name)?;
        Some(&structure.fields)
    }
}

impl Operation {
    /// Whether it may be sent twice: as the spec says, or else as its method has it.
    #[must_use]
    pub fn is_idempotent(&self) -> bool {
        self.idempotent.unwrap_or_else(|| self.method.is_idempotent())
    }

    /// The bodies of its successes.
    pub fn successes(&self) -> impl Iterator<Item = &Body> {
        let successes = self.responses.iter().filter(|response| response.is_success());
        successes.filter_map(|response| response.body.as_ref())
    }

    /// The field that says which page is asked for, or how long it may be.
    #[must_use]
    pub fn sent_field(&self, name: &str) -> Option<&Field> {
        let of_body = self.request.iter().flat_map(|body| &body.fields);
        self.query_parameters.iter().chain(of_body).find(|field| field.name == name)
    }

    /// What is said about its behaviour that its parameters and fields do not bear out: the member that says
    /// so, and what is wrong.
    #[must_use]
    pub fn misbehaviour(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        let mut fault = |at: &str, wrong: Result<(), String>| {
            faults.extend(wrong.err().map(|message| (at.to_owned(), message)));
        };
        if let Some(paging) = &self.paging {
            fault("paging", self.check_paging(paging));
        }
        if let Some(FailureWhen { field, values, message }) = &self.failure_when {
            fault("failure_when", self.check_values(field, values));
            let message = message.iter().try_for_each(|message| self.scalar(message).map(drop));
            fault("failure_when", message);
        }
        for waiter in &self.waiters {
            let Waiter { name, field, until, failure } = waiter;
            let address = format!("waiters/{}", address::escape(name));
            fault(&address, self.check_values(field, until).and_then(|()| self.check_values(field, failure)));
        }
        faults
    }

    fn check_paging(&self, paging: &Paging) -> Result<(), String> {
        for name in [Some(&paging.position), paging.size.as_ref()].into_iter().flatten() {
            self.sent_field(name).ok_or_else(|| format!("neither the query nor the body holds `{name}`"))?;
        }
        for path in [&paging.next, &paging.total].into_iter().flatten() {
            self.scalar(path)?;
        }
        let element = self.element(paging.items.as_deref())?;
        if let Some(last) = &paging.last {
            let is_there = self.successes().filter_map(|body| body.members(element)).flatten();
            if !is_there.into_iter().any(|field| field.name == *last) {
                return Err(format!("no element of the list has a field `{last}`"));
            }
        }
        let (has_marker, has_first) =
            (paging.next.is_some() || paging.last.is_some(), paging.first.is_some());
        match paging.style {
            PageStyle::Marker if !has_marker => Err("markers need `next` or `last`".to_owned()),
            PageStyle::Offset | PageStyle::Page if !has_first => {
                Err("say as `first` where the first page begins".to_owned())
            }
            _ => Ok(()),
        }
    }

    /// The type of what a list holds.
    fn element(&self, items: Option<&str>) -> Result<&Type, String> {
        let kinds = self.successes().filter_map(|body| match items {
            Some(path) => body.field(path).map(|field| &field.kind),
            None => body.root.as_ref(),
        });
        let mut elements = kinds.filter_map(|kind| match kind {
            Type::Array(element) => Some(&**element),
            _ => None,
        });
        elements.next().ok_or_else(|| match items {
            Some(path) => format!("no success has a list `{path}`"),
            None => "no success is a list: say as `items` which field of it is one".to_owned(),
        })
    }

    /// A field of a success that holds neither fields nor elements.
    fn scalar(&self, path: &str) -> Result<&Field, String> {
        let mut found = self.successes().filter_map(|body| body.field(path));
        let field = found.next().ok_or_else(|| format!("no success has a field `{path}`"))?;
        match field.kind {
            Type::Array(_) | Type::Map(_) | Type::Struct(_) => {
                Err(format!("`{path}` is `{}`, and no single value", field.kind))
            }
            _ => Ok(field),
        }
    }

    /// The values are those that the field lists, where it lists any.
    fn check_values(&self, path: &str, values: &[String]) -> Result<(), String> {
        let field = self.scalar(path)?;
        let is_listed = |value: &&String| field.values.iter().any(|listed| listed.value == **value);
        match values.iter().find(|value| !field.values.is_empty() && !is_listed(value)) {
            None => Ok(()),
            Some(value) => {
                let known: Vec<&str> = field.values.iter().map(|listed| listed.value.as_str()).collect();
                Err(format!("`{path}` is never `{value}`, but {}", known.join(", ")))
            }
        }
    }
}

#[cfg(test)]
mod tests;
