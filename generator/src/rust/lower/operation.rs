//! One operation of the spec → one file of the client.

use super::{
    answer, bodies::Bodies, example, fields::Names, findings::Findings, known, page, structures::Types, wire,
};
use crate::{
    rust::{
        module::{Constructor, Field, File, Metadata, Operation, Struct},
        names::upper_camel,
        prose::sections,
    },
    spec::model::{self, Body},
};

/// Lowers one operation; none where it cannot be said in Rust.
pub(super) fn lower(service: &str, operation: &model::Operation, findings: &mut Findings) -> Option<File> {
    if !wire::is_method(&operation.method) {
        let message = format!("the client cannot send with the method `{}`", operation.method);
        findings.invalid("method", &message);
        return None;
    }
    let answer = answer::merged(&operation.responses, findings);
    if !known::all_known(operation, answer.as_ref(), findings) {
        return None;
    }
    let source = findings.path().to_owned();
    let mut parts = Parts::new(operation, answer.as_ref(), findings);
    let mut file = File {
        name: operation.name.clone(),
        source,
        docs: page::module_docs(operation),
        operation: parts.operation(service),
        structs: parts.structs,
        enums: parts.types.enums,
    };
    let example = example::example(&file, &operation.module());
    file.operation.docs = sections([file.operation.docs, example]);
    Some(file)
}

/// The parts of an operation as they are lowered one after the other.
pub(super) struct Parts<'a> {
    /// Where they come from.
    pub(super) operation: &'a model::Operation,
    /// The types that the operation brings itself.
    pub(super) own: OwnTypes,
    /// What it sends and what it brings.
    pub(super) bodies: Bodies<'a>,
    /// The types of the file so far.
    pub(super) types: Types<'a>,
    /// The names that its parameters and the fields of its payload take.
    pub(super) names: Names,
    /// The structs so far, but the payload.
    pub(super) structs: Vec<Struct>,
}

/// The names of the types that an operation brings itself, whether or not it needs all.
pub(super) struct OwnTypes {
    /// The request.
    pub(super) operation: String,
    /// Its payload.
    pub(super) body: String,
    /// Its answer.
    pub(super) response: String,
    /// What it cannot do without.
    pub(super) required: String,
}

impl OwnTypes {
    fn named(types: &mut Types, operation: &model::Operation) -> Self {
        let name = upper_camel(&operation.name);
        let mut named = |part: &str| types.name(&format!("{name}{part}"), "Operation", &operation.name);
        Self {
            operation: named(""),
            body: named("Body"),
            response: named("Response"),
            required: named("Required"),
        }
    }
}

impl<'a> Parts<'a> {
    /// Names all types: the operation's own first, then those that the page names. The enums come
    /// later and are called after both, so that a field that is added some day renames nothing.
    fn new(operation: &'a model::Operation, answer: Option<&'a Body>, findings: &'a mut Findings) -> Self {
        let mut types = Types::new(findings);
        let own = OwnTypes::named(&mut types, operation);
        types.names.next_kind();
        let bodies = Bodies::named(&mut types, operation.request.as_ref(), answer);
        types.names.next_kind();
        Self { operation, own, bodies, types, names: Names::beside_payload(), structs: Vec::new() }
    }

    fn operation(&mut self, service: &str) -> Operation {
        let name = self.own.operation.clone();
        let mut operation = Operation {
            docs: page::docs(self.operation),
            metadata: metadata(service, self.operation),
            parameters: self.types.parameters(self.operation, &name, &mut self.names),
            body: self.payload(),
            constructor: Constructor::Absent,
            output: self.output(),
            name,
        };
        let reachable: Vec<&Field> = operation.reachable().collect();
        let required = self.own.required.clone();
        operation.constructor = self.types.constructor(&operation.name, &reachable, Some(required));
        operation
    }
}

fn metadata(service: &str, operation: &model::Operation) -> Metadata {
    Metadata {
        service: service.to_owned(),
        name: operation.name.clone(),
        method: operation.method.clone(),
        path: operation.path.clone(),
    }
}
