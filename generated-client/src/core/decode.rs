//! `Response<Body>` → `Response<T>`: reads the body of a successful answer.

use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::de::value::Error as Refusal;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;
use serde_path_to_error::Track;

use super::{Body, DecodeError, Error, Response};

/// Statuses that mean success without a body; an object of absent fields is a true reading then.
const WITHOUT_BODY: [StatusCode; 2] = [StatusCode::ACCEPTED, StatusCode::NO_CONTENT];

/// Reads an answer as `T`.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &str,
    answer: Response<Body>,
) -> Result<Response<T>, Error> {
    match value(&answer) {
        Ok(value) => Ok(answer.with(value)),
        Err(Misfit { path, problem }) => {
            let error = DecodeError::new(operation, path, problem, answer);
            Err(Error::Decode(Box::new(error)))
        }
    }
}

/// Where the body differs from what was expected.
struct Misfit {
    path: String,
    problem: String,
}

impl Misfit {
    fn whole(problem: &str) -> Self {
        Self { path: String::new(), problem: problem.to_owned() }
    }
}

fn value<T: DeserializeOwned>(answer: &Response<Body>) -> Result<T, Misfit> {
    let body = answer.trim_ascii();
    if is_html(answer.headers(), body) {
        // A login page or the page of a proxy: the operation has not happened.
        return Err(Misfit::whole("expected JSON, found an HTML page"));
    }
    if let Ok(nothing) = T::deserialize(Nothing) {
        return Ok(nothing);
    }
    match body {
        b"" if WITHOUT_BODY.contains(&answer.status()) => parse(b"{}"),
        b"" => Err(Misfit::whole("expected JSON, found an empty body")),
        _ => parse(body),
    }
}

fn is_html(headers: &HeaderMap, body: &[u8]) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let starts = |text: &[u8], with: &str| {
        let start = text.get(..with.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()))
    };
    let declared = kind.is_some_and(|kind| starts(kind, "text/html")) && !body.is_empty();
    declared || starts(body, "<!doctype html") || starts(body, "<html")
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Misfit> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let mut track = Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let parsed = T::deserialize(Document(tracked));
    let parsed = parsed.and_then(|value| json.end().map(|()| value));
    parsed.map_err(|error| {
        let path = track.path().to_string();
        Misfit { path: if path == "." { String::new() } else { path }, problem: without_value(&error) }
    })
}

/// The text of an error without the value it quotes, which may be a secret.
fn without_value(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(text, _)| text);
    if !error.is_data() {
        return format!("expected JSON, but {text}");
    }
    let mismatch = ["invalid type: ", "invalid value: "];
    let mismatch = mismatch.iter().find_map(|start| text.strip_prefix(start));
    match mismatch.and_then(|text| text.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("expected {expected}, found {}", kind(found)),
        None if text.starts_with("missing field ") => text.to_owned(),
        None => "expected another value".to_owned(),
    }
}

/// What kind of value serde found, in the words of JSON.
fn kind(found: &str) -> &'static str {
    let kinds = [
        ("string", "a string"),
        ("integer", "an integer"),
        ("floating point", "a number"),
        ("boolean", "a boolean"),
        ("null", "null"),
        ("sequence", "a list"),
        ("map", "an object"),
    ];
    let known = kinds.iter().find(|(name, _)| found.starts_with(name));
    known.map_or("another value", |(_, kind)| kind)
}

/// A deserializer that only `()` can be read from: it tells whether a body is wanted at all.
struct Nothing;

impl<'de> Deserializer<'de> for Nothing {
    type Error = Refusal;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refusal> {
        Err(Refusal::custom("there is no value"))
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

/// The outermost value: a struct is read from an object only, though serde would also fill its
/// fields from a list, one by one.
struct Document<D>(D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Document<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_option(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
