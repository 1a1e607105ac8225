//! What the spec says of an operation's behaviour → the same with every path and choice decided.

use crate::spec::{
    address,
    behaviour::{FailureWhen, PageStyle, Paging, Waiter},
    model::Operation,
};

/// The way from the root of a response to a field: names on the wire, step by step.
pub type Path = Vec<String>;

/// How an operation behaves beyond one request and its response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behaviour {
    /// Whether it may be sent twice, where its method tells otherwise.
    pub idempotent: Option<bool>,
    /// How its list comes page by page.
    pub pages: Option<Pages>,
    /// What a success says when the operation failed all the same.
    pub failure: Option<Failure>,
    /// What callers wait for by sending it again and again.
    pub waiters: Vec<State>,
}

/// How a list comes page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// How the pages follow one another.
    pub order: PageOrder,
    /// Whether the position stands in the body of the request, or else in the query.
    pub is_in_body: bool,
    /// The parameter or field that says which page is asked for, as the wire calls it.
    pub position: String,
    /// The list in the response; empty where the response is the list.
    pub items: Path,
    /// How many elements there are on all pages.
    pub total: Option<Path>,
}

/// How pages follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageOrder {
    /// The response says where the next page begins.
    Marker(Path),
    /// That field of the last element says where the next page begins.
    LastElement(String),
    /// By the number of elements before the page; that of the first page.
    Offset(i64),
    /// By the number of the page; that of the first page.
    Page(i64),
}

/// What a success says when the operation failed all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The field of the response.
    pub field: Path,
    /// The values that say so.
    pub values: Vec<String>,
    /// The field of the response that says why.
    pub message: Option<Path>,
}

/// A state that callers wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What is waited for: `cluster_running`.
    pub name: String,
    /// The list in the response whose elements are in that state, all of them.
    pub items: Option<Path>,
    /// The field of the response, or of such an element, that says how far it is.
    pub field: Path,
    /// The values that end the waiting.
    pub until: Vec<String>,
    /// Whether the waiting ends as well when what is asked for does not exist any more.
    pub gone: bool,
    /// The values after which it will never come about.
    pub failure: Vec<String>,
}

/// Decides about an operation whose [`misbehaviour`](Operation::misbehaviour) is none.
pub(super) fn of(operation: &Operation) -> Behaviour {
    Behaviour {
        idempotent: operation.idempotent,
        pages: operation.paging.as_ref().map(|paging| pages(operation, paging)),
        failure: operation.failure_when.as_ref().map(failure),
        waiters: operation.waiters.iter().map(state).collect(),
    }
}

fn pages(operation: &Operation, paging: &Paging) -> Pages {
    let first = paging.first.unwrap_or_default();
    let order = match paging.style {
        PageStyle::Offset => PageOrder::Offset(first),
        PageStyle::Page => PageOrder::Page(first),
        PageStyle::Marker => match &paging.next {
            Some(next) => PageOrder::Marker(path(next)),
            None => PageOrder::LastElement(paging.last.clone().unwrap_or_default()),
        },
    };
    Pages {
        order,
        is_in_body: operation.query_parameters.iter().all(|field| field.name != paging.position),
        position: paging.position.clone(),
        items: paging.items.as_deref().map(path).unwrap_or_default(),
        total: paging.total.as_deref().map(path),
    }
}

fn failure(failure: &FailureWhen) -> Failure {
    Failure {
        field: path(&failure.field),
        values: failure.values.clone(),
        message: failure.message.as_deref().map(path),
    }
}

fn state(waiter: &Waiter) -> State {
    State {
        name: waiter.name.clone(),
        items: waiter.items.as_deref().map(path),
        field: path(&waiter.field),
        until: waiter.until.clone(),
        gone: waiter.gone,
        failure: waiter.failure.clone(),
    }
}

fn path(written: &str) -> Path {
    address::steps(written).collect()
}
