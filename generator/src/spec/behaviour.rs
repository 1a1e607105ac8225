//! How an operation behaves beyond one request and its response: lists that come page by page, what may be
//! sent twice, successes that failed, states that are waited for, what error codes mean.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// The list in the response, if the state is that of its elements: each of them must have it, and there must be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// The field of the response, or of an element of `items`, that says how far it is.
    pub field: String,
    /// The values that end the waiting; of a waiter that ends when there is nothing left, there may be none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub until: Vec<String>,
    /// Whether the waiting ends as well when what is asked for does not exist any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_called_as_in_yaml() {
        for class in [ErrorClass::NotFound, ErrorClass::Conflict, ErrorClass::Quota, ErrorClass::Throttled] {
            assert_eq!(serde_json::to_value(class).unwrap(), class.name());
        }
    }
}
