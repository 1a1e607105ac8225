//! The name and the version of an operation.

use std::sync::LazyLock;

use regex::Regex;

use crate::docs::page::Page;

static VERSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[vV]\d+(?:\.\d+)*$").expect("the pattern is a constant of this module"));
static OPERATION_ID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-z]+[a-z][A-Za-z0-9]*$").expect("the pattern is a constant of this module")
});

/// The version in the path: `v1.1`; `unversioned` where there is none.
pub(super) fn version(path: &str) -> String {
    path.split('/')
        .find(|segment| VERSION.is_match(segment))
        .map_or_else(|| "unversioned".to_owned(), str::to_lowercase)
}

/// The vendor's name where the page has one, else one made of method and path.
pub(super) fn name(page: &Page, method: &str, path: &str) -> String {
    let anchor = page.title_anchor.as_deref().filter(|anchor| OPERATION_ID.is_match(anchor));
    match page.explorer_name.as_deref().or(anchor) {
        Some(name) => snake_case(name),
        None => derived(method, path),
    }
}

/// `CreateSQLJob` → `create_sql_job`.
fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let follows_lower = at > 0 && (letters[at - 1].is_lowercase() || letters[at - 1].is_ascii_digit());
        let ends_acronym = at > 0
            && letters[at - 1].is_uppercase()
            && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && (follows_lower || ends_acronym) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// `GET /v1/{project_id}/clusters/{cluster_id}` → `get_clusters_by_cluster_id`.
pub(super) fn derived(method: &str, path: &str) -> String {
    let mut name = method.to_lowercase();
    let segments = path.split('/').filter(|segment| !segment.is_empty() && !VERSION.is_match(segment));
    for segment in segments.filter(|segment| *segment != "{project_id}") {
        let word: String = segment
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
            .collect();
        let word = word.trim_matches('_');
        if segment.starts_with('{') {
            name.push_str("_by");
        }
        name.push('_');
        name.push_str(word);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_snake_case() {
        assert_eq!(snake_case("CreateSQLJob"), "create_sql_job");
        assert_eq!(snake_case("ListAllTags"), "list_all_tags");
        assert_eq!(
            derived("GET", "/v1/{project_id}/clusters/{cluster_id}/tags"),
            "get_clusters_by_cluster_id_tags"
        );
        assert_eq!(version("/api/v3/addons"), "v3");
        assert_eq!(version("/v1.1/{project_id}/x"), "v1.1");
    }
}
