//! The verbs of operation names, and the methods that go with them.

/// Verbs that only read.
const READING: &[&str] = &["check", "count", "get", "list", "query", "read", "search", "show"];
/// Verbs that bring something into being.
const MAKING: &[&str] = &["add", "create", "register"];
/// Verbs that change what is there.
const CHANGING: &[&str] = &["modify", "patch", "put", "replace", "set", "update"];
/// Verbs that take something away.
const REMOVING: &[&str] = &["delete", "remove", "unregister"];

/// The methods that such a word goes with; none for a word that is no verb of these.
#[must_use]
pub fn methods(word: &str) -> Option<&'static [&'static str]> {
    [
        (READING, ["GET", "HEAD"].as_slice()),
        (MAKING, ["POST", "PUT"].as_slice()),
        (CHANGING, ["PUT", "PATCH", "POST"].as_slice()),
        (REMOVING, ["DELETE"].as_slice()),
    ]
    .into_iter()
    .find_map(|(verbs, methods)| verbs.contains(&word).then_some(methods))
}

/// Whether the word speaks of many things at once.
#[must_use]
pub fn is_of_many(word: &str) -> bool {
    word == "list"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_goes_with_its_methods_and_a_noun_with_none() {
        assert_eq!(methods("show"), Some(["GET", "HEAD"].as_slice()));
        assert_eq!(methods("delete"), Some(["DELETE"].as_slice()));
        assert_eq!(methods("volumes"), None);
        assert!(is_of_many("list") && !is_of_many("show"));
    }
}
