//! Lines of a URI section besides whole request lines.

use std::sync::LazyLock;

use regex::Regex;

use super::data::{pattern, patterns};
use crate::spec::http::Method;

static METHOD: LazyLock<Regex> = LazyLock::new(|| pattern("method_line"));
static PATH: LazyLock<Vec<Regex>> = LazyLock::new(|| patterns("path_line"));

/// Half of a request line that stands on a line of its own: a method (`Method：GET`) or a path
/// (`PATH：/v1/…`).
#[must_use]
pub fn half_request_line(line: &str) -> Option<(Option<Method>, Option<String>)> {
    if let Some(found) = METHOD.captures(line) {
        return Some((found[1].parse().ok(), None));
    }
    let found = PATH.iter().find_map(|pattern| pattern.captures(line))?;
    Some((None, Some(found[1].to_owned())))
}

/// Whether a line opens a web socket: `wss /v1/boxes`.
#[must_use]
pub fn is_web_socket(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    line.starts_with("wss ")
        || line.starts_with("ws ")
        || line.starts_with("wss://")
        || line.starts_with("ws://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_halves_of_request_lines() {
        let half = |method: Option<Method>, path: Option<&str>| Some((method, path.map(str::to_owned)));
        assert_eq!(half_request_line("Method：Get"), half(Some(Method::Get), None));
        assert_eq!(half_request_line("PATH：/v1/{id}"), half(None, Some("/v1/{id}")));
        assert_eq!(half_request_line("PATH: /"), half(None, Some("/")));
        assert_eq!(half_request_line("/"), None);
        assert_eq!(half_request_line("参数说明"), None);
    }
}
