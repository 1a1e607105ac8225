//! A JSON value against the fields of a body.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::Finding;
use crate::{
    diagnostic::Code,
    spec::{
        address::{VALUE, escape},
        http::Direction,
        identity::is_key_of,
        model::{Body, Field, Type},
        types::Wire,
    },
};

/// A body, and what was found about a value of it.
pub(super) struct Payload<'a> {
    body: &'a Body,
    direction: Direction,
    findings: Vec<Finding>,
    said: HashSet<(Code, String)>,
}

/// Where a part of the payload stands. Its addresses are written where something is found.
#[derive(Clone, Copy)]
enum Position<'p> {
    Root(&'p str),
    Member(&'p Self, &'p str),
    Element(&'p Self, usize),
}

impl Position<'_> {
    /// The address, which the elements of a list share.
    fn address(&self) -> String {
        match self {
            Self::Root(address) => (*address).to_owned(),
            Self::Member(around, key) => format!("{}/{}", around.address(), escape(key)),
            Self::Element(around, _) => around.address(),
        }
    }

    /// The address with the number of each element.
    fn exact(&self) -> String {
        match self {
            Self::Root(address) => (*address).to_owned(),
            Self::Member(around, key) => format!("{}/{}", around.exact(), escape(key)),
            Self::Element(around, at) => format!("{}/{at}", around.exact()),
        }
    }

    /// A finding about the part, which shows what stands at `pointer`.
    fn finding(&self, code: Code, pointer: String, message: String) -> Finding {
        Finding { code, subject: self.address(), pointer, message, is_lenient: false }
    }

    /// The value, and not its key.
    fn value(&self) -> String {
        format!("{}/{VALUE}", self.exact())
    }
}

impl<'a> Payload<'a> {
    pub(super) fn new(body: &'a Body, direction: Direction) -> Self {
        Self { body, direction, findings: Vec::new(), said: HashSet::new() }
    }

    pub(super) fn check(mut self, value: &Json, address: &str) -> Vec<Finding> {
        let address = &Position::Root(address);
        match &self.body.root {
            Some(kind) => self.value(value, kind, address),
            None => match self.wrapped(value) {
                Some((key, inner)) => {
                    // The whole payload has another form: no key of the table is where it should be.
                    let message = format!("the example wraps everything in `{key}`, which no table has");
                    self.find(address.finding(Code::ExampleShape, address.value(), message));
                    self.object(inner, &self.body.fields, &Position::Member(address, key));
                }
                None => self.object(value, &self.body.fields, address),
            },
        }
        self.findings
    }

