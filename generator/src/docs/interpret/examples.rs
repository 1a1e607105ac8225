//! Fences become examples: request line, status, headers and payload told apart.

mod curl;
mod language;
mod parts;
mod places;
mod repair;

use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::reading::Reading;
use crate::{
    docs::{page::PageExample, vocabulary::marks},
    spec::model::{Example, Response},
};
use parts::Part;
use repair::Repaired;

/// The page's requests or answers.
pub(super) fn examples(reading: &mut Reading<'_>, requests: bool, responses: &[Response]) -> Vec<Example> {
    let list = if requests { "request_examples" } else { "response_examples" };
    let page = reading.page;
    let mut examples = Vec::new();
    for found in page.examples.iter().filter(|example| example.is_request == requests) {
        for part in parts::parts(&found.text, requests) {
            for mut example in of_part(found, &part) {
                example.failure |= !requests && is_failure(&example, responses);
                let address = format!("{list}/{}", examples.len());
                origins(reading, found, &part, &address);
                examples.push(example);
            }
        }
    }
    examples
}

/// One example, or several where the payload holds several documents; none where it says nothing.
fn of_part(found: &PageExample, part: &Part) -> Vec<Example> {
    let (title, line) = match parts::request_line(&found.title) {
        // The request line may stand before the fence.
        Some(line) if found.is_request && part.request_line.is_none() => ("", Some(line.to_owned())),
        _ => (found.title.as_str(), part.request_line.clone()),
    };
    let titles: Vec<&str> = [title, &part.title].into_iter().filter(|title| !title.is_empty()).collect();
    let example = Example {
        title: titles.join("\n"),
        status: found.status.or(part.status),
        failure: found.is_failure,
        request_line: line,
        headers: part.headers.iter().cloned().collect(),
        ..Example::default()
    };
    let payload = part.payload.trim();
    if payload.is_empty() || marks::is_none_word(payload) {
        let says_something =
            example.request_line.is_some() || example.status.is_some() || !example.headers.is_empty();
        return Vec::from_iter(says_something.then_some(example));
    }
    let Some(Repaired { documents, repairs }) = repair::repair(payload) else {
        let language = language::language(payload);
        return vec![Example { language, text: Some(payload.to_owned()), ..example }];
    };
    let repairs: Vec<String> = repairs.into_iter().map(str::to_owned).collect();
    let documents = documents.into_iter().flat_map(bodies);
    documents.map(|body| Example { body: Some(body), repairs: repairs.clone(), ..example.clone() }).collect()
}

/// Dumps of an OpenAPI document hold several bodies, each under its media type with a number.
fn bodies(document: Json) -> Vec<Json> {
    let is_media_type = |(name, _): (&String, &Json)| name.starts_with("application/json");
    match document {
        Json::Object(members) if !members.is_empty() && members.iter().all(is_media_type) => {
            members.into_iter().map(|(_, body)| body).collect()
        }
        document => vec![document],
    }
}

/// An answer that tells of an error only, unless that is how the success looks.
fn is_failure(example: &Example, responses: &[Response]) -> bool {
    let Some(Json::Object(members)) = example.body.as_ref().filter(|_| example.status.is_none()) else {
        return false;
    };
    let success = responses.iter().find(|response| response.is_success());
    let declares = |members: &Map<String, Json>| {
        let fields = success.and_then(|response| response.body.as_ref()).map(|body| &body.fields);
        fields.is_some_and(|fields| fields.iter().any(|field| members.contains_key(&field.name)))
    };
    marks::tell_an_error(members.keys().map(String::as_str)) && !declares(members)
}

/// Remembers where the parts of an example stand, so that a finding points at its line.
fn origins(reading: &mut Reading<'_>, found: &PageExample, part: &Part, address: &str) {
    let lines: Vec<&str> = found.text.lines().collect();
    let line = |at: usize| -> Range<usize> {
        let start = found.starts.get(at).copied();
        start.map_or(found.span.clone(), |start| start..start + lines.get(at).map_or(0, |line| line.len()))
    };
    reading.origin(address, &line(part.first_line));
    reading.origin(&format!("{address}/request_line"), &line(part.request_line_at));
    let text = line(part.payload_at);
    reading.origin(&format!("{address}/text"), &text);
    reading.origin(&format!("{address}/body"), &text);
    for (member, place) in places::places(&part.payload) {
        let before = &part.payload[..place.start];
        let at = part.payload_at + before.matches('\n').count();
        let column = before.rfind('\n').map_or(place.start, |end| place.start - end - 1);
        let start = line(at).start + column;
        reading.origin(&format!("{address}/body{member}"), &(start..start + place.len()));
    }
}
