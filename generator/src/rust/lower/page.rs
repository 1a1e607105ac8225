//! What the spec says about an operation → its documentation comment.

use std::collections::BTreeMap;

use crate::{
    rust::{
        module::{Docs, File},
        prose::{code, inline, markdown, paragraphs, sections},
    },
    spec::model::{ErrorCode, Operation, Response},
};

/// What the module of an operation says: the request line.
pub(super) fn module_docs(operation: &Operation) -> Docs {
    vec![request_line(operation)]
}

/// What the operation does, how it is called, what it brings, and the page that says so.
pub(super) fn docs(operation: &Operation) -> Docs {
    let mut summary = paragraphs(&operation.summary);
    if summary.is_empty() {
        summary = vec![format!("The operation that the vendor's page calls “{}”.", inline(&operation.title))];
    }
    let (first, second) = if operation.wording.is_empty() {
        (summary, Docs::new())
    } else {
        (markdown(&operation.wording), summary)
    };
    sections([
        first,
        deprecation(operation),
        vec![request_line(operation)],
        second,
        headed("Constraints", paragraphs(&operation.constraints)),
        headed("Permissions", permissions(operation)),
        headed("Responses", items(operation.responses.iter().map(response))),
        headed("Error codes", items(operation.error_codes.iter().map(error_code))),
        headed("Source", vec![source(operation)]),
    ])
}

/// What the struct of a response is.
pub(super) fn response_docs(operation: &Operation, name: &str) -> Docs {
    let has_body = |response: &&Response| response.is_success() && response.body.is_some();
    let successes = operation.responses.iter().filter(has_body);
    let mut statuses: Vec<String> = successes.map(|response| response.status.to_string()).collect();
    statuses.sort();
    vec![format!("The response to [`{name}`] with status {}.", statuses.join(" or "))]
}

/// What a version says about itself: its operations, by chapter of the reference.
pub(super) fn version_docs(service: &str, name: &str, files: &[File]) -> Docs {
    let mut groups: BTreeMap<Option<&str>, Docs> = BTreeMap::new();
    for file in files {
        let title = inline(&file.title);
        let line = format!("- [`{}`] – {title}", file.operation.name);
        groups.entry(file.group.as_deref()).or_default().push(line);
    }
    let head = vec![format!("Version `{}` of the API of `{service}`.", name.replace('_', "."))];
    let groups = groups.into_iter().map(|(group, lines)| match group {
        Some(group) => headed(&inline(group), lines),
        None => lines,
    });
    sections([head].into_iter().chain(groups))
}

fn request_line(operation: &Operation) -> String {
    code(&format!("{} {}", operation.method, operation.path))
}

fn deprecation(operation: &Operation) -> Docs {
    let sentence = || "**Deprecated**: the vendor advises against this operation.".to_owned();
    operation.deprecated.then(sentence).into_iter().collect()
}

fn headed(heading: &str, text: Docs) -> Docs {
    if text.is_empty() {
        return text;
    }
    [format!("# {heading}")].into_iter().chain(text).collect()
}

/// A status, what it means, and the header fields that come with it.
fn response(response: &Response) -> (String, Vec<String>) {
    let description = inline(&response.description);
    let headers: Vec<String> = response.headers.iter().map(|header| code(&header.name)).collect();
    let headers = (!headers.is_empty()).then(|| format!("header fields {}", headers.join(", ")));
    let said: Vec<String> =
        [description].into_iter().filter(|text| !text.is_empty()).chain(headers).collect();
    (code(&response.status.to_string()), said)
}

/// The actions of a policy that allow it.
fn permissions(operation: &Operation) -> Docs {
    operation.permissions.iter().map(|action| format!("- {}", code(action))).collect()
}

fn error_code(error: &ErrorCode) -> (String, Vec<String>) {
    let status = error.status.map(|status| format!(" (status {status})")).unwrap_or_default();
    let texts = [&error.message, &error.description, &error.handling];
    let said: Vec<String> =
        texts.into_iter().map(|text| inline(text)).filter(|text| !text.is_empty()).collect();
    (format!("{}{status}", code(&error.code)), said)
}

/// Items of a list: what each is about, and what is said about it. Those of which nothing is said are one
/// item, the last.
fn items(items: impl Iterator<Item = (String, Vec<String>)>) -> Docs {
    let (silent, speaking): (Vec<_>, Vec<_>) = items.partition(|(_, said)| said.is_empty());
    let silent: Vec<String> = silent.into_iter().map(|(about, _)| about).collect();
    let last = (!silent.is_empty()).then(|| format!("- {}", silent.join(", ")));
    let speaking = speaking.into_iter().map(|(about, said)| format!("- {about}: {}", said.join("; ")));
    speaking.chain(last).collect()
}

fn source(operation: &Operation) -> String {
    let title = format!("“{}”", inline(&operation.title));
    let title = operation.links.page.as_deref().map_or(title.clone(), |page| link(&title, page));
    let page = code(operation.page.as_str());
    let codes = operation.error_page.as_deref();
    let codes = codes.map(|page| format!("all error codes of the service: {}", code(page)));
    let explorer = operation.links.explorer.as_deref();
    let explorer = explorer.map(|address| format!("to be tried in its {}", link("API Explorer", address)));
    let parts = [Some(format!("The vendor's page {title}, {page}")), explorer, codes];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

fn link(text: &str, address: &str) -> String {
    format!("[{text}](<{address}>)")
}
