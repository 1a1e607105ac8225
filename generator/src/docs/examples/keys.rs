//! Keys of an example with blanks that nobody meant.

use serde_json::Value as Json;

use crate::docs::rows::{is_identifier, without_blanks as name_without_blanks};

/// The value with its keys as a table would have them: `binding: vnic_type` is `binding:vnic_type`.
/// Keys that are no names of fields otherwise either stay as they are.
pub(super) fn without_blanks(value: Json) -> Json {
    match value {
        Json::Object(members) => {
            let member = |(key, value): (String, Json)| (name(key), without_blanks(value));
            members.into_iter().map(member).collect()
        }
        Json::Array(items) => items.into_iter().map(without_blanks).collect(),
        other => other,
    }
}

fn name(key: String) -> String {
    if !key.contains(char::is_whitespace) {
        return key;
    }
    let joined = name_without_blanks(&key);
    if is_identifier(&joined) { joined } else { key }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn blanks_at_the_ends_and_around_joints_go() {
        let value = json!([{"a_id ": {"binding: b": 1}, "free text": 2, " ": 3}]);
        let expected = json!([{"a_id": {"binding:b": 1}, "free text": 2, " ": 3}]);
        assert_eq!(without_blanks(value), expected);
    }
}
