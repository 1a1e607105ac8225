//! The request line of an example against method, path and query parameters.

use super::Finding;
use crate::{
    diagnostic::Code,
    spec::model::{Example, Operation},
};

/// What contradicts every operation of the page; an example shows one of them.
pub(super) fn request_line(operations: &[&Operation], example: &Example, address: &str) -> Option<Finding> {
    let target = Target::new(example.request_line.as_deref()?);
    let mut messages = operations.iter().map(|operation| target.contradicts(operation));
    let first = messages.next()??;
    let is_other = messages.any(|message| message.is_none());
    (!is_other).then(|| Finding {
        code: Code::ExampleRequestLine,
        subject: format!("{address}/request_line"),
        message: first,
    })
}

/// A request line, cut up.
#[derive(Debug, PartialEq)]
struct Target {
    /// Not every example says it.
    method: Option<String>,
    path: String,
    /// The names in the query.
    query: Vec<String>,
}

impl Target {
    fn new(line: &str) -> Self {
        let line = line.split(" HTTP/").next().unwrap_or(line);
        let is_method = |word: &str| word.len() > 2 && word.chars().all(|sign| sign.is_ascii_alphabetic());
        let method_end = line.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(line.len());
        let (method, target) = match line.split_at(method_end) {
            (method, target) if is_method(method) && target.starts_with([' ', '\t', '/']) => {
                (Some(method.to_uppercase()), target)
            }
            _ => (None, line),
        };
        // Long lines are broken by blanks.
        let target: String = target.chars().filter(|sign| !sign.is_whitespace()).collect();
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let names = query.split('&').map(|pair| pair.split('=').next().unwrap_or(pair));
        let names = names.filter(|name| !name.is_empty() && name.chars().all(is_of_name));
        Self { method, path: normal(without_host(path)), query: names.map(str::to_owned).collect() }
    }

    /// Why this is no instance of an operation.
    fn contradicts(&self, operation: &Operation) -> Option<String> {
        let (declared, constant) = operation.path.split_once('?').unwrap_or((&operation.path, ""));
        if let Some(method) = self.method.as_ref().filter(|method| **method != operation.method) {
            return Some(format!("the example says {method}, the URI section {}", operation.method));
        }
        if !is_instance(&self.path, &normal(declared)) {
            return Some(format!("the example's path is {}, the declared one {declared}", self.path));
        }
        let is_constant = |name: &str| constant.split(['&', '=']).any(|known| known == name);
        let is_known = |name: &str| {
            is_constant(name) || operation.query_parameters.iter().any(|field| field.name == name)
        };
        let unknown = self.query.iter().find(|name| !is_known(name))?;
        Some(format!("no table has the query parameter `{unknown}` of the example"))
    }
}

fn is_of_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "_-.:[]".contains(sign)
}

/// The path behind `https://{endpoint}`, `{endpoint}` or `$ENDPOINT`.
fn without_host(target: &str) -> &str {
    let rest = target.split_once("://").map(|(_, rest)| rest);
    let is_host = !target.starts_with(['/', 'v', 'V']);
    match rest.or(is_host.then_some(target)) {
        Some(rest) => rest.find('/').map_or("/", |at| &rest[at..]),
        None => target,
    }
}

/// A path with one slash before each segment and none at the end.
fn normal(path: &str) -> String {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    format!("/{}", segments.join("/"))
}

/// Whether a path is the declared one with its placeholders filled in, or left as they are.
fn is_instance(path: &str, declared: &str) -> bool {
    let (given, declared): (Vec<&str>, Vec<&str>) =
        (path.split('/').collect(), declared.split('/').collect());
    given.len() == declared.len()
        && given.iter().zip(&declared).all(|(given, declared)| given == declared || declared.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form_of_a_request_line() {
        for (line, method, path, query) in [
            ("GET https://{endpoint}/v1/{id}?a=1&b={b}", Some("GET"), "/v1/{id}", vec!["a", "b"]),
            ("post /v1//boxes/ HTTP/1.1", Some("POST"), "/v1/boxes", vec![]),
            ("GET/v1/boxes", Some("GET"), "/v1/boxes", vec![]),
            ("/v1/boxes?a= 1& b=2", None, "/v1/boxes", vec!["a", "b"]),
            ("GET v1.0/boxes?&a=1", Some("GET"), "/v1.0/boxes", vec!["a"]),
            ("PUT {Storage Endpoint}/v1/boxes?{a}", Some("PUT"), "/v1/boxes", vec![]),
            ("GET $URL/boxes", Some("GET"), "/boxes", vec![]),
            ("GET https://endpoint", Some("GET"), "/", vec![]),
        ] {
            let target = Target::new(line);
            assert_eq!(target.method.as_deref(), method, "{line}");
            assert_eq!(
                (target.path.as_str(), target.query),
                (path, query.into_iter().map(str::to_owned).collect()),
                "{line}"
            );
        }
    }
}
