//! How an operation behaves beyond one request and its response.

use super::{Docs, RustType};

/// How a list comes page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// How the pages follow one another.
    pub order: PageOrder,
    /// Whether the position is a field of the payload, or else of the operation itself.
    pub is_in_body: bool,
    /// The field that says which page is asked for.
    pub position: Member,
    /// The way from the output to the list; empty where the output is the list.
    pub items: Vec<Member>,
    /// What the list holds.
    pub item: RustType,
    /// The way from the output to the number of all elements, where it says so.
    pub total: Option<Vec<Member>>,
}

/// How pages follow one another.
#[derive(Clone, Debug, PartialEq)]
pub enum PageOrder {
    /// The way from the output to the marker of the next page.
    Marker(Vec<Member>),
    /// The field of the last element that is the marker of the next page.
    LastElement(Member),
    /// By the number of elements before the page; that of the first page.
    Offset(i64),
    /// By the number of the page; that of the first page.
    Page(i64),
}

/// What a success says when the operation failed all the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The way from the output to the field that says so.
    pub field: Vec<Member>,
    /// The values on the wire that say so.
    pub values: Vec<String>,
    /// The way from the output to the field that says why.
    pub message: Option<Vec<Member>>,
}

/// A state that callers wait for.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiter {
    /// What its function says.
    pub docs: Docs,
    /// What its function is called: `is_cluster_running`.
    pub name: String,
    /// The way from the output to the list whose elements are in that state, all of them.
    pub items: Option<Vec<Member>>,
    /// The way from the output, or from such an element, to the field that says how far it is.
    pub field: Vec<Member>,
    /// The values on the wire that end the waiting.
    pub until: Vec<String>,
    /// Whether the waiting ends as well when what is asked for does not exist any more.
    pub gone: bool,
    /// The values on the wire after which it will never come about.
    pub failure: Vec<String>,
}

/// A field on the way from an output to something in it. It may be absent wherever fields may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The name of the field in Rust.
    pub name: String,
    /// Its name on the wire.
    pub wire: String,
    /// What it holds where it is there.
    pub kind: RustType,
}