    /// The only member of an object, where it is what the table describes: the table leaves out
    /// one level, and everything below would be unknown.
    fn wrapped<'v>(&self, value: &'v Json) -> Option<(&'v str, &'v Json)> {
        let is_field = |key: &str| self.body.fields.iter().any(|field| field.name == key);
        let members = value.as_object().filter(|members| members.len() == 1)?;
        let (key, inner) = members.iter().next().filter(|(key, _)| !is_field(key))?;
        inner.as_object()?.keys().any(|key| is_field(key)).then_some((key, inner))
    }

    fn object(&mut self, value: &Json, fields: &'a [Field], address: &Position<'_>) {
        let Json::Object(members) = value else {
            return self.mismatch("an object", value, address);
        };
        for (key, member) in members {
            let address = Position::Member(address, key);
            let exact = fields.iter().find(|field| field.name == *key);
            let meant = exact.or_else(|| {
                let mut others = fields.iter().filter(|field| !members.contains_key(&field.name));
                others.find(|field| is_key_of(key, &field.name))
            });
            if exact.is_none() {
                let message = match meant {
                    Some(field) => format!("the example writes `{key}` for `{}`", field.name),
                    None => format!("no table has the example's key `{key}`"),
                };
                self.find(address.finding(Code::ExampleUnknownKey, address.exact(), message));
            }
            if let Some(field) = meant {
                self.field(member, field, &address);
            }
        }
        let is_sent = self.direction == Direction::Request;
        for field in fields.iter().filter(|field| is_sent && field.required == Some(true)) {
            let member = Position::Member(address, &field.name);
            let other = || members.iter().find(|(key, _)| is_key_of(key, &field.name));
            let shown = members.get(&field.name).or_else(|| other().map(|(_, value)| value));
            let (pointer, message) = match shown {
                None => (address.value(), format!("the example lacks the required key `{}`", field.name)),
                Some(Json::Null) if field.kind != Type::Any => {
                    let message = format!("the example has null for the required key `{}`", field.name);
                    (member.value(), message)
                }
                Some(_) => continue,
            };
            self.find(member.finding(Code::ExampleMissingKey, pointer, message));
        }
    }

    fn field(&mut self, value: &Json, field: &'a Field, address: &Position<'_>) {
        self.value(value, &field.kind, address);
        if field.values.is_empty() || field.kind == Type::Boolean {
            return;
        }
        let shown: Vec<(Position<'_>, &Json)> = match value {
            Json::Array(items) => {
                items.iter().enumerate().map(|(at, item)| (Position::Element(address, at), item)).collect()
            }
            value => vec![(*address, value)],
        };
        for (address, value) in shown {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let is_known = field.values.iter().any(|known| known.value == text);
            if !value.is_null() && !is_placeholder(value) && !is_known {
                let message = format!("`{text}` is not in the list of values of `{}`", field.name);
                self.find(address.finding(Code::ExampleValue, address.value(), message));
            }
        }
    }

    fn value(&mut self, value: &Json, kind: &'a Type, address: &Position<'_>) {
        match (kind, value) {
            (_, value) if value.is_null() || is_placeholder(value) || is_written_so(kind, value) => {}
            (Type::Array(inner), Json::Array(items)) => {
                for (at, item) in items.iter().enumerate() {
                    self.value(item, inner, &Position::Element(address, at));
                }
            }
            (Type::Map(inner), Json::Object(members)) => {
                for (key, member) in members {
                    self.value(member, inner, &Position::Member(address, key));
                }
            }
            (Type::Struct(name), value) => {
                match self.body.structures.iter().find(|structure| structure.name == *name) {
                    Some(structure) => self.object(value, &structure.fields, address),
                    None => self.mismatch("of a structure that does not exist", value, address),
                }
            }
            (kind, value) if says_the_same(kind, value) => {
                let message = format!("{} for {kind}", kind_of(value));
                let subject = address.address();
                if self.said.insert((Code::ExampleType, subject.clone())) {
                    self.findings.push(Finding {
                        code: Code::ExampleType,
                        subject,
                        pointer: address.value(),
                        message,
                        is_lenient: true,
                    });
                }
            }
            (kind, value) => self.mismatch(&format!("{kind}"), value, address),
        }
    }

    fn mismatch(&mut self, expected: &str, value: &Json, address: &Position<'_>) {
        let found = kind_of(value);
        let message = format!("the table says {expected}, the example has {found}");
        self.find(address.finding(Code::ExampleType, address.value(), message));
    }

    /// Says one thing about one part once, however many elements of a list show it; at the first of them.
    fn find(&mut self, finding: Finding) {
        if self.said.insert((finding.code, finding.subject.clone())) {
            self.findings.push(finding);
        }
    }
}

fn kind_of(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a string",
        Json::Array(_) => "an array",
        Json::Object(_) => "an object",
    }
}

/// Whether a scalar of another type is written as one of that type would be: `"5"` for 5, 5 for a text.
/// The client reads these alike, so nobody has to decide about them.
fn says_the_same(kind: &Type, value: &Json) -> bool {
    match (kind.wire(), value) {
        (Wire::Text, Json::Number(_) | Json::Bool(_)) => *kind == Type::String,
        (Wire::Integer, Json::String(text)) => text.parse::<i64>().is_ok(),
        (Wire::Integer, Json::Number(number)) => number.as_f64().is_some_and(|number| number.fract() == 0.0),
        (Wire::Number, Json::String(text)) => serde_json::from_str::<serde_json::Number>(text).is_ok(),
        (Wire::Boolean, Json::String(text)) => text == "true" || text == "false",
        _ => false,
    }
}

/// Whether a value is what a type without structure is on the wire.
fn is_written_so(kind: &Type, value: &Json) -> bool {
    match (kind.wire(), value) {
        _ if matches!(kind, Type::Any | Type::Unknown(_)) => true,
        (Wire::Text, Json::String(_)) | (Wire::Boolean, Json::Bool(_)) | (Wire::Number, Json::Number(_)) => {
            true
        }
        (Wire::Integer, Json::Number(number)) => number.is_i64() || number.is_u64(),
        (Wire::Json, Json::Object(_)) => *kind == Type::Object,
        _ => false,
    }
}

/// Whether a text stands for a value that the reader has to put in: `{id}`, `xxx`, `***`, `...`.
fn is_placeholder(value: &Json) -> bool {
    let Json::String(text) = value else {
        return false;
    };
    let text = text.trim();
    let is_between = |open: &str, close: char| text.starts_with(open) && text.ends_with(close);
    let is_named =
        is_between("{", '}') && !text.contains('"') || is_between("${", '}') || is_between("<", '>');
    let text = text.to_lowercase();
    is_named || ["xxx", "***", "...", "…"].iter().any(|mark| text.contains(mark)) || text == "xx"
}
