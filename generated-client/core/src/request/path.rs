//! Filling the placeholders of a path so that it can only address what was meant.
//!
//! HTTP libraries silently drop `.` and `..` segments: deleting the tag `..` of a cluster would
//! delete the cluster. Whatever could have that effect is refused here, before anything is sent.

use crate::percent::encode;

/// The placeholders that an operation leaves to the client.
const IDENTITY: [&str; 2] = ["project_id", "domain_id"];

/// Puts a value in place of `{name}`.
pub(super) fn put(path: &str, name: &str, value: &str) -> Result<String, String> {
    let placeholder = format!("{{{name}}}");
    let parts: Vec<&str> = path.split(&placeholder).collect();
    if parts.len() == 1 {
        // The path may hold a secret by now.
        return Err(format!("the path has no parameter {name}"));
    }
    if matches!(value, "" | "." | "..") {
        return Err(format!("the path parameter {name} must not be {value:?}"));
    }
    Ok(parts.join(&encode(value.as_bytes())))
}

/// Refuses parameters left open and segments that would be dropped on the way.
pub(super) fn check(path: &str) -> Result<(), String> {
    let open = placeholders(path).find(|name| !IDENTITY.contains(name));
    if let Some(name) = open {
        return Err(format!("the path parameter {name} is missing"));
    }
    let dropped = |segment: &str| matches!(segment, "." | "..");
    if path.split('/').any(dropped) || !path.starts_with('/') {
        return Err("the path must start with a slash and have no dot segments".to_owned());
    }
    Ok(())
}

/// What a client knows of the owner of its credentials.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Identity<'a> {
    pub(crate) project_id: Option<&'a str>,
    pub(crate) domain_id: Option<&'a str>,
}

/// A path with project and domain filled in.
pub(super) fn fill(path: &str, identity: &Identity<'_>) -> Result<String, String> {
    let mut path = path.to_owned();
    for (name, known) in IDENTITY.into_iter().zip([identity.project_id, identity.domain_id]) {
        if is_open(&path, name) {
            path = put(&path, name, known.ok_or_else(|| missing(name))?)?;
        }
    }
    Ok(path)
}

/// Whether a placeholder is still open.
pub(super) fn is_open(path: &str, name: &str) -> bool {
    placeholders(path).any(|open| open == name)
}

fn missing(name: &str) -> String {
    let variable = format!("HUAWEICLOUD_SDK_{}", name.to_uppercase());
    format!(
        "the path needs a {name}, which is not known: call {name}() on the credentials, or set \
         {variable} if they come from the environment"
    )
}

/// The names of the placeholders that are still open.
fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    let openings = path.split('{').skip(1);
    openings.filter_map(|rest| Some(rest.split_once('}')?.0))
}
