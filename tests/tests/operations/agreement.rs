//! When two JSON values say the same.

use serde_json::Value as Json;

/// Where two values disagree: `cluster.tags[0].key: …`; `None` where they say the same.
///
/// A value that is null says the same as none at all, and a scalar says the same as a text or a
/// number with its words: what the client reads leniently, it writes as the table has it. That an
/// example differs from its table in such a way is a finding, and each is accepted by name in the
/// corrections.
pub(crate) fn disagreement(expected: &Json, actual: &Json) -> Option<String> {
    compare(expected, actual, "$")
}

fn compare(expected: &Json, actual: &Json, path: &str) -> Option<String> {
    match (expected, actual) {
        (Json::Object(expected), Json::Object(actual)) => {
            let keys = expected.keys().chain(actual.keys());
            keys.into_iter().find_map(|key| {
                let of =
                    |object: &serde_json::Map<String, Json>| object.get(key).cloned().unwrap_or(Json::Null);
                compare(&of(expected), &of(actual), &format!("{path}.{key}"))
            })
        }
        (Json::Array(expected), Json::Array(actual)) if expected.len() == actual.len() => {
            let pairs = expected.iter().zip(actual).enumerate();
            pairs
                .into_iter()
                .find_map(|(at, (expected, actual))| compare(expected, actual, &format!("{path}[{at}]")))
        }
        _ => (!says_the_same(expected, actual)).then(|| format!("{path}: {expected} became {actual}")),
    }
}

fn says_the_same(expected: &Json, actual: &Json) -> bool {
    if expected == actual {
        return true;
    }
    let (Some(expected), Some(actual)) = (words(expected), words(actual)) else {
        return false;
    };
    let number = |text: &str| text.parse::<f64>().map(f64::to_bits).ok();
    expected == actual || (number(&expected).is_some() && number(&expected) == number(&actual))
}

fn words(value: &Json) -> Option<String> {
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
}
