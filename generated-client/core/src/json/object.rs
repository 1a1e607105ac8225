//! The fields of a JSON object.

use std::fmt;
use std::ops::Index;

use super::Json;
use crate::codec::{Node, are_last, has_twice};

/// The fields of a JSON object in their order, each name once.
///
/// It is a list: objects of APIs are small, and a table of hashes for each would cost more to build than all
/// that is ever looked up in it.
#[derive(Clone, Default)]
pub struct JsonObject(Vec<(String, Json)>);

impl JsonObject {
    /// An object without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Fields whose names are known to differ.
    pub(crate) fn of_distinct<'a, N: Into<String>>(fields: impl Iterator<Item = (N, Node<'a>)>) -> Self {
        Self(fields.map(|(name, node)| (name.into(), Json::from(node))).collect())
    }

    /// How many fields it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has no field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has a field of this name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of the field of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.iter().find_map(|(found, value)| (found == name).then_some(value))
    }

    /// The value of the field of this name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Json> {
        self.0.iter_mut().find_map(|(found, value)| (found == name).then_some(value))
    }

    /// Sets a field: in its place if there is one of this name, whose value is returned, or else as the last.
    pub fn insert(&mut self, name: String, value: Json) -> Option<Json> {
        if let Some(old) = self.get_mut(&name) {
            return Some(std::mem::replace(old, value));
        }
        self.0.push((name, value));
        None
    }

    /// Takes a field out; the others stay in their order.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let at = self.keys().position(|found| found == name)?;
        Some(self.0.remove(at).1)
    }

    /// Names and values.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&String, &Json)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The names.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> impl ExactSizeIterator<Item = &Json> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl fmt::Debug for JsonObject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

/// The fields without those that a later one of the same name overrides.
fn distinct(mut fields: Vec<(String, Json)>) -> Vec<(String, Json)> {
    if has_twice(&fields, |(name, _)| name) {
        let mut are_last = are_last(&fields, |(name, _)| name).into_iter();
        fields.retain(|_| are_last.next() == Some(true));
    }
    fields
}

/// The order of fields says nothing.
impl PartialEq for JsonObject {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
            || (self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value)))
    }
}

/// The value of a field; `null` if there is none, as of any [`Json`].
impl Index<&str> for JsonObject {
    type Output = Json;

    fn index(&self, name: &str) -> &Json {
        self.get(name).unwrap_or(&Json::Null)
    }
}

/// Of the fields of one name, the last one counts.
impl FromIterator<(String, Json)> for JsonObject {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(fields: I) -> Self {
        Self(distinct(fields.into_iter().collect()))
    }
}

impl Extend<(String, Json)> for JsonObject {
    fn extend<I: IntoIterator<Item = (String, Json)>>(&mut self, fields: I) {
        self.0.extend(fields);
        self.0 = distinct(std::mem::take(&mut self.0));
    }
}

impl<const N: usize> From<[(String, Json); N]> for JsonObject {
    fn from(fields: [(String, Json); N]) -> Self {
        fields.into_iter().collect()
    }
}

impl IntoIterator for JsonObject {
    type Item = (String, Json);
    type IntoIter = std::vec::IntoIter<(String, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a JsonObject {
    type Item = (&'a String, &'a Json);
    type IntoIter = std::iter::Map<
        std::slice::Iter<'a, (String, Json)>,
        fn(&'a (String, Json)) -> (&'a String, &'a Json),
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(name, value)| (name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(object: &JsonObject) -> Vec<&str> {
        object.keys().map(String::as_str).collect()
    }

    #[test]
    fn fields_stay_in_their_order_each_name_once() {
        let mut object = JsonObject::from([("b".to_owned(), Json::from(1)), ("a".to_owned(), Json::from(2))]);
        assert_eq!(object.insert("b".to_owned(), Json::from(3)), Some(Json::from(1)));
        assert_eq!(object.insert("c".to_owned(), Json::Null), None);
        assert_eq!((names(&object), &object["b"]), (vec!["b", "a", "c"], &Json::from(3)));
        object.extend([("a".to_owned(), Json::from(4))]);
        assert_eq!((object.len(), object.get("a")), (3, Some(&Json::from(4))));
        assert_eq!(object.remove("b"), Some(Json::from(3)));
        assert_eq!((object.remove("b"), names(&object)), (None, vec!["c", "a"]));
        assert_eq!(object["gone"], Json::Null);
    }

    #[test]
    fn the_order_of_fields_makes_no_difference_and_a_name_or_value_does() {
        let of = |fields: &[(&str, i32)]| -> JsonObject {
            fields.iter().map(|(name, value)| ((*name).to_owned(), Json::from(*value))).collect()
        };
        assert_eq!(of(&[("a", 1), ("b", 2)]), of(&[("b", 2), ("a", 1)]));
        for other in [&[("a", 1)][..], &[("a", 1), ("b", 3)], &[("a", 1), ("c", 2)]] {
            assert_ne!(of(&[("a", 1), ("b", 2)]), of(other));
        }
    }
}
