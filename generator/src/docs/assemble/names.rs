//! The name and the version of an operation.

mod disputed;

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    case::snake,
    docs::page::Page,
    spec::{http::PathTemplate, links::explorer_name, model::Operation, service::Fallbacks},
};

pub(super) use disputed::{Anchors, settle};

static VERSION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[vV]\d+(?:\.\d+)*$").expect("the pattern is a constant of this module"));
static OPERATION_ID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Za-z]+[a-z][A-Za-z0-9]*$").expect("the pattern is a constant of this module")
});

/// A placeholder of which the name of an operation need not speak.
const SILENT: &str = "{project_id}";

/// Gives the operations of a page their versions and names: the vendor's name stays with the first
/// operation of each version, the others are called after their request lines. Gives the others.
pub(super) fn name(operations: &mut [Operation], page: &Page) -> Fallbacks {
    let mut fallbacks = Fallbacks::new();
    let claimed = claimed(page);
    let mut versions: Vec<String> = Vec::new();
    for operation in operations {
        operation.version = version(&operation.template());
        let is_first = !versions.contains(&operation.version);
        versions.push(operation.version.clone());
        operation.name = match &claimed {
            Some(claimed) if is_first => claimed.clone(),
            _ => {
                fallbacks.insert((operation.page.clone(), operation.line()), None);
                derived(operation)
            }
        };
    }
    fallbacks
}

/// The anchors of the titles, by page.
pub(super) fn anchors<'a>(pages: &[&'a Page]) -> Anchors<'a> {
    pages.iter().filter_map(|page| Some((&page.id, page.title_anchor.as_deref()?))).collect()
}

/// The version in the path: `v1.1`; `unversioned` where there is none.
fn version(target: &PathTemplate) -> String {
    target
        .segments()
        .find(|segment| VERSION.is_match(segment))
        .map_or_else(|| "unversioned".to_owned(), str::to_lowercase)
}

/// The vendor's name for the operation, where the page has one: in the link to the vendor's tool, or
/// behind the title.
fn claimed(page: &Page) -> Option<String> {
    let anchor = page.title_anchor.as_deref();
    let is_name = |name: &&str| OPERATION_ID.is_match(name);
    page.explorer.as_deref().and_then(explorer_name).filter(is_name).or(anchor.filter(is_name)).map(snake)
}

/// A name made of all that makes the operation another one than the rest:
/// `GET /v1/{project_id}/clusters/{cluster_id}` → `get_clusters_by_cluster_id`.
fn derived(operation: &Operation) -> String {
    let template = operation.template();
    let mut words = vec![operation.method.text().to_lowercase()];
    let segments = template.segments().filter(|segment| !VERSION.is_match(segment) && *segment != SILENT);
    for segment in segments {
        words.extend(segment.starts_with('{').then(|| "by".to_owned()));
        words.extend(parts(segment));
    }
    words.extend(
        template.query.iter().flat_map(|pair| [&pair.name, &pair.value]).flat_map(|text| parts(text)),
    );
    words.extend(operation.action().into_iter().flat_map(parts));
    words.join("_")
}

/// What of a text can stand in a name.
fn parts(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_in_paths() {
        assert_eq!(version(&PathTemplate::new("/api/v3/addons")), "v3");
        assert_eq!(version(&PathTemplate::new("/v1.1/{project_id}/x")), "v1.1");
    }

    #[test]
    fn derived_names_hold_all_that_tells_operations_apart() {
        let cases = [
            ("GET", "/v1/{project_id}/clusters/{cluster_id}/tags", "get_clusters_by_cluster_id_tags"),
            ("GET", "/v2.0/{region}:{ip-id}", "get_by_region_ip_id"),
            ("POST", "/v1/graphs?action_id=upgrade", "post_graphs_action_id_upgrade"),
            ("GET", "/", "get"),
        ];
        for (method, path, name) in cases {
            let operation = disputed::tests::operation("x", method, path);
            assert_eq!(derived(&operation), name);
        }
    }
}
