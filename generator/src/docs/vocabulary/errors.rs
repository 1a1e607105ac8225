//! Error codes, and bodies that tell of an error.

use std::sync::LazyLock;

use regex::Regex;

use super::data::DATA;

static ERROR_CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[A-Za-z]\w*[._-])?\d{4,}$").expect("the pattern is a constant of this module")
});

/// Whether a cell holds an error code: `VPC.0002`, `APIGW_0101`, `0171`.
#[must_use]
pub fn is_error_code(cell: &str) -> bool {
    ERROR_CODE.is_match(cell)
}

/// Whether members of a response tell of an error and of nothing else.
pub fn looks_like_an_error<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let names: Vec<String> = names.map(str::to_lowercase).collect();
    let has_code = |name: &str| names.iter().any(|each| each == name);
    let is_certain = names.iter().any(|name| DATA.names.error.contains_key(name));
    (is_certain || (has_code("code") && (has_code("message") || has_code("msg"))))
        && names
            .iter()
            .all(|name| DATA.names.error.contains_key(name) || DATA.names.beside_error.contains_key(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_tells_of_nothing_else() {
        let tells = |names: &[&str]| looks_like_an_error(names.iter().copied());
        assert!(tells(&["error_code", "error_msg"]));
        assert!(tells(&["NeutronError"]));
        assert!(tells(&["code", "message"]));
        assert!(!tells(&["code", "name"]));
        assert!(!tells(&["message"]));
        assert!(!tells(&["error_code", "box_id"]));
    }
}
