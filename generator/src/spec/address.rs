//! Addresses of parts of an operation: `responses/200/body/fields/tags/type`.
//!
//! A step into a list is the element's name, status, value or code, or else its number.

use std::{borrow::Cow, collections::BTreeSet, fmt};

use serde_json::Value as Json;

/// Where a part of an operation stands, step by step from the operation down.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The steps as they are written: pages have many, and each is compared and kept as a text.
    written: String,
}

impl Address {
    /// The address of a member or an element of what stands at this one.
    #[must_use]
    pub fn step(&self, step: impl AsRef<str>) -> Self {
        let step = escaped(step.as_ref());
        let mut longer = Self { written: String::with_capacity(self.written.len() + 1 + step.len()) };
        longer.written.push_str(&self.written);
        longer.push(&step);
        longer
    }

    /// The address that the steps of a written one lead to from here.
    #[must_use]
    pub fn join(&self, written: &str) -> Self {
        let mut longer = self.clone();
        written.split('/').filter(|step| !step.is_empty()).for_each(|step| longer.push(step));
        longer
    }

    fn push(&mut self, written: &str) {
        if !self.written.is_empty() {
            self.written.push('/');
        }
        self.written.push_str(written);
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.written
    }
}

/// The step from a member or element of an example's payload to its value, where a key and a value have
/// addresses of their own.
pub const VALUE: &str = "=value";

/// Members that identify an element of a list.
const IDENTITIES: &[&str] = &["name", "status", "value", "code"];

/// The part at an address.
#[must_use]
pub fn find<'a>(root: &'a Json, address: &str) -> Option<&'a Json> {
    steps(address).try_fold(root, |at, step| match at {
        Json::Object(members) => members.get(&step),
        Json::Array(items) => items.get(position(items, &step)?),
        _ => None,
    })
}

/// Sets, adds or (with `None`) removes the part at an address; `false` where there is no such part.
pub fn set(root: &mut Json, address: &str, now: Option<Json>) -> bool {
    let (outer, step) = address.rsplit_once('/').unwrap_or(("", address));
    let step = unescape(step);
    let Some(parent) = find_mut(root, outer) else {
        return false;
    };
    match (parent, now) {
        (Json::Object(members), Some(now)) => {
            members.insert(step, now);
            true
        }
        (Json::Object(members), None) => members.shift_remove(&step).is_some(),
        (Json::Array(items), now) => set_item(items, &step, now),
        _ => false,
    }
}

fn set_item(items: &mut Vec<Json>, step: &str, now: Option<Json>) -> bool {
    match (position(items, step), now) {
        (Some(at), Some(now)) => items[at] = now,
        (Some(at), None) => {
            items.remove(at);
        }
        // A new element must be found again at the address under which it came.
        (None, Some(now)) if is_called(&now, step) => items.push(now),
        (None, _) => return false,
    }
    true
}

fn find_mut<'a>(root: &'a mut Json, address: &str) -> Option<&'a mut Json> {
    steps(address).try_fold(root, |at, step| match at {
        Json::Object(members) => members.get_mut(&step),
        Json::Array(items) => {
            let at = position(items, &step)?;
            items.get_mut(at)
        }
        _ => None,
    })
}

/// Which element of a list a step leads to.
#[must_use]
pub fn position(items: &[Json], step: &str) -> Option<usize> {
    let by_name = items.iter().position(|item| is_called(item, step));
    by_name.or_else(|| step.parse().ok().filter(|at| *at < items.len()))
}

/// Whether the member that identifies an element says so.
fn is_called(item: &Json, step: &str) -> bool {
    match identity(item) {
        Some((_, Json::String(text))) => text == step,
        Some((_, Json::Number(number))) => number.to_string() == step,
        _ => false,
    }
}

/// The member that identifies an element of a list, where it has one.
#[must_use]
pub fn identity(item: &Json) -> Option<(&'static str, &Json)> {
    IDENTITIES.iter().find_map(|identity| Some((*identity, item.get(identity)?)))
}

