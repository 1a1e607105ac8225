//! How a service behaves, where no page says it: states that callers wait for, and classes of error codes.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Corrections, is_line, is_name};
use crate::{
    page_id::PageId,
    spec::{
        behaviour::Waiter,
        yaml::{self, Document},
    },
};

/// A state that callers wait for, and the operation that tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclaredWaiter {
    /// The page of the operation.
    pub page: PageId,
    /// Method and path of the operation; absent where the page has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The list in the response, if the state is that of its elements: each of them must have it, and there must be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<String>,
    /// The field of the response, or of an element of `items`, that says how far it is: `cluster/clusterState`.
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
    /// How anybody can see that this is so.
    #[schemars(length(min = 1))]
    pub because: String,
}

impl DeclaredWaiter {
    /// What the operation says of it.
    #[must_use]
    pub fn waiter(&self, name: &str) -> Waiter {
        let Self { items, field, until, gone, failure, .. } = self.clone();
        Waiter { name: name.to_owned(), items, field, until, gone, failure }
    }

    /// What makes no sense in it: a member, and what to do about it.
    fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if let Some(operation) = self.operation.as_ref().filter(|operation| !is_line(operation)) {
            let message = format!("`{operation}` is no method with a path, as in `GET /v1/things`");
            faults.push(("operation", message));
        }
        if self.until.is_empty() && !self.gone {
            let message = "say as `until` which value ends the waiting, or that it ends when it is `gone`";
            faults.push(("until", message.to_owned()));
        }
        if let Some(both) = self.failure.iter().find(|value| self.until.contains(value)) {
            faults.push(("failure", format!("`{both}` ends the waiting already")));
        }
        if self.because.trim().is_empty() {
            faults.push(("because", "say how anybody can see that this is so".to_owned()));
        }
        faults
    }
}

/// What makes no sense in the decisions about behaviour.
pub(super) fn senseless(decided: &Corrections, document: &Document) -> Vec<yaml::Error> {
    let mut errors = Vec::new();
    let mut error = |path: &[&str], message: String| {
        errors.push(yaml::Error { message, span: document.span(path.iter().copied()) });
    };
    for (name, waiter) in &decided.waiters {
        if !is_name(name) {
            let message = format!("`{name}` cannot be the name of a waiter: write it as `cluster_running`");
            error(&["waiters", name], message);
        }
        for (member, message) in waiter.faults() {
            error(&["waiters", name, member], message);
        }
    }
    let mut known = BTreeSet::new();
    for (class, codes) in &decided.errors {
        for (at, code) in codes.iter().enumerate().filter(|(_, code)| !known.insert(*code)) {
            let message = format!("the class of `{code}` is decided already");
            error(&["errors", class.name(), &at.to_string()], message);
        }
    }
    errors
}

/// Where the decisions about behaviour stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct BehaviourLocations {
    /// By name.
    pub(super) waiters: BTreeMap<String, std::ops::Range<usize>>,
    /// By code.
    pub(super) errors: BTreeMap<String, std::ops::Range<usize>>,
}

impl BehaviourLocations {
    pub(super) fn new(document: &Document, decided: &Corrections) -> Self {
        let waiters = decided.waiters.keys().map(|name| (name.clone(), document.span(["waiters", name])));
        let errors = decided.errors.iter().flat_map(|(class, codes)| {
            let codes = codes.iter().enumerate();
            codes.map(|(at, code)| (code.clone(), document.span(["errors", class.name(), &at.to_string()])))
        });
        Self { waiters: waiters.collect(), errors: errors.collect() }
    }
}
