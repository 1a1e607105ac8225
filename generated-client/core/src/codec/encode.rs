//! Writing values of every kind.

use std::collections::BTreeMap;

use super::{Encode, Writer, parse};
use crate::{Body, Json, Secret};

impl Encode for str {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for &str {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for String {
    fn encode(&self, out: &mut Writer) {
        out.text(self);
    }
}

impl Encode for i64 {
    fn encode(&self, out: &mut Writer) {
        out.literal(&self.to_string());
    }
}

impl Encode for f64 {
    fn encode(&self, out: &mut Writer) {
        match serde_json::Number::from_f64(*self) {
            Some(number) => out.literal(&number.to_string()),
            None => out.refuse("a number is infinite or none at all"),
        }
    }
}

impl Encode for bool {
    fn encode(&self, out: &mut Writer) {
        out.literal(if *self { "true" } else { "false" });
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, out: &mut Writer) {
        match self {
            Some(value) => value.encode(out),
            None => out.literal("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, out: &mut Writer) {
        let mut list = out.list();
        for element in self {
            list.put(element);
        }
        list.end();
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, out: &mut Writer) {
        self.as_slice().encode(out);
    }
}

impl<T: Encode> Encode for BTreeMap<String, T> {
    fn encode(&self, out: &mut Writer) {
        let mut object = out.object();
        for (name, value) in self {
            object.put(name, value);
        }
        object.end();
    }
}

impl<T: Encode> Encode for Secret<T> {
    fn encode(&self, out: &mut Writer) {
        out.secret(self.expose());
    }

    fn is_absent(&self) -> bool {
        self.expose().is_absent()
    }
}

impl Encode for () {
    fn encode(&self, out: &mut Writer) {
        out.literal("null");
    }

    fn is_absent(&self) -> bool {
        true
    }
}

impl Encode for Json {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::Null => out.literal("null"),
            Self::Bool(flag) => flag.encode(out),
            Self::Number(number) => out.literal(&number.to_string()),
            Self::String(text) => out.text(text),
            Self::Array(list) => list.encode(out),
            Self::Object(fields) => {
                let mut object = out.object();
                for (name, value) in fields {
                    object.put(name, value);
                }
                object.end();
            }
            Self::Unparsed(text) => out.literal(text),
        }
    }
}

impl Encode for serde_json::Value {
    fn encode(&self, out: &mut Writer) {
        Json::from(self.clone()).encode(out);
    }
}

/// As JSON if it is JSON, as text if not: for those who store what came.
impl Encode for Body {
    fn encode(&self, out: &mut Writer) {
        match parse(self) {
            Ok(tree) => Json::from(tree.root()).encode(out),
            Err(_) => out.text(&String::from_utf8_lossy(self)),
        }
    }
}
