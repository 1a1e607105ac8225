//! What a request still lacks before it can be sent.

use std::collections::BTreeMap;
use std::fmt::Display;

/// A value of which parts must be set before it is sent. Generated types implement this where their
/// page requires something.
pub trait Required {
    /// Adds what is not set.
    fn missing(&self, missing: &mut Missing);
}

/// The required fields that are not set, by their path in the request: `tags[0].key`.
#[derive(Debug, Default)]
pub struct Missing {
    at: String,
    names: Vec<String>,
}

impl Missing {
    /// The required fields of a value that are not set.
    pub(crate) fn of(value: &dyn Required) -> Vec<String> {
        let mut missing = Self::default();
        value.missing(&mut missing);
        missing.names
    }

    /// A field that must be set.
    pub fn field<T>(&mut self, name: &str, value: &Option<T>) {
        if value.is_none() {
            self.name(name);
        }
    }

    fn name(&mut self, name: &str) {
        self.names.push(format!("{}{name}", self.at));
    }

    /// A field in which something must be set, if it is there.
    pub fn within(&mut self, name: &str, value: &dyn Required) {
        let end = self.at.len();
        self.at.push_str(name);
        self.at.push('.');
        value.missing(self);
        self.at.truncate(end);
    }

    /// An element of the list or map that stands at the current path.
    fn element(&mut self, key: &dyn Display, value: &dyn Required) {
        let path = self.at.clone();
        self.at = format!("{}[{key}].", path.trim_end_matches('.'));
        value.missing(self);
        self.at = path;
    }
}

impl<T: Required> Required for Option<T> {
    fn missing(&self, missing: &mut Missing) {
        if let Some(value) = self {
            value.missing(missing);
        }
    }
}

impl<T: Required> Required for Vec<T> {
    fn missing(&self, missing: &mut Missing) {
        for (at, value) in self.iter().enumerate() {
            missing.element(&at, value);
        }
    }
}

impl<T: Required> Required for BTreeMap<String, T> {
    fn missing(&self, missing: &mut Missing) {
        for (key, value) in self {
            missing.element(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Tag {
        key: Option<String>,
    }

    impl Required for Tag {
        fn missing(&self, missing: &mut Missing) {
            missing.field("key", &self.key);
        }
    }

    struct Request {
        tags: Option<Vec<Tag>>,
        by_name: BTreeMap<String, crate::Boxed<Tag>>,
        limit: Option<i64>,
    }

    impl Required for Request {
        fn missing(&self, missing: &mut Missing) {
            missing.within("tags", &self.tags);
            missing.within("by_name", &self.by_name);
            missing.field("limit", &self.limit);
        }
    }

    #[test]
    fn all_that_is_missing_is_named_by_its_path() {
        let set = Tag { key: Some("k".to_owned()) };
        let request = Request {
            tags: Some(vec![set, Tag::default()]),
            by_name: BTreeMap::from([("a".to_owned(), crate::Boxed::default())]),
            limit: None,
        };
        assert_eq!(Missing::of(&request), ["tags[1].key", "by_name[a].key", "limit"]);
    }
}
