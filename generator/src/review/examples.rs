//! The examples of an operation, each with what was found when it was held against its tables.

use super::remarks::{Remark, Said, State};
use crate::spec::model::{self, Operation};

/// An example.
pub(super) struct Example<'a> {
    /// Its address: `request_examples/0`.
    pub(super) address: String,
    pub(super) title: String,
    pub(super) spec: &'a model::Example,
    /// What it says: JSON, indented, or whatever it is.
    pub(super) text: String,
    pub(super) remarks: Vec<Remark<'a>>,
}

/// Requests, then responses.
pub(super) fn examples(operation: &Operation) -> Vec<Example<'_>> {
    let requests = of("Request", "request_examples", &operation.request_examples);
    let responses = of("Response", "response_examples", &operation.response_examples);
    requests.chain(responses).collect()
}

fn of<'a>(what: &str, list: &str, examples: &'a [model::Example]) -> impl Iterator<Item = Example<'a>> {
    examples.iter().enumerate().map(move |(at, spec)| example(what, format!("{list}/{at}"), spec))
}

fn example<'a>(what: &str, address: String, spec: &'a model::Example) -> Example<'a> {
    let status = spec.status.map(|status| format!(" {status}")).unwrap_or_default();
    let title = if spec.title.is_empty() { String::new() } else { format!(": {}", spec.title) };
    let body = spec.body.as_ref().map(|body| format!("{body:#}"));
    let headers = spec.headers.iter().map(|(name, value)| format!("{name}: {value}"));
    let lines = spec.request_line.iter().cloned().chain(headers).chain(body).chain(spec.text.clone());
    let text = lines.collect::<Vec<_>>().join("\n");
    Example { address, title: format!("{what}{status}{title}"), spec, text, remarks: Vec::new() }
}

impl Example<'_> {
    /// How it compares with its tables, in a few words; whether nobody has to look.
    pub(super) fn verdict(&self) -> (&'static str, bool) {
        let states: Vec<State> = self.remarks.iter().filter_map(state).collect();
        if states.contains(&State::Open) {
            ("differs from its table", false)
        } else if states.iter().any(|state| matches!(state, State::Accepted(_))) {
            ("differs, and is accepted so", true)
        } else if !states.is_empty() {
            ("differs where the client is lenient", true)
        } else if self.spec.body.is_none() && self.spec.text.is_some() {
            ("no JSON", true)
        } else if self.spec.body.is_none() {
            ("without a body", true)
        } else if self.spec.failure || self.spec.status.is_some_and(|status| status >= 300) {
            ("of a failure; nothing contradicts it", true)
        } else {
            ("agrees with its table", true)
        }
    }
}

fn state<'a>(remark: &Remark<'a>) -> Option<State<'a>> {
    match &remark.said {
        Said::Finding(finding) => Some(finding.state),
        Said::Correction(_) => None,
    }
}
