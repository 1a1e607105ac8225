//! Fences become examples: request line, headers and payload told apart.

use serde_json::Value as Json;

use super::reading::Reading;
use crate::{
    docs::{
        page::{Page, PageExample},
        recognize::request_line,
        vocabulary::marks,
    },
    spec::model::Example,
};

/// The page's requests or answers.
pub(super) fn examples(reading: &mut Reading<'_>, requests: bool) -> Vec<Example> {
    let list = if requests { "request_examples" } else { "response_examples" };
    let page = reading.page;
    let mut examples = Vec::new();
    for found in page.examples.iter().filter(|example| example.is_request == requests) {
        let address = format!("{list}/{}", examples.len());
        reading.origin(&address, &found.span);
        keys(reading, found, &address);
        let example = example(found);
        examples.push(example);
    }
    examples
}

/// The payloads that show the shape of a body: of the requests, or of the answers with a status.
/// An answer without a status shows the success.
pub(super) fn evidence(page: &Page, status: Option<u16>) -> Vec<Json> {
    let is_it = |found: &&PageExample| match status {
        None => found.is_request,
        Some(_) if found.is_request || (found.is_failure && found.status.is_none()) => false,
        Some(status) => found.status.map_or((200..300).contains(&status), |shown| shown == status),
    };
    page.examples.iter().filter(is_it).filter_map(|found| example(found).body).collect()
}

/// Remembers where each key stands first, so that a finding about a key points at its line.
fn keys(reading: &mut Reading<'_>, found: &PageExample, address: &str) {
    for (key, span) in &found.keys {
        reading.origin(&format!("{address}#{key}"), span);
    }
}

fn example(found: &PageExample) -> Example {
    let mut lines = found.text.lines().skip_while(|line| line.trim().is_empty()).peekable();
    let request_line = lines.next_if(|line| request_line(line).is_some()).map(|line| line.trim().to_owned());
    let status = lines.next_if(|line| marks::status_line(line).is_some()).and_then(marks::status_line);
    if request_line.is_some() || status.is_some() {
        while lines.next_if(|line| is_header(line)).is_some() {}
    }
    let payload: Vec<&str> = lines.collect();
    let payload = payload.join("\n").trim().to_owned();
    let mut example = Example {
        title: found.title.clone(),
        status: found.status.or(status),
        failure: found.is_failure,
        request_line,
        ..Example::default()
    };
    if payload.is_empty() || marks::is_none_word(&payload) {
        return example;
    }
    match serde_json::from_str(&payload) {
        Ok(body) => example.body = Some(body),
        Err(_) => example.text = Some(payload),
    }
    example
}

/// `X-Auth-Token: …` under a request line.
fn is_header(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        let name = name.trim();
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}
