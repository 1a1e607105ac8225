//! Filling the placeholders of a path so that it can only address what was meant.
//!
//! HTTP libraries silently drop `.` and `..` segments: deleting the tag `..` of a cluster would
//! delete the cluster. Whatever could have that effect is refused here, before anything is sent.

use super::Request;
use crate::core::Error;
use crate::core::percent::{decode, encode};

/// The placeholders that an operation leaves to the client.
const IDENTITY: [&str; 2] = ["project_id", "domain_id"];

/// Puts a value in place of `{name}`.
pub(super) fn place(path: &str, name: &str, value: &str) -> Result<String, String> {
    let placeholder = format!("{{{name}}}");
    if !path.contains(&placeholder) {
        return Err(format!("the path {path} has no parameter {name}"));
    }
    if matches!(value, "" | "." | "..") {
        return Err(format!("the path parameter {name} must not be {value:?}"));
    }
    Ok(path.replace(&placeholder, &encode(value.as_bytes())))
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

/// The pairs of the constant query in a path template; a name alone gets an empty value.
pub(super) fn constant_query(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| String::from_utf8_lossy(&decode(text)).into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// The path of a request with project and domain filled in.
pub(crate) fn fill_identity(
    request: &Request,
    project_id: Option<&str>,
    domain_id: Option<&str>,
) -> Result<String, Error> {
    let mut path = request.path.clone();
    for (name, known) in IDENTITY.into_iter().zip([project_id, domain_id]) {
        if !placeholders(&path).any(|open| open == name) {
            continue;
        }
        let filled = match known {
            Some(value) => place(&path, name, value),
            None => Err(missing(name)),
        };
        path = filled.map_err(|problem| Error::Build {
            message: format!("{}: {problem}", request.metadata.title()),
        })?;
    }
    Ok(path)
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
