//! `[Operation]` → those that can be sent, and why the others cannot.

mod behaviour;

use std::collections::BTreeSet;

use super::{
    findings::Findings,
    names, recursion,
    resolved::{Direction, Refused},
    responses,
};
use crate::{
    diagnostic::Outcome,
    spec::model::{Body, Field, Language, Method, Operation, Type},
};

/// Names of modules that stand beside those of the versions.
const BESIDE_VERSIONS: &[&str] = &["error_codes", "types"];

/// An operation that can be sent.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// The operation.
    pub(super) operation: &'a Operation,
    /// What a success brings.
    pub(super) response: Option<Body>,
}

impl Candidate<'_> {
    /// What it sends, then what it brings.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&Body, Direction)> {
        let request = self.operation.request.iter().map(|body| (body, Direction::Request));
        request.chain(self.response.iter().map(|body| (body, Direction::Response)))
    }
}

/// The operations by id, without those that cannot be sent and those whose name is taken.
pub(super) fn sendable<'a>(
    service: &str,
    operations: &'a [Operation],
) -> Outcome<(Vec<Candidate<'a>>, Vec<Refused<'a>>)> {
    let mut diagnostics = Vec::new();
    let (mut candidates, mut refused) = (Vec::new(), Vec::new());
    let mut taken = BTreeSet::new();
    let mut operations: Vec<&Operation> = operations.iter().collect();
    operations.sort_by_cached_key(|operation| (operation.id(), operation.page.clone()));
    for operation in operations {
        let mut reasons = Findings::of(service, operation);
        let mut conflicts = Findings::of(service, operation);
        let response = responses::merged(&operation.responses, &mut conflicts);
        if taken.contains(&operation.id()) {
            reasons.collision(&operation.name, "two operations of one version have this name");
        } else {
            refuse(operation, response.as_ref(), &mut reasons);
        }
        let reasons = reasons.into_diagnostics();
        if reasons.is_empty() {
            taken.insert(operation.id());
            twice(operation, response.as_ref(), &mut conflicts);
            candidates.push(Candidate { operation, response });
            diagnostics.extend(conflicts.into_diagnostics());
        } else {
            refused.push(Refused { operation, reasons });
        }
    }
    Outcome { value: (candidates, refused), diagnostics }
}

/// Says which fields stand twice in one list; the first counts.
fn twice(operation: &Operation, response: Option<&Body>, conflicts: &mut Findings) {
    let parameters = [
        ("path".to_owned(), &operation.path_parameters),
        ("query".to_owned(), &operation.query_parameters),
        ("header".to_owned(), &operation.header_parameters),
    ];
    let bodies = [("request", operation.request.as_ref()), ("response", response)];
    let bodies = bodies.into_iter().filter_map(|(direction, body)| Some((direction, body?)));
    let nested = bodies.flat_map(|(direction, body)| {
        let nested = body.structures.iter();
        let nested = nested.map(move |one| (format!("{direction}: {}", one.name), &one.fields));
        [(direction.to_owned(), &body.fields)].into_iter().chain(nested)
    });
    for (subject, fields) in parameters.into_iter().chain(nested) {
        let mut seen = BTreeSet::new();
        for field in fields.iter().filter(|field| !seen.insert(field.name.as_str())) {
            conflicts.collision(&format!("{subject}: {}", field.name), "the field stands there twice");
        }
    }
}

/// Says everything that is in the way of sending the operation.
fn refuse(operation: &Operation, response: Option<&Body>, reasons: &mut Findings) {
    if let Some(problem) = names::problem(&operation.name) {
        reasons.invalid("name", &problem);
    }
    let module = operation.module();
    if names::problem(&module).is_some() || BESIDE_VERSIONS.contains(&module.as_str()) {
        let message = format!("`{}` is no version of an API", operation.version.escape_debug());
        reasons.invalid("version", &message);
    }
    if operation.method == Method::Copy {
        let message = format!("the client cannot send with the method `{}`", operation.method);
        reasons.invalid("method", &message);
    }
    if let Some(language) = foreign_language(operation) {
        let message = format!("its bodies are {language}, and the client speaks JSON");
        reasons.invalid("request_examples", &message);
    }
    if let Some(name) = operation.request.as_ref().and_then(|body| recursion::endless(&body.structures)) {
        let message = "a required field makes the structure infinitely recursive";
        reasons.invalid(&format!("request: {name}"), message);
    }
    for (at, message) in operation.misbehaviour() {
        reasons.invalid(&at, &message);
    }
    unknown_types(operation, response, reasons);
}

/// What the examples are written in, where none of them is JSON.
fn foreign_language(operation: &Operation) -> Option<&'static str> {
    let examples = || operation.request_examples.iter().chain(&operation.response_examples);
    if examples().any(|example| example.body.is_some()) {
        return None;
    }
    examples().find_map(|example| match example.language? {
        Language::Xml => Some("XML"),
        Language::Form => Some("forms"),
        Language::Multipart => Some("forms in several parts"),
        Language::Program => None,
    })
}

/// Says every type that nobody has decided.
fn unknown_types(operation: &Operation, response: Option<&Body>, reasons: &mut Findings) {
    let parameters = [
        ("path", &operation.path_parameters),
        ("query", &operation.query_parameters),
        ("header", &operation.header_parameters),
    ];
    for (location, fields) in parameters {
        for field in fields {
            if let Some(message) = problem_of_parameter(field) {
                reasons.unknown_type(&format!("{location}: {}", field.name), &message);
            }
        }
    }
    for (direction, body) in [("request", operation.request.as_ref()), ("response", response)] {
        for (subject, kind) in body.iter().flat_map(|body| kinds(direction, body)) {
            if let Some(message) = body.and_then(|body| problem_of_type(kind, body)) {
                reasons.unknown_type(&subject, &message);
            }
        }
    }
}

/// A parameter holds scalars and lists of scalars: how a service would write anything else into a
/// URL is not known.
fn problem_of_parameter(field: &Field) -> Option<String> {
    let element = match &field.kind {
        Type::Array(element) => element,
        other => other,
    };
    match element {
        Type::Unknown(text) => Some(format!("the type `{text}` is unknown")),
        Type::Array(_) | Type::Map(_) | Type::Struct(_) | Type::Object | Type::Any => {
            Some(format!("a parameter cannot hold `{}`", field.kind))
        }
        _ => None,
    }
}

/// Every type of a body, with what messages call their location.
fn kinds<'a>(direction: &'a str, body: &'a Body) -> impl Iterator<Item = (String, &'a Type)> {
    let root = body.root.iter().map(move |root| (direction.to_owned(), root));
    let fields = body.fields.iter().map(move |field| (format!("{direction}: {}", field.name), &field.kind));
    let nested = body.structures.iter().flat_map(move |structure| {
        let subject = move |field: &Field| format!("{direction}: {}.{}", structure.name, field.name);
        structure.fields.iter().map(move |field| (subject(field), &field.kind))
    });
    root.chain(fields).chain(nested)
}

fn problem_of_type(kind: &Type, body: &Body) -> Option<String> {
    match kind.innermost() {
        Type::Unknown(text) => Some(format!("the type `{text}` is unknown")),
        Type::Struct(name) => {
            let is_defined = body.structures.iter().any(|structure| structure.name == *name);
            (!is_defined).then(|| format!("the structure `{name}` is nowhere defined"))
        }
        _ => None,
    }
}
