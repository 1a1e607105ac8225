//! Fences become examples: request line, status, headers and payload told apart.

mod curl;
mod keys;
mod language;
mod parts;
mod places;
mod repair;

use std::ops::Range;

use serde_json::{Map, Value as Json};

use super::reading::Reading;
use crate::{
    diagnostic::Code,
    docs::{
        page::{Page, PageExample},
        vocabulary::{errors, nothing},
    },
    spec::{
        address::escape,
        model::{Body, Example, Response, Status, Type},
    },
};
use parts::Part;
use repair::Repaired;

/// An example and where it comes from.
pub(super) struct Shown {
    /// Its fence, by number.
    found: usize,
    part: Part,
    /// The address within the payload at which its body stands.
    within: String,
    example: Example,
}

/// All examples of a page, in its order.
pub(super) fn shown(page: &Page) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (at, found) in page.examples.iter().enumerate() {
        for part in parts::parts(&found.text, found.is_request) {
            let examples = of_part(found, &part).into_iter();
            shown.extend(examples.map(|(within, example)| Shown {
                found: at,
                part: part.clone(),
                within,
                example,
            }));
        }
    }
    shown
}

/// The page's requests or answers.
pub(super) fn examples(reading: &mut Reading<'_>, requests: bool, responses: &[Response]) -> Vec<Example> {
    let list = if requests { "request_examples" } else { "response_examples" };
    let page = reading.page;
    let mut examples = Vec::new();
    for shown in std::mem::take(&mut reading.examples) {
        let found = &page.examples[shown.found];
        if found.is_request == requests {
            let mut example = shown.example.clone();
            example.failure |= !requests && is_failure(&example, responses);
            origins(reading, &shown, &format!("{list}/{}", examples.len()));
            examples.push(example);
        }
        reading.examples.push(shown);
    }
    examples
}

/// The status of a success in the status line of an example answer.
pub(super) fn shown_success(reading: &Reading<'_>) -> Option<u16> {
    let statuses = reading.examples.iter().filter_map(|shown| shown.example.status);
    statuses.into_iter().find(|status| Status::Code(*status).is_success())
}

/// The payloads that show the shape of a body: of the requests, or of the answers with a status.
pub(super) fn evidence(reading: &Reading<'_>, status: Option<Status>) -> Vec<Json> {
    showing(reading, status).filter_map(|shown| shown.example.body.clone()).collect()
}

/// The body at an address of the spec that an example shows and no table describes: any JSON, which
/// is a finding.
pub(super) fn undescribed(reading: &mut Reading<'_>, address: &str, status: Option<Status>) -> Option<Body> {
    let says_something =
        |body: &Json| !body.is_null() && body.as_object().is_none_or(|body| !body.is_empty());
    let shown =
        showing(reading, status).find(|shown| shown.example.body.as_ref().is_some_and(says_something))?;
    let span = reading.page.examples[shown.found].span.clone();
    let finding = reading.finding(Code::UndescribedBody, &span, "no table describes the body of the example");
    reading.report(finding.subject(format!("{address}/type")));
    Some(Body { root: Some(Type::Any), ..Body::default() })
}

/// The examples of the requests, or of the answers with a status. An answer without a status shows
/// the success, unless it tells of an error.
fn showing<'r>(reading: &'r Reading<'_>, status: Option<Status>) -> impl Iterator<Item = &'r Shown> {
    let is_it = move |shown: &&Shown| {
        let is_request = reading.page.examples[shown.found].is_request;
        let is_failure = shown.example.failure || is_failure(&shown.example, &[]);
        match (status, shown.example.status) {
            (None, _) => is_request,
            (Some(_), _) if is_request => false,
            (Some(status), None) => is_failure != status.is_success(),
            (Some(Status::Code(status)), Some(shown)) => shown == status,
            (Some(status), Some(shown)) => Status::Code(shown).is_success() == status.is_success(),
        }
    };
    reading.examples.iter().filter(is_it)
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
    let Some(Repaired { documents, repairs }) = repair::repair(payload) else {
        let language = language::language(payload);
        return vec![(String::new(), Example { language, text: Some(payload.to_owned()), ..example })];
    };
    let mut repairs: Vec<String> = repairs.into_iter().map(str::to_owned).collect();
    let tidied: Vec<Json> = documents.iter().cloned().map(keys::without_blanks).collect();
    if tidied != documents {
        repairs.push("blank-in-key".to_owned());
    }
    let documents = tidied.into_iter().flat_map(bodies);
    let with = |body: Json| Example { body: Some(body), repairs: repairs.clone(), ..example.clone() };
    documents.map(|(within, body)| (within, with(body))).collect()
}

/// Dumps of an `OpenAPI` document hold several bodies, each under its media type with a number.
fn bodies(document: Json) -> Vec<(String, Json)> {
    let is_media_type = |(name, _): (&String, &Json)| name.starts_with("application/json");
    match document {
        Json::Object(members) if !members.is_empty() && members.iter().all(is_media_type) => {
            members.into_iter().map(|(name, body)| (format!("/{}", escape(&name)), body)).collect()
        }
        document => vec![(String::new(), document)],
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
    errors::tell_an_error(members.keys().map(String::as_str)) && !declares(members)
}

/// Remembers where the parts of an example stand, so that a finding points at its line.
fn origins(reading: &mut Reading<'_>, shown: &Shown, address: &str) {
    let (found, part) = (&reading.page.examples[shown.found], &shown.part);
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
        let Some(member) = member.strip_prefix(&shown.within) else {
            continue;
        };
        let before = &part.payload[..place.start];
        let at = part.payload_at + before.matches('\n').count();
        let column = before.rfind('\n').map_or(place.start, |end| place.start - end - 1);
        let start = line(at).start + column;
        reading.origin(&format!("{address}/body{member}"), &(start..start + place.len()));
    }
}
