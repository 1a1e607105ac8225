//! The canonical form of structures and value lists: what makes two of one name the same.
//!
//! Two structures are one if they have one name and one shape: the same fields with what these hold on
//! the wire, the same secrets, the same listed values, and the same of everything inside. Order,
//! descriptions, ranges and what must be sent are no part of it. The form is text, so that it can be
//! read, and stable, since names may hang on it:
//!
//! ```text
//! "tag"{"key":text,"value":secret text};"tags"{"list":array<"tag">,"mode":text["a","b"]}
//! ```
//!
//! The structure itself and all that it refers to stand in the order of their names, and so do the
//! fields of each. `text`, `integer`, `number`, `boolean` and `json` are the kinds of the wire.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::{self, quoted};
use crate::spec::model::{Body, Field, Structure, Type};

/// The shape of each structure of a body, by name.
pub(super) fn shapes(body: &Body) -> BTreeMap<String, String> {
    let own: BTreeMap<&str, (&Structure, String)> =
        body.structures.iter().map(|one| (one.name.as_str(), (one, own(one)))).collect();
    let shape = |name: &str| {
        let parts =
            reachable(name, &own).into_iter().map(|part| format!("{}{{{}}}", quoted(part), own[part].1));
        parts.collect::<Vec<_>>().join(";")
    };
    own.keys().map(|name| ((*name).to_owned(), shape(name))).collect()
}

/// Six hexadecimal digits that tell shapes apart: the FNV-1a hash, the same with every compiler.
#[must_use]
pub fn digest(shape: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = shape.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    format!("{:06x}", hash >> 40)
}

/// The fields, without what they refer to.
fn own(structure: &Structure) -> String {
    let fields: BTreeSet<String> = structure.fields.iter().map(field).collect();
    fields.into_iter().collect::<Vec<_>>().join(",")
}

fn field(field: &Field) -> String {
    let secret = if field.secret { "secret " } else { "" };
    let listed = lists::values(field).map(|values| lists::canonical(&values)).unwrap_or_default();
    format!("{}:{secret}{}{listed}", quoted(&field.name), kind(&field.kind))
}

fn kind(kind: &Type) -> String {
    match kind {
        Type::Array(inner) => format!("array<{}>", self::kind(inner)),
        Type::Map(inner) => format!("map<{}>", self::kind(inner)),
        Type::Struct(name) => quoted(name),
        scalar => scalar.wire().name().to_owned(),
    }
}

/// The structure and all that it refers to, by name.
fn reachable<'a>(from: &'a str, own: &BTreeMap<&'a str, (&'a Structure, String)>) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some((name, (structure, _))) = open.pop().and_then(|name| own.get_key_value(name)) {
        if reached.insert(*name) {
            open.extend(references(structure).filter(|name| own.contains_key(name)));
        }
    }
    reached
}

/// The structures that the fields of one refer to.
fn references(structure: &Structure) -> impl Iterator<Item = &str> {
    structure.fields.iter().filter_map(|field| match field.kind.innermost() {
        Type::Struct(name) => Some(name.as_str()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_as_documented() {
        let body: Body = serde_json::from_value(serde_json::json!({"structures": [
            {"name": "tags", "fields": [
                {"name": "mode", "type": "string", "values": [{"value": "b"}, {"value": "a", "meaning": "A."}]},
                {"name": "list", "type": "array<struct:tag>", "required": true},
            ]},
            {"name": "tag", "fields": [
                {"name": "value", "type": "string", "secret": true},
                {"name": "key", "type": "date-time", "description": "The key."},
            ]},
        ]}))
        .unwrap();
        let shapes = shapes(&body);
        assert_eq!(
            shapes["tags"],
            r#""tag"{"key":text,"value":secret text};"tags"{"list":array<"tag">,"mode":text["a","b"]}"#
        );
        assert_eq!(shapes["tag"], r#""tag"{"key":text,"value":secret text}"#);
    }

    #[test]
    fn digests_are_those_of_the_published_function() {
        for (text, hash) in [("", "cbf29c"), ("a", "af63dc"), ("foobar", "859441")] {
            assert_eq!(digest(text), hash, "{text}");
        }
    }
}
