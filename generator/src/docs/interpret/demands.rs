//! Fields that the page calls required and its own request leaves out: they need not be sent.
//!
//! The client refuses a request that lacks what is required, before anything is sent. So a field that is
//! wrongly required makes requests impossible that the page itself shows, whereas one that is wrongly optional
//! costs an error of the service, which names it.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use crate::spec::{
    evidence::{Aspect, Evidence},
    identity::is_key_of,
    model::{Body, Field, Type},
};

/// Fields, each by the structure that it is in, unless it is at the root, and its name.
type Missing = HashSet<(Option<String>, String)>;

/// Takes it back that something is required, where an example has the object and not the field.
pub(super) fn relax(body: &mut Body, examples: &[&Json]) {
    let mut missing = Missing::new();
    for example in examples {
        match &body.root {
            Some(kind) => value(body, example, kind, &mut missing),
            None => object(body, example, (None, &body.fields), &mut missing),
        }
    }
    let relaxed = |owner: Option<&str>, field: &mut Field| {
        if missing.contains(&(owner.map(str::to_owned), field.name.clone())) {
            field.required = Some(false);
            field.evidence.insert(Aspect::Required, Evidence::Example);
        }
    };
    body.fields.iter_mut().for_each(|field| relaxed(None, field));
    for structure in &mut body.structures {
        structure.fields.iter_mut().for_each(|field| relaxed(Some(&structure.name), field));
    }
}

fn object(body: &Body, shown: &Json, (owner, fields): (Option<&str>, &[Field]), missing: &mut Missing) {
    let Json::Object(members) = shown else { return };
    if !is_of(members, fields) {
        return;
    }
    for field in fields {
        let named = |(key, _): &(&String, &Json)| is_key_of(key, &field.name);
        match members.iter().find(named).map(|(_, member)| member) {
            Some(member) => value(body, member, &field.kind, missing),
            None if field.required == Some(true) => {
                missing.insert((owner.map(str::to_owned), field.name.clone()));
            }
            None => {}
        }
    }
}

/// Whether an object of an example is what the table describes: the table has most of what it shows.
fn is_of(members: &Map<String, Json>, fields: &[Field]) -> bool {
    let is_known = |name: &&String| fields.iter().any(|field| is_key_of(name, &field.name));
    members.keys().filter(is_known).count() * 2 > members.len()
}

fn value(body: &Body, shown: &Json, kind: &Type, missing: &mut Missing) {
    match (kind, shown) {
        (Type::Array(inner), Json::Array(items)) => {
            for item in items {
                value(body, item, inner, missing);
            }
        }
        (Type::Map(inner), Json::Object(members)) => {
            members.values().for_each(|member| value(body, member, inner, missing));
        }
        (Type::Struct(name), shown) => {
            if let Some(structure) = body.structures.iter().find(|structure| structure.name == *name) {
                object(body, shown, (Some(name), &structure.fields), missing);
            }
        }
        _ => {}
    }
}
