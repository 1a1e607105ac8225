//! One operation of the spec → one file of the client.

use super::{
    bodies::Bodies, candidates::Candidate, example, fields::Names, findings::Findings, imported::Imported,
    models::Models, page, structures::Types,
};
use crate::{
    rust::{
        module::{Constructor, Field, File, Metadata, Operation, Struct},
        names::upper_camel,
        prose::sections,
    },
    spec::model,
};

/// Lowers one operation.
pub(super) fn lower(service: &str, candidate: &Candidate, models: &Models, findings: &mut Findings) -> File {
    let source = findings.path().to_owned();
    let mut parts = Parts::new(candidate, models, findings);
    let operation = parts.operation(service);
    let Parts { structs, types: Types { enums, imported, .. }, .. } = parts;
    let mut file = File {
        name: candidate.operation.name.clone(),
        source,
        page: candidate.operation.page.clone(),
        docs: page::module_docs(candidate.operation),
        imports: imported.imports,
        operation,
        structs,
        enums,
    };
    let types = Imported { imports: Vec::new(), ..imported };
    let example = example::example(&file, &types, &candidate.operation.module());
    file.operation.docs = sections([file.operation.docs, example]);
    file
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
    fn new(candidate: &'a Candidate<'a>, models: &'a Models, findings: &'a mut Findings) -> Self {
        let operation = candidate.operation;
        let mut types = Types::new(models, findings);
        let own = OwnTypes::named(&mut types, operation);
        types.names.next_kind();
        let bodies = Bodies::named(&mut types, operation.request.as_ref(), candidate.answer.as_ref());
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
        method: operation.method.to_string(),
        path: operation.path.clone(),
    }
}
