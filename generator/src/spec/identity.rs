//! What tells an operation from all others of its service.

use super::model::{Method, Operation};

impl Operation {
    /// Method, path and [`action`](Self::action): two operations with the same are one.
    #[must_use]
    pub fn identity(&self) -> (Method, &str, Option<&str>) {
        (self.method, &self.path, self.action())
    }

    /// What an operation does whose path only says that it does something: the only field of the body
    /// that is sent to `…/action`, such as `os-extend`.
    #[must_use]
    pub fn action(&self) -> Option<&str> {
        let is_open = self.path.ends_with("/action");
        match self.request.as_ref()?.fields.as_slice() {
            [field] if is_open => Some(&field.name),
            _ => None,
        }
    }
}

/// Whether a key of an example is a field's name, in whatever letters: another spelling is a slip of the
/// example, and leaves the field neither out nor unknown.
#[must_use]
pub fn is_key_of(key: &str, name: &str) -> bool {
    key.eq_ignore_ascii_case(name)
}

/// The words of a name or a path in lower case and singular: `security-groups` → `security`, `group`.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| singulars(word).swap_remove(0))
}

/// What one of the things may be called that a name speaks of, in lower case, the likeliest first: `user`
/// for `users`, `policy` for `policies`. The name itself comes last.
#[must_use]
pub fn singulars(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let stem = name.strip_suffix("ies");
    let y = stem.map(|stem| format!("{stem}y"));
    let shorter = [name.strip_suffix('s'), name.strip_suffix("es"), stem].into_iter().flatten();
    y.into_iter().chain(shorter.map(str::to_owned)).chain([name.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(path: &str, fields: &[&str]) -> Operation {
        let fields: Vec<_> =
            fields.iter().map(|name| serde_json::json!({ "name": name, "type": "object" })).collect();
        serde_json::from_value(serde_json::json!({
            "schema": 1, "service": "s", "name": "n", "version": "v1", "page": "p.md", "title": "",
            "method": "POST", "path": path, "request": { "fields": fields },
        }))
        .unwrap()
    }

    #[test]
    fn only_the_field_of_an_action_names_it() {
        for (path, fields, action) in [
            ("/v2/volumes/{volume_id}/action", ["os-extend"].as_slice(), Some("os-extend")),
            ("/v2/volumes/{volume_id}/action", &["os-extend", "other"], None),
            ("/v2/volumes", &["volume"], None),
        ] {
            assert_eq!(operation(path, fields).action(), action, "{path}");
        }
    }

    #[test]
    fn words_are_compared_in_singular() {
        let words: Vec<String> = words("Security-groups/policies").collect();
        assert_eq!(words, ["security", "group", "policy"]);
    }

    #[test]
    fn the_likeliest_singular_comes_first() {
        assert_eq!(singulars("Policies"), ["policy", "policie", "polici", "polic", "policies"]);
        assert_eq!(singulars("boxes"), ["boxe", "box", "boxes"]);
        assert_eq!(singulars("box"), ["box"]);
    }
}
