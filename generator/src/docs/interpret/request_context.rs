//! What decides about the rows of a request, besides their tables.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::Sources;
use crate::{
    docs::{examples, page::PageRequestLine},
    spec::{
        http::{Direction, Method, ShownLine},
        model::Example,
    },
};

/// One operation of a page, among the others of that page.
pub(super) struct RequestContext<'a> {
    pub(super) line: &'a PageRequestLine,
    pub(super) method: Method,
    /// The placeholders of its path.
    pub(super) placeholders: Vec<&'a str>,
    /// The placeholders and the query parameters of other operations of the page that it does not have.
    of_others: Vec<&'a str>,
    /// The body that the page describes is its own: its method has one, or that of no operation of the
    /// page has.
    pub(super) takes_body: bool,
    /// Bodies of the page's example requests.
    pub(super) examples: Vec<&'a Json>,
    /// Those of them that are no requests of another operation of the page.
    pub(super) own_examples: Vec<&'a Json>,
    /// What the request lines of the page and of its examples have in their queries.
    in_queries: HashSet<String>,
}

impl<'a> RequestContext<'a> {
    pub(super) fn new(sources: &Sources<'a>, line: &'a PageRequestLine) -> Self {
        let lines = &sources.page.request_lines;
        // A pair with a constant is the parameter too, where a row describes it.
        let has_pair = |name: &str| line.line.target.query.iter().any(|pair| pair.name == name);
        let own = names(line);
        let mut of_others: Vec<&str> = lines.iter().flat_map(names).collect();
        of_others.retain(|name| !own.contains(name) && !has_pair(name));
        let has_body = |line: &PageRequestLine| line.line.method.has_body();
        Self {
            line,
            method: line.line.method,
            placeholders: line.line.target.placeholders(),
            of_others,
            takes_body: has_body(line) || !lines.iter().any(has_body),
            examples: examples::payloads(sources.examples, None),
            own_examples: own_examples(sources, line),
            in_queries: in_queries(sources),
        }
    }

    /// Whether a request line, of the page or of an example, has the name in its query.
    pub(super) fn asks_for(&self, name: &str) -> bool {
        self.in_queries.contains(name)
    }

    /// Whether an example sends the name in its body.
    pub(super) fn shows(&self, name: &str) -> bool {
        self.examples.iter().any(|body| body.get(name).is_some())
    }

    /// Whether the examples leave a placeholder out of the body, so that a row for it describes the path.
    pub(super) fn leaves_to_the_path(&self, name: &str) -> bool {
        let is_shown = self.examples.iter().any(|body| holds(body, name));
        self.placeholders.contains(&name) && !self.examples.is_empty() && !is_shown
    }

    /// The placeholder that a name is another spelling of: `{boxId}` of `box_id`. Names are told apart by
    /// more than humps, dashes and underscores.
    pub(super) fn spelt_otherwise(&self, name: &str) -> Option<&'a str> {
        let mut found = self.placeholders.iter().filter(|placeholder| bare(placeholder).eq(bare(name)));
        found.next().filter(|placeholder| **placeholder != name).copied()
    }

    /// Whether only other operations of the page have a placeholder or a query parameter of that name.
    pub(super) fn is_of_others(&self, name: &str) -> bool {
        self.of_others.contains(&name) && !self.shows(name)
    }
}

/// The chars of a name, whatever its spelling.
fn bare(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|char| !['_', '-'].contains(char)).flat_map(char::to_lowercase)
}

/// The bodies of the example requests whose request line is not that of another operation of the page.
fn own_examples<'a>(sources: &Sources<'a>, own: &PageRequestLine) -> Vec<&'a Json> {
    let is_shown = |shown: &ShownLine, page: &PageRequestLine| {
        let line = &page.line;
        shown.method.as_ref().is_none_or(|method| method == line.method.text())
            && line.target.covers(&shown.target)
    };
    let is_of_another = |example: &Example| {
        let shown = example.request_line.as_deref().map(ShownLine::read);
        let mut lines = sources.page.request_lines.iter();
        shown.is_some_and(|shown| !is_shown(&shown, own) && lines.any(|line| is_shown(&shown, line)))
    };
    let examples = examples::showing(sources.examples, None).map(|sourced| &sourced.example);
    examples.filter(|example| !is_of_another(example)).filter_map(|example| example.body.as_ref()).collect()
}

fn in_queries(sources: &Sources<'_>) -> HashSet<String> {
    let requests = sources.examples.iter().filter(|sourced| sourced.direction == Direction::Request);
    let shown = requests.filter_map(|sourced| sourced.example.request_line.as_deref());
    let shown = shown.map(|line| ShownLine::read(line).target);
    let lines = sources.page.request_lines.iter().map(|line| line.line.target.clone());
    shown.chain(lines).flat_map(|target| target.query).map(|pair| pair.name).collect()
}

/// The names that a request line gives a place.
fn names(line: &PageRequestLine) -> Vec<&str> {
    let target = &line.line.target;
    let query = target.query.iter().filter(|pair| pair.is_parameter()).map(|pair| pair.name.as_str());
    target.placeholders().into_iter().chain(query).collect()
}

/// Whether a key stands anywhere in a value.
fn holds(value: &Json, key: &str) -> bool {
    match value {
        Json::Object(members) => members.iter().any(|(name, value)| name == key || holds(value, key)),
        Json::Array(items) => items.iter().any(|item| holds(item, key)),
        _ => false,
    }
}
