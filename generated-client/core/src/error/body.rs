//! Error bodies: the shapes that services and gateways use, and what to make of any other.

use super::ErrorDetail;
use crate::redact::Secrets;
use crate::{Body, Json, JsonObject, Response, codec};

/// The names of code and message, the commoner ones first.
const PAIRS: [(&str, &str); 5] = [
    ("error_code", "error_msg"),
    ("errorCode", "errorMsg"),
    ("code", "message"),
    ("errcode", "errmsg"),
    ("faultcode", "faultstring"),
];

/// The names of a request identifier in a body.
const REQUEST_IDS: [&str; 2] = ["request_id", "requestId"];

/// Where the causes of an error are listed; what they say is not the error itself.
const DETAILS: &str = "details";

/// How long a message may be, in characters.
const SHOWN: usize = 500;

/// How much of a text is looked at, in characters; far more than is ever shown.
const READ: usize = 20 * SHOWN;

/// What an error body says.
#[derive(Clone, Default)]
pub(super) struct Report {
    pub(super) code: Option<String>,
    pub(super) message: String,
    pub(super) request_id: Option<String>,
    pub(super) encoded_authorization_message: Option<String>,
    pub(super) details: Vec<ErrorDetail>,
}

/// Reads a body. One in which no message is recognised is described, never quoted.
pub(super) fn read(response: &Response<Body>, secrets: &Secrets) -> Report {
    let Ok(document) = codec::decode::<Json>(response) else {
        return Report { message: described(response), ..Report::default() };
    };
    let shown = |text: String| shorten(&secrets.redact(&beginning(&text)));
    let objects = objects(&document);
    let (code, message) = code_and_message(&objects);
    let details = first(&objects, |object| object.get(DETAILS)?.as_array());
    let details = details.into_iter().flatten().filter_map(detail);
    Report {
        code: code.map(shown),
        message: message.map_or_else(|| described(response), shown),
        request_id: first(&objects, |object| REQUEST_IDS.iter().find_map(|name| text(object, name)))
            .map(shown),
        encoded_authorization_message: first(&objects, |object| {
            text(object, "encoded_authorization_message")
        })
        .map(|message| secrets.redact(&message)),
        details: details
            .map(|ErrorDetail { code, message }| ErrorDetail {
                code: code.map(shown),
                message: shown(message),
            })
            .collect(),
    }
}

/// Kind and size of a body that nobody recognises.
fn described(body: &[u8]) -> String {
    let text = body.trim_ascii();
    let kind = match text.first() {
        None => return "the body is empty".to_owned(),
        Some(b'<') => "markup",
        Some(b'{' | b'[') => "JSON",
        Some(_) if std::str::from_utf8(text).is_ok() => "text",
        Some(_) => "binary data",
    };
    format!("the body is {kind} of {} bytes", body.len())
}

fn beginning(text: &str) -> String {
    text.trim().chars().take(READ).collect()
}

/// A complete pair counts before a code or a message alone, wherever they are.
fn code_and_message(objects: &[&JsonObject]) -> (Option<String>, Option<String>) {
    let complete = first(objects, |object| {
        PAIRS.iter().find_map(|(code, message)| Some((text(object, code)?, text(object, message)?)))
    });
    match complete {
        Some((code, message)) => (Some(code), Some(message)),
        None => (
            first(objects, |object| PAIRS.iter().find_map(|pair| text(object, pair.0))),
            first(objects, |object| PAIRS.iter().find_map(|pair| text(object, pair.1))),
        ),
    }
}

fn detail(value: &Json) -> Option<ErrorDetail> {
    let (code, message) = code_and_message(&[value.as_object()?]);
    Some(ErrorDetail { code, message: message? })
}

/// All objects of a document, outer before inner, without the listed causes.
fn objects(value: &Json) -> Vec<&JsonObject> {
    match value {
        Json::Object(object) => {
            let inner = object.iter().filter(|(name, _)| *name != DETAILS);
            let inner = inner.flat_map(|(_, value)| objects(value));
            std::iter::once(object).chain(inner).collect()
        }
        Json::Array(values) => values.iter().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

fn first<'a, T>(objects: &[&'a JsonObject], find: impl Fn(&'a JsonObject) -> Option<T>) -> Option<T> {
    objects.iter().find_map(|object| find(object))
}

/// A text or a number; null and nested values are none.
fn text(object: &JsonObject, name: &str) -> Option<String> {
    match object.get(name)? {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn shorten(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
