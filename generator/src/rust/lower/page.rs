//! What the spec says about an operation → its documentation comment.

use crate::{
    rust::{
        module::Docs,
        prose::{code, inline, markdown, paragraphs, sections},
    },
    spec::model::{ErrorCode, Operation, Response},
};

/// What the module of an operation says: the request line.
pub(super) fn module_docs(operation: &Operation) -> Docs {
    vec![request_line(operation)]
}

/// What the operation does, how it is called, what it answers, and the page that says so.
pub(super) fn docs(operation: &Operation) -> Docs {
    let mut summary = paragraphs(&operation.summary);
    if summary.is_empty() {
        summary = paragraphs(&operation.title);
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
        headed("Answers", operation.responses.iter().map(answer).collect()),
        headed("Error codes", error_codes(operation)),
        headed("Source", vec![source(operation)]),
    ])
}

/// What the struct of an answer is.
pub(super) fn answer_docs(operation: &Operation, name: &str) -> Docs {
    let has_body = |response: &&Response| response.is_success() && response.body.is_some();
    let answers = operation.responses.iter().filter(has_body);
    let mut statuses: Vec<String> = answers.map(|response| response.status.to_string()).collect();
    statuses.sort();
    vec![format!("The answer to [`{name}`] with status {}.", statuses.join(" or "))]
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
    [format!("# {heading}"), String::new()].into_iter().chain(text).collect()
}

/// A status, what it means, and the header fields that come with it.
fn answer(response: &Response) -> String {
    let description = inline(&response.description);
    let headers: Vec<String> = response.headers.iter().map(|header| code(&header.name)).collect();
    let headers = (!headers.is_empty()).then(|| format!("header fields {}", headers.join(", ")));
    let said: Vec<String> =
        [description].into_iter().filter(|text| !text.is_empty()).chain(headers).collect();
    item(&code(&response.status.to_string()), &said)
}

fn error_codes(operation: &Operation) -> Docs {
    let listed = operation.error_codes.iter().map(error_code);
    let elsewhere = operation.error_page.iter();
    let elsewhere = elsewhere.map(|page| format!("- All codes of the service: page {}", code(page)));
    listed.chain(elsewhere).collect()
}

fn error_code(error: &ErrorCode) -> String {
    let status = error.status.map(|status| format!(" (status {status})")).unwrap_or_default();
    let texts = [&error.message, &error.description, &error.handling];
    let said: Vec<String> =
        texts.into_iter().map(|text| inline(text)).filter(|text| !text.is_empty()).collect();
    item(&format!("{}{status}", code(&error.code)), &said)
}

/// An item of a list: what it is about, and what is said about it.
fn item(about: &str, said: &[String]) -> String {
    if said.is_empty() { format!("- {about}") } else { format!("- {about}: {}", said.join("; ")) }
}

fn source(operation: &Operation) -> String {
    format!("The vendor's page “{}”, {}.", inline(&operation.title), code(&operation.page))
}
