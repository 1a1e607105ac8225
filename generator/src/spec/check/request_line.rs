//! The request line of an example against method, path and query parameters.

use super::Finding;
use crate::{
    diagnostic::Code,
    spec::{
        http::ShownLine,
        model::{Example, Operation},
    },
};

/// What contradicts every operation of the page; an example shows one of them.
pub(super) fn request_line(operations: &[&Operation], example: &Example, address: &str) -> Option<Finding> {
    let shown = ShownLine::read(example.request_line.as_deref()?);
    let mut messages = operations.iter().map(|operation| contradiction(&shown, operation));
    let first = messages.next()??;
    let is_other = messages.any(|message| message.is_none());
    (!is_other).then(|| Finding {
        code: Code::ExampleRequestLine,
        subject: format!("{address}/request_line"),
        pointer: format!("{address}/request_line"),
        message: first,
        is_lenient: false,
    })
}

/// Whether the request line is that of another operation of the page.
pub(super) fn is_of_another(of_page: &[&Operation], own: &Operation, example: &Example) -> bool {
    let shown = example.request_line.as_deref().map(ShownLine::read);
    let is_of = |shown: &ShownLine, operation: &Operation| contradiction(shown, operation).is_none();
    shown.is_some_and(|shown| !is_of(&shown, own) && of_page.iter().any(|other| is_of(&shown, other)))
}

/// Why this is no instance of an operation.
fn contradiction(shown: &ShownLine, operation: &Operation) -> Option<String> {
    let declared = operation.template();
    if let Some(method) = shown.method.as_ref().filter(|method| *method != operation.method.text()) {
        return Some(format!("the example says {method}, the URI section {}", operation.method));
    }
    if !declared.covers(&shown.target) {
        let path: Vec<&str> = shown.target.segments().collect();
        return Some(format!(
            "the example's path is /{}, the declared one {}",
            path.join("/"),
            declared.path
        ));
    }
    let is_known = |name: &str| {
        declared.query.iter().any(|pair| pair.name == name || pair.value == name)
            || operation.query_parameters.iter().any(|field| field.name == name)
    };
    let names = shown.target.query.iter().map(|pair| pair.name.as_str());
    let unknown = names.filter(|name| name.chars().all(is_of_name)).find(|name| !is_known(name))?;
    Some(format!("no table has the query parameter `{unknown}` of the example"))
}

fn is_of_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || "_-.:[]".contains(char)
}