/// The step to an element of a list by what identifies it; `None` where that leads to another, or nothing
/// identifies it.
#[must_use]
pub fn step_by_identity(items: &[Json], at: usize) -> Option<String> {
    let step = match identity(&items[at])?.1 {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (position(items, &step) == Some(at)).then_some(step)
}

/// The steps of an address, as they are called where they lead.
pub fn steps(address: &str) -> impl Iterator<Item = String> {
    address.split('/').filter(|step| !step.is_empty()).map(unescape)
}

/// The field that an address is about, as the API calls it: the last key of an example's payload, or the
/// parameter or field that is declared there.
#[must_use]
pub fn field(address: &str) -> Option<String> {
    let steps: Vec<String> = steps(address).collect();
    if steps.first().is_some_and(|first| first.ends_with("_examples")) {
        return steps.into_iter().skip(3).rfind(|step| step.parse::<usize>().is_err());
    }
    let (mut at, mut name) = (0, None);
    while at < steps.len() {
        let is_list = lists_fields(&steps[at]);
        if is_list {
            name = steps.get(at + 1);
        }
        // A name may be that of a list as well.
        at += if is_list || matches!(steps[at].as_str(), "structures" | "responses") { 2 } else { 1 };
    }
    name.cloned()
}

/// Whether a member of that name lists parameters or fields.
fn lists_fields(member: &str) -> bool {
    matches!(member, "fields" | "headers") || member.ends_with("_parameters")
}

/// The addresses of all parameters and fields of an operation that the API calls so.
#[must_use]
pub fn places(operation: &Json, field: &str) -> Vec<String> {
    let mut found = Vec::new();
    let members = operation.as_object().into_iter().flatten();
    for (key, part) in members.filter(|(key, _)| !key.ends_with("_examples")) {
        collect(&Address::default().step(key), part, (key, field), &mut found);
    }
    found
}

/// `list`: the member in which a part stands.
fn collect(at: &Address, part: &Json, (list, field): (&str, &str), found: &mut Vec<String>) {
    match part {
        Json::Object(members) => {
            members.iter().for_each(|(key, part)| collect(&at.step(key), part, (key, field), found));
        }
        Json::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                let step = step_by_identity(items, number).unwrap_or_else(|| number.to_string());
                let at = at.step(step);
                if lists_fields(list) && item.get("name").is_some_and(|name| name == field) {
                    found.push(at.to_string());
                }
                collect(&at, item, ("", field), found);
            }
        }
        _ => {}
    }
}

/// Whether an address is another one, or leads to a part of what stands there.
#[must_use]
pub fn is_within(address: &str, outer: &str) -> bool {
    address.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a text can be an address in something that is called so and has these members.
///
/// # Errors
///
/// What is wrong with it, in one line.
pub fn check(address: &str, around: &str, members: &BTreeSet<String>) -> Result<(), String> {
    if address.split('/').any(str::is_empty) {
        return Err(format!(
            "`{address}` is no address: steps have one slash between them, and none around them"
        ));
    }
    if address.replace("~0", "").replace("~1", "").contains('~') {
        return Err(format!(
            "`{address}` is no address: in a name, `~` is written `~0` and `/` is written `~1`"
        ));
    }
    let first = steps(address).next().unwrap_or_default();
    if members.contains(&first) {
        return Ok(());
    }
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    Err(format!("{around} has no `{first}`, but {}", members.join(", ")))
}

/// A slash inside a name is written `~1`, as in JSON pointers.
#[must_use]
pub fn escape(name: &str) -> String {
    escaped(name).into_owned()
}

/// Hardly a name needs it.
fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) { name.replace('~', "~0").replace('/', "~1").into() } else { name.into() }
}

fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn finds_elements_by_what_identifies_them() {
        let root = json!({"responses": [{"status": 200, "fields": [{"name": "a/b", "type": "string"}]}], "list": [[1]]});
        assert_eq!(find(&root, "responses/200/fields/a~1b/type"), Some(&json!("string")));
        assert_eq!(find(&root, "list/0/0"), Some(&json!(1)));
        assert_eq!(find(&root, "responses/500"), None);
    }

    #[test]
    fn knows_the_field_that_an_address_is_about() {
        for (address, expected) in [
            ("request/fields/tags/type", Some("tags")),
            ("responses/200/body/structures/fields/fields/fields/values/0", Some("fields")),
            ("query_parameters/a~1b", Some("a/b")),
            ("request_examples/0/body/tags/key", Some("key")),
            ("response_examples/0/text", None),
            ("responses", None),
        ] {
            assert_eq!(field(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn knows_all_places_of_a_field() {
        let list = json!([{"name": "a", "values": [{"value": "a"}]}, {"name": "b"}, {"name": "a"}]);
        let operation = json!({
            "name": "a",
            "query_parameters": [{"name": "a"}],
            "responses": [{"status": 200, "body": {"structures": [{"name": "a", "fields": list}]}}],
            "request_examples": [{"headers": [{"name": "a"}]}],
        });
        let structure = "responses/200/body/structures/a/fields";
        let expected = ["query_parameters/a", &format!("{structure}/a"), &format!("{structure}/2")];
        assert_eq!(places(&operation, "a"), expected);
        assert_eq!(places(&operation, "c"), Vec::<String>::new());
    }

    #[test]
    fn sets_adds_and_removes() {
        let mut root = json!({"fields": [{"name": "a"}]});
        assert!(set(&mut root, "fields/a/type", Some(json!("long"))));
        assert!(set(&mut root, "fields/b", Some(json!({"name": "b"}))));
        assert!(set(&mut root, "fields/a/type", None));
        assert!(!set(&mut root, "fields/c/type", Some(json!(1))));
        assert!(!set(&mut root, "fields/c", Some(json!({"name": "d"}))));
        assert_eq!(root, json!({"fields": [{"name": "a"}, {"name": "b"}]}));
    }
}
