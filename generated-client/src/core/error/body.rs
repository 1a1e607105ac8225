//! Error bodies: the shapes that services and gateways use, and what to make of any other.

use serde_json::{Map, Value};

use super::ErrorDetail;
use crate::core::{Body, Response};

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

/// How much of an unrecognised body serves as the message, in characters.
const SHOWN: usize = 500;

/// What an error body says.
#[derive(Clone, Default)]
pub(super) struct Report {
    pub(super) code: Option<String>,
    pub(super) message: String,
    pub(super) request_id: Option<String>,
    pub(super) encoded_authorization_message: Option<String>,
    pub(super) details: Vec<ErrorDetail>,
}

/// Reads a body; one that is no JSON or says nothing becomes the message as it is.
pub(super) fn read(answer: &Response<Body>) -> Report {
    let raw = String::from_utf8_lossy(answer);
    let Ok(document) = serde_json::from_slice::<Value>(answer) else {
        return Report { message: shorten(&raw), ..Report::default() };
    };
    let objects = objects(&document);
    let (code, message) = code_and_message(&objects);
    let message = message.or_else(|| document.as_str().map(str::to_owned));
    let details = first(&objects, |object| object.get(DETAILS)?.as_array());
    Report {
        code,
        message: shorten(&message.unwrap_or_else(|| raw.into_owned())),
        request_id: first(&objects, |object| REQUEST_IDS.iter().find_map(|name| text(object, name))),
        encoded_authorization_message: first(&objects, |object| {
            text(object, "encoded_authorization_message")
        }),
        details: details.into_iter().flatten().filter_map(detail).collect(),
    }
}

/// A complete pair counts before a code or a message alone, wherever they are.
fn code_and_message(objects: &[&Map<String, Value>]) -> (Option<String>, Option<String>) {
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

fn detail(value: &Value) -> Option<ErrorDetail> {
    let (code, message) = code_and_message(&[value.as_object()?]);
    Some(ErrorDetail { code, message: message? })
}

/// All objects of a document, outer before inner, without the listed causes.
fn objects(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Object(object) => {
            let inner = object.iter().filter(|(name, _)| *name != DETAILS);
            let inner = inner.flat_map(|(_, value)| objects(value));
            std::iter::once(object).chain(inner).collect()
        }
        Value::Array(values) => values.iter().flat_map(objects).collect(),
        _ => Vec::new(),
    }
}

fn first<'a, T>(
    objects: &[&'a Map<String, Value>],
    find: impl Fn(&'a Map<String, Value>) -> Option<T>,
) -> Option<T> {
    objects.iter().find_map(|object| find(object))
}

/// A text or a number; null and nested values are none.
fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    match object.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
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
