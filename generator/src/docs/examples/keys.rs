//! Keys of an example with blanks that nobody meant.

use serde_json::Value as Json;

use crate::docs::rows::{is_identifier, without_blanks as name_without_blanks};

/// Whether any key of a value is not as a table would have it.
pub(super) fn have_blanks(value: &Json) -> bool {
    match value {
        Json::Object(members) => {
            members.iter().any(|(key, value)| tidied(key).is_some() || have_blanks(value))
        }
        Json::Array(items) => items.iter().any(have_blanks),
        _ => false,
    }
}

/// The value with its keys as a table would have them: `binding: vnic_type` is `binding:vnic_type`.
/// Keys that are no names of fields otherwise either stay as they are.
pub(super) fn without_blanks(value: Json) -> Json {
    match value {
        Json::Object(members) => {
            let member = |(key, value): (String, Json)| (tidied(&key).unwrap_or(key), without_blanks(value));
            members.into_iter().map(member).collect()
        }
        Json::Array(items) => items.into_iter().map(without_blanks).collect(),
        other => other,
    }
}

/// The key without blanks, where it has any and is a name.
fn tidied(key: &str) -> Option<String> {
    key.contains(char::is_whitespace)
        .then(|| name_without_blanks(key))
        .filter(|joined| joined != key && is_identifier(joined))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn blanks_at_the_ends_and_around_joints_go() {
        let value = json!([{"a_id ": {"binding: b": 1}, "free text": 2, " ": 3}]);
        let expected = json!([{"a_id": {"binding:b": 1}, "free text": 2, " ": 3}]);
        assert!(have_blanks(&value) && !have_blanks(&expected));
        assert_eq!(without_blanks(value), expected);
    }
}
