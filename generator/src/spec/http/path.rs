//! The target of a request, cut up: path, placeholders, query.

use std::{fmt, sync::LazyLock};

use regex::{Captures, Regex};
use serde::{Serialize, Serializer};

/// `{?a,b}` and `[?a, b]`: optional parameters, by name alone or as a query string.
static OPTIONAL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\[{]\?(.*)[\]}]$").expect("the pattern is a constant of this module"));

/// A path with placeholders in braces, and the pairs of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PathTemplate {
    /// The path, without host and query.
    pub path: String,
    /// The pairs of the query, in their order.
    pub query: Vec<Pair>,
}

/// A pair of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The name.
    pub name: String,
    /// The value; empty where there is none.
    pub value: String,
}

impl Pair {
    fn new(pair: &str) -> Self {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Self { name: name.to_owned(), value: value.to_owned() }
    }

    /// Whether the value is a placeholder, or a text around some (`filter=color::{color}|size::{size}`), so that
    /// the pair is a parameter and no constant.
    #[must_use]
    pub fn is_parameter(&self) -> bool {
        self.value.contains('{')
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value } = self;
        if value.is_empty() { f.write_str(name) } else { write!(f, "{name}={value}") }
    }
}

impl PathTemplate {
    /// Cuts a target up; it has no host any more.
    #[must_use]
    pub fn new(target: &str) -> Self {
        let target = OPTIONAL.replace(target, |found: &Captures<'_>| optional(&found[1])).into_owned();
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        Self { path: path.to_owned(), query: pairs.map(Pair::new).collect() }
    }

    /// What stands between the slashes; nothing of it is empty.
    #[must_use]
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.path.split('/').filter(|segment| !segment.is_empty())
    }

    /// The placeholders of the path, in its order, each once.
    #[must_use]
    pub fn placeholders(&self) -> Vec<&str> {
        let mut placeholders = Vec::new();
        for (name, _) in self.path.split('{').skip(1).filter_map(|part| part.split_once('}')) {
            if !placeholders.contains(&name) {
                placeholders.push(name);
            }
        }
        placeholders
    }

    /// The same without the pairs that are parameters: those with a placeholder, and those that
    /// `is_described` knows.
    #[must_use]
    pub fn constant(&self, is_described: impl Fn(&str) -> bool) -> Self {
        let is_constant = |pair: &&Pair| !pair.is_parameter() && !is_described(&pair.name);
        Self { path: self.path.clone(), query: self.query.iter().filter(is_constant).cloned().collect() }
    }

    /// The path, whatever its placeholders are called: what two pages write of one operation.
    #[must_use]
    pub fn shape(&self) -> String {
        let mut shape = String::new();
        let mut depth = 0_usize;
        for char in self.path.trim_end_matches('/').chars() {
            match char {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ if depth > 0 => continue,
                _ => {}
            }
            shape.push(char);
        }
        shape
    }

    /// Whether another path is this one with its placeholders filled in, or left as they are.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let is_filled = |(own, given): (&str, &str)| own == given || own.contains('{');
        self.segments().count() == other.segments().count()
            && self.segments().zip(other.segments()).all(is_filled)
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        for (at, pair) in self.query.iter().enumerate() {
            write!(f, "{}{pair}", if at == 0 { '?' } else { '&' })?;
        }
        Ok(())
    }
}

impl Serialize for PathTemplate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_notation_of_a_query() {
        for (target, path, query) in [
            ("/v1/a?x={x}&y={why}", "/v1/a", "x={x} y={why}"),
            ("/v1/a{?x,y}", "/v1/a", "x={x} y={y}"),
            ("/v1/a[?x, y]", "/v1/a", "x={x} y={y}"),
            ("/v1/a{?x={x}&y={why}}", "/v1/a", "x={x} y={why}"),
            ("/v1/a?acl", "/v1/a", "acl"),
        ] {
            let template = PathTemplate::new(target);
            let pairs: Vec<String> = template.query.iter().map(Pair::to_string).collect();
            assert_eq!((template.path.as_str(), pairs.join(" ").as_str()), (path, query), "{target}");
        }
    }

    #[test]
    fn a_pair_that_no_row_documents_is_part_of_the_path() {
        let constant = PathTemplate::new("/v1/a?action=start&x={x}&y=1").constant(|name| name == "y");
        assert_eq!(constant.to_string(), "/v1/a?action=start");
    }

    #[test]
    fn a_text_around_placeholders_is_a_parameter() {
        let query = PathTemplate::new("/v1/a?x=b::{b}|c::{c}&y={y}&z=1").query;
        assert_eq!(query.iter().map(Pair::is_parameter).collect::<Vec<_>>(), [true, true, false]);
    }

    #[test]
    fn placeholders_come_once_in_the_order_of_the_path() {
        assert_eq!(PathTemplate::new("/v1/{b}/x/{a}:{b}?y={c}").placeholders(), ["b", "a"]);
        assert!(PathTemplate::new("/v1").placeholders().is_empty());
    }

    #[test]
    fn names_of_placeholders_do_not_matter_to_the_shape() {
        let shape = |target| PathTemplate::new(target).shape();
        assert_eq!(shape("/v1/{a}/b?c={d}"), shape("/v1/{x}/b/"));
        assert_ne!(shape("/v1/{a}/b"), shape("/v1/{a}/c"));
    }

    #[test]
    fn a_template_covers_what_fills_it_in() {
        let covers = |own, other| PathTemplate::new(own).covers(&PathTemplate::new(other));
        assert!(covers("/v1/{a}/b/", "/v1//x/b"));
        assert!(!covers("/v1/{a}/b", "/v1/x/c"));
        assert!(!covers("/v1/{a}", "/v1/x/b"));
    }
}
