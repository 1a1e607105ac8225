//! `Page` → `[SourcedExample]`: fences become examples: request line, status, headers, payload.

mod curl;
mod keys;
mod language;
mod part;
mod parts;
mod payload;
mod places;
mod repair;

use std::{ops::Range, sync::Arc};

use serde_json::Value as Json;

use super::{
    page::{Page, PageExample},
    vocabulary::{errors, nothing},
};
use crate::spec::{
    address::Address,
    http::Direction,
    model::{Example, Status},
    service::MemberSpans,
};
use part::Part;
use payload::Payload;
use repair::Repaired;

/// An example and where it comes from.
#[derive(Clone, Debug)]
pub struct SourcedExample {
    /// Its fence, by number.
    fence: usize,
    part: Arc<Part>,
    /// The address within the payload at which its body stands.
    within: String,
    /// Whether it is a request.
    pub direction: Direction,
    /// What it shows.
    pub example: Example,
}

/// All examples of a page, in its order.
#[must_use]
pub fn examples(page: &Page) -> Vec<SourcedExample> {
    let mut examples = Vec::new();
    for (fence, found) in page.examples.iter().enumerate() {
        let direction = found.direction;
        for part in parts::parts(&found.text, direction).into_iter().map(Arc::new) {
            examples.extend(of_part(found, &part).into_iter().map(|(within, example)| SourcedExample {
                fence,
                part: Arc::clone(&part),
                within,
                direction,
                example,
            }));
        }
    }
    examples
}

/// The status of a success in the status line of an example response.
#[must_use]
pub fn shown_success(examples: &[SourcedExample]) -> Option<u16> {
    let statuses = examples.iter().filter_map(|sourced| sourced.example.status);
    statuses.into_iter().find(|status| Status::Code(*status).is_success())
}

/// The payloads that show the shape of a body: of the requests, or of the responses with a status.
#[must_use]
pub fn payloads(examples: &[SourcedExample], status: Option<Status>) -> Vec<&Json> {
    showing(examples, status).filter_map(|sourced| sourced.example.body.as_ref()).collect()
}

/// The examples of the requests, or of the responses with a status. A response without a status shows
/// the success, unless it tells of an error.
pub fn showing(examples: &[SourcedExample], status: Option<Status>) -> impl Iterator<Item = &SourcedExample> {
    let is_it = move |sourced: &&SourcedExample| {
        let example = &sourced.example;
        let is_failure = example.failure || tells_an_error(example);
        match (status, sourced.direction, example.status) {
            (None, direction, _) => direction == Direction::Request,
            (Some(_), Direction::Request, _) => false,
            (Some(status), _, None) => is_failure != status.is_success(),
            (Some(Status::Code(status)), _, Some(shown)) => shown == status,
            (Some(status), _, Some(shown)) => Status::Code(shown).is_success() == status.is_success(),
        }
    };
    examples.iter().filter(is_it)
}

/// Whether a response without a status tells of an error and of nothing else.
#[must_use]
pub fn tells_an_error(example: &Example) -> bool {
    let body = example.body.as_ref().filter(|_| example.status.is_none());
    let members = body.and_then(Json::as_object);
    members.is_some_and(|members| errors::looks_like_an_error(members.keys().map(String::as_str)))
}

impl SourcedExample {
    /// The fence that it comes from.
    #[must_use]
    pub fn span<'p>(&self, page: &'p Page) -> &'p Range<usize> {
        &page.examples[self.fence].span
    }

    /// Where its parts stand, each by its address in the example.
    #[must_use]
    pub fn parts(&self, page: &Page) -> [(&'static str, Range<usize>); 4] {
        let (found, part) = (&page.examples[self.fence], &self.part);
        let line = |at: usize| -> Range<usize> {
            let length = || found.text.lines().nth(at).map_or(0, str::len);
            found.starts.get(at).map_or(found.span.clone(), |start| *start..start + length())
        };
        let payload = line(part.payload_at);
        [
            ("", line(part.first_line)),
            ("request_line", line(part.request_line_at)),
            ("text", payload.clone()),
            ("body", payload),
        ]
    }

    /// Tells where the members of its body stand.
    #[must_use]
    pub fn members(&self, page: &Page) -> Arc<dyn MemberSpans> {
        let (found, part) = (&page.examples[self.fence], &self.part);
        let starts = found.starts.get(part.payload_at..).unwrap_or_default().to_vec();
        Arc::new(Payload::new(Arc::clone(part), &self.within, starts, found.span.start))
    }
}

/// One example, or several where the payload holds several documents; none where it says nothing.
/// With each, the address within the payload at which its body stands.
fn of_part(found: &PageExample, part: &Part) -> Vec<(String, Example)> {
    let titles = [found.title.as_str(), &part.title].into_iter().filter(|title| !title.is_empty());
    let example = Example {
        title: titles.collect::<Vec<_>>().join("\n"),
        status: found.status.or(part.status),
        failure: found.is_failure,
        request_line: part.request_line.clone().or_else(|| found.request_line.clone()),
        headers: part.headers.iter().cloned().collect(),
        ..Example::default()
    };
    let payload = part.payload.trim();
    if payload.is_empty() || nothing::is_none_word(payload) {
        let says_something =
            example.request_line.is_some() || example.status.is_some() || !example.headers.is_empty();
        return Vec::from_iter(says_something.then_some((String::new(), example)));
    }
    let Some(Repaired { mut documents, repairs }) = repair::repair(payload) else {
        let language = language::language(payload);
        return vec![(String::new(), Example { language, text: Some(payload.to_owned()), ..example })];
    };
    let mut repairs: Vec<String> = repairs.into_iter().map(str::to_owned).collect();
    if documents.iter().any(keys::have_blanks) {
        repairs.push("blank-in-key".to_owned());
        documents = documents.into_iter().map(keys::without_blanks).collect();
    }
    let documents = documents.into_iter().flat_map(bodies);
    let with = |body: Json| Example { body: Some(body), repairs: repairs.clone(), ..example.clone() };
    documents.map(|(within, body)| (within, with(body))).collect()
}

/// Dumps of an `OpenAPI` document hold several bodies, each under its media type with a number.
fn bodies(document: Json) -> Vec<(String, Json)> {
    let is_media_type = |(name, _): (&String, &Json)| name.starts_with("application/json");
    match document {
        Json::Object(members) if !members.is_empty() && members.iter().all(is_media_type) => {
            let within = |name: &str| format!("/{}", Address::default().step(name));
            members.into_iter().map(|(name, body)| (within(&name), body)).collect()
        }
        document => vec![(String::new(), document)],
    }
}
