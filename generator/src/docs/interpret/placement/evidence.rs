//! What examples hold at one place.

use serde_json::Value as Json;

/// How deep a name is looked for.
const DEPTH: usize = 3;

/// The values of all examples at one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence<'a> {
    objects: Vec<&'a serde_json::Map<String, Json>>,
    is_list: bool,
}

impl<'a> Evidence<'a> {
    /// The examples themselves; of a list, its elements.
    pub(super) fn new(values: &[&'a Json]) -> Self {
        let mut evidence = Self::default();
        for value in values {
            evidence.add(value);
        }
        evidence
    }

    fn add(&mut self, value: &'a Json) {
        match value {
            Json::Object(members) => self.objects.push(members),
            Json::Array(items) => {
                self.is_list = true;
                for item in items {
                    if let Json::Object(members) = item {
                        self.objects.push(members);
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether the values are lists.
    pub(super) fn is_list(&self) -> bool {
        self.is_list
    }

    /// The keys at this place, each once, in the order of the examples.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut keys: Vec<&'a str> = Vec::new();
        for key in self.objects.iter().flat_map(|members| members.keys()) {
            if !keys.contains(&key.as_str()) {
                keys.push(key);
            }
        }
        keys.into_iter()
    }

    /// Whether a key stands at this place.
    pub(super) fn has(&self, name: &str) -> bool {
        self.objects.iter().any(|members| members.contains_key(name))
    }

    /// Whether a key stands at this place or deeper.
    pub(super) fn has_deep(&self, name: &str) -> bool {
        self.has_within(name, DEPTH)
    }

    fn has_within(&self, name: &str, depth: usize) -> bool {
        self.has(name) || (depth > 1 && self.keys().any(|key| self.inside(key).has_within(name, depth - 1)))
    }

    /// What stands under a key.
    pub(super) fn inside(&self, key: &str) -> Self {
        let values: Vec<&'a Json> = self.objects.iter().filter_map(|members| members.get(key)).collect();
        Self::new(&values)
    }
}
