//! The target of a request line, cut up: path, placeholders, query.

use std::sync::LazyLock;

use regex::Regex;

use crate::spec::model::Field;

/// `{?a,b}` and `[?a, b]`: optional parameters, by name alone or as a query string.
static OPTIONAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\[{]\?(.*)[\]}]$").expect("the pattern is a constant of this module"));

/// A target's parts.
#[derive(Debug, PartialEq)]
pub(super) struct Template {
    pub(super) path: String,
    pub(super) placeholders: Vec<String>,
    /// Pairs of the query; a value in braces is a placeholder.
    pub(super) query: Vec<(String, String)>,
}

impl Template {
    pub(super) fn new(target: &str) -> Self {
        let target = OPTIONAL.replace(target, |found: &regex::Captures<'_>| optional(&found[1])).into_owned();
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let names = path.split('{').skip(1).filter_map(|part| part.split_once('}'));
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Self {
            path: path.to_owned(),
            placeholders: names.map(|(name, _)| name.to_owned()).collect(),
            query: pairs.map(pair).collect(),
        }
    }

    /// The path with the pairs that no row documents: these are constant.
    pub(super) fn full_path(&self, documented: &[Field]) -> String {
        let is_constant = |(name, value): &&(String, String)| {
            !value.starts_with('{') && !documented.iter().any(|field| field.name == *name)
        };
        let write = |(name, value): &(String, String)| {
            if value.is_empty() { name.clone() } else { format!("{name}={value}") }
        };
        let constants: Vec<String> = self.query.iter().filter(is_constant).map(write).collect();
        if constants.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, constants.join("&"))
        }
    }
}

fn optional(inside: &str) -> String {
    if inside.contains('=') {
        return format!("?{inside}");
    }
    let names = inside.split(',').map(str::trim).filter(|name| !name.is_empty());
    let pairs: Vec<String> = names.map(|name| format!("{name}={{{name}}}")).collect();
    format!("?{}", pairs.join("&"))
}

fn pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    (name.to_owned(), value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_notation_of_a_query() {
        for (target, path, query) in [
            ("/v1/a?x={x}&y={why}", "/v1/a", vec![("x", "{x}"), ("y", "{why}")]),
            ("/v1/a{?x,y}", "/v1/a", vec![("x", "{x}"), ("y", "{y}")]),
            ("/v1/a[?x, y]", "/v1/a", vec![("x", "{x}"), ("y", "{y}")]),
            ("/v1/a{?x={x}&y={why}}", "/v1/a", vec![("x", "{x}"), ("y", "{why}")]),
            ("/v1/a?acl", "/v1/a", vec![("acl", "")]),
        ] {
            let template = Template::new(target);
            assert_eq!(template.path, path, "{target}");
            let pairs: Vec<_> =
                template.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(pairs, query, "{target}");
        }
    }

    #[test]
    fn a_pair_that_no_row_documents_is_part_of_the_path() {
        assert_eq!(Template::new("/v1/a?action=start&x={x}").full_path(&[]), "/v1/a?action=start");
    }
}
