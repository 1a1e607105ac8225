//! When two JSON values say the same. The example of a surveyed client has this file too.

use std::fmt;

use serde_json::Value as Json;

/// A position where two values disagree, and how.
#[derive(Debug, PartialEq)]
pub struct Disagreement {
    /// The keys on the way there; lists have none.
    pub keys: Vec<String>,
    /// `$.cluster.tags[0].key: …`
    message: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The first position where two values disagree; `None` where they say the same.
///
/// A value that is null says the same as none at all, and a scalar says the same as a text or a
/// number with its text: what the client reads leniently, it writes as the table has it. That an
/// example differs from its table in such a way is a finding, and each is accepted by name in the
/// corrections.
#[must_use]
pub fn disagreement(expected: &Json, actual: &Json) -> Option<Disagreement> {
    compare(expected, actual, &Position { keys: Vec::new(), shown: "$".to_owned() })
}

/// A position in both values.
struct Position {
    keys: Vec<String>,
    shown: String,
}

impl Position {
    fn member(&self, key: &str) -> Self {
        let keys = self.keys.iter().cloned().chain([key.to_owned()]).collect();
        Self { keys, shown: format!("{}.{key}", self.shown) }
    }

    fn item(&self, at: usize) -> Self {
        Self { keys: self.keys.clone(), shown: format!("{}[{at}]", self.shown) }
    }
}

fn compare(expected: &Json, actual: &Json, position: &Position) -> Option<Disagreement> {
    match (expected, actual) {
        (Json::Object(expected), Json::Object(actual)) => {
            let keys = expected.keys().chain(actual.keys());
            keys.into_iter().find_map(|key| {
                let of =
                    |object: &serde_json::Map<String, Json>| object.get(key).cloned().unwrap_or(Json::Null);
                compare(&of(expected), &of(actual), &position.member(key))
            })
        }
        (Json::Array(expected), Json::Array(actual)) if expected.len() == actual.len() => {
            let pairs = expected.iter().zip(actual).enumerate();
            pairs
                .into_iter()
                .find_map(|(at, (expected, actual))| compare(expected, actual, &position.item(at)))
        }
        _ => (!says_the_same(expected, actual)).then(|| Disagreement {
            keys: position.keys.clone(),
            message: format!("{}: {expected} became {actual}", position.shown),
        }),
    }
}

fn says_the_same(expected: &Json, actual: &Json) -> bool {
    if expected == actual {
        return true;
    }
    let (Some(expected), Some(actual)) = (as_text(expected), as_text(actual)) else {
        return false;
    };
    let number = |text: &str| text.parse::<f64>().map(f64::to_bits).ok();
    expected == actual || (number(&expected).is_some() && number(&expected) == number(&actual))
}

fn as_text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[test]
fn a_lost_key_and_another_value_are_disagreements() {
    use serde_json::json;

    let expected = json!({"a": [{"b": "5"}], "c": null});
    assert_eq!(disagreement(&expected, &json!({"a": [{"b": 5}]})), None);
    for actual in
        [json!({"a": [{}]}), json!({"a": [{"b": 6}]}), json!({"a": []}), json!({"a": [{"b": 5}], "d": 1})]
    {
        assert!(disagreement(&expected, &actual).is_some(), "{actual}");
    }
    let lost = disagreement(&expected, &json!({"a": [{}]})).unwrap();
    assert_eq!(
        (lost.keys.join("/"), lost.to_string()),
        ("a/b".to_owned(), "$.a[0].b: \"5\" became null".to_owned())
    );
}
