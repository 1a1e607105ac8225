//! The paths: one item for all that differ in the names of placeholders alone.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{
    Object,
    components::Components,
    merge,
    operation::{self, Placed},
};
use crate::spec::{http::PathTemplate, resolve::Resolved};

/// Everything that can be sent, by path and method.
pub(super) fn paths(service: &Resolved, components: &Components) -> Object {
    let mut by_shape: BTreeMap<String, Vec<Placed>> = BTreeMap::new();
    for operation in &service.operations {
        let template = operation.spec.template();
        by_shape.entry(shape(&template)).or_default().push(Placed { operation, template });
    }
    let mut paths: BTreeMap<String, Object> = BTreeMap::new();
    for placed in by_shape.into_values() {
        let path = placed[0].template.path.clone();
        for (method, group) in by_method(placed) {
            for (key, item) in items(&path, &group, components) {
                paths.entry(key).or_default().insert(method.clone(), item);
            }
        }
    }
    paths.into_iter().map(|(path, item)| (path, item.into())).collect()
}

/// The path without the names of its placeholders.
fn shape(template: &PathTemplate) -> String {
    let names = template.placeholders();
    names.iter().fold(template.path.clone(), |path, name| path.replace(&format!("{{{name}}}"), "{}"))
}

fn by_method(placed: Vec<Placed<'_>>) -> BTreeMap<String, Vec<Placed<'_>>> {
    let mut methods: BTreeMap<String, Vec<Placed>> = BTreeMap::new();
    for one in placed {
        methods.entry(one.operation.spec.method.to_string().to_lowercase()).or_default().push(one);
    }
    methods
}

/// The operations of one path and method, each with the path that it stands under: one for all if their
/// queries or bodies tell them apart, else one for each, with its name behind the path, which is never sent.
fn items(path: &str, group: &[Placed], components: &Components) -> Vec<(String, Json)> {
    let names = PathTemplate::new(path);
    let placeholders = names.placeholders();
    let described: Vec<_> =
        group.iter().map(|placed| operation::describe(placed, &placeholders, components)).collect();
    if described.len() > 1 && !merge::are_distinct(group) {
        let key = |placed: &Placed| format!("{path}#{}", placed.operation.spec.id());
        let keys = group.iter().map(key);
        return keys.zip(described).map(|(key, described)| (key, described.written())).collect();
    }
    vec![(path.to_owned(), merge::merge(described).written())]
}
