//! Operations of one path and method → one, since OpenAPI has room for one: their queries or bodies tell
//! which is meant.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::{
    operation::{Item, Placed},
    parameters::Described,
};
use crate::spec::resolve::Payload;

/// Whether what is sent tells which of the operations is meant: a constant of the query, or a required field
/// at the root of the body.
pub(super) fn are_distinct(group: &[Placed]) -> bool {
    let keys: BTreeSet<Vec<String>> = group.iter().map(key).collect();
    keys.len() == group.len() && (keys.iter().all(|key| !key.is_empty()) || group.len() == 1)
}

fn key(placed: &Placed) -> Vec<String> {
    let query = placed.template.query.iter().map(|pair| format!("?{pair}"));
    let fields = match &placed.operation.request {
        Some(Payload::Fields(fields)) => fields.as_slice(),
        Some(Payload::Whole(_)) | None => &[],
    };
    let required: Vec<_> = fields.iter().filter(|field| field.required).collect();
    let only: Vec<_> =
        if required.is_empty() && fields.len() == 1 { fields.iter().collect() } else { required };
    query.chain(only.into_iter().map(|field| field.spec.name.clone())).collect()
}

/// One operation that stands for all. There is at least one.
pub(super) fn merge(mut items: Vec<Item>) -> Item {
    let mut merged = items.remove(0);
    if items.is_empty() {
        return merged;
    }
    let all = 1 + items.len();
    let variant = |item: &Item| json!({ "operation": item.id, "summary": item.summary });
    let variants: Vec<Json> = [&merged].into_iter().chain(&items).map(variant).collect();
    let mut parameters = std::mem::take(&mut merged.parameters);
    let mut requests = Vec::from_iter(merged.request.take());
    for item in items {
        merged.id = format!("{}_or_{}", merged.id, item.id);
        merged.summary = format!("{} / {}", merged.summary, item.summary);
        parameters.extend(item.parameters);
        requests.extend(item.request);
        for (status, (sentence, body)) in item.responses {
            let known = merged.responses.entry(status).or_insert((sentence, None));
            known.1 = either("anyOf", known.1.take().into_iter().chain(body).collect());
        }
    }
    merged.parameters = united(parameters, all);
    let is_required = requests.len() == all && requests.iter().all(|(_, required)| *required);
    let request = either("anyOf", requests.into_iter().map(|(schema, _)| schema).collect());
    merged.request = request.map(|schema| (schema, is_required));
    merged.rest.insert("x-variants".to_owned(), variants.into());
    merged
}

/// Each parameter once. It must be sent if all operations have it and need it.
fn united(parameters: Vec<Described>, all: usize) -> Vec<Described> {
    let mut united: Vec<(Described, usize, Vec<Json>)> = Vec::new();
    for one in parameters {
        match united.iter_mut().find(|(known, ..)| known.key == one.key) {
            Some((known, count, schemas)) => {
                known.required &= one.required;
                *count += 1;
                schemas.push(one.schema);
            }
            None => united.push((one.clone(), 1, vec![one.schema])),
        }
    }
    let parameter = |(one, count, schemas): (Described, usize, Vec<Json>)| Described {
        required: one.required && count == all,
        schema: either("anyOf", schemas).unwrap_or_default(),
        ..one
    };
    united.into_iter().map(parameter).collect()
}

/// One of several schemas, each once.
fn either(word: &str, schemas: Vec<Json>) -> Option<Json> {
    let mut distinct: Vec<Json> = Vec::new();
    for schema in schemas {
        let members = schema
            .get(word)
            .and_then(Json::as_array)
            .filter(|_| schema.as_object().is_some_and(|object| object.len() == 1));
        for one in members.cloned().unwrap_or_else(|| vec![schema.clone()]) {
            if !distinct.contains(&one) {
                distinct.push(one);
            }
        }
    }
    if distinct.len() > 1 { Some(json!({ word: distinct })) } else { distinct.pop() }
}
