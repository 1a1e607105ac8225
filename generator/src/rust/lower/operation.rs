//! One operation → one file of the client.

use super::{
    behaviour,
    context::Context,
    example::{self, Parts},
    fields::{FieldNames, Owner},
    naming::Naming,
    page,
    shared::Shared,
    structs, values,
};
use crate::{
    rust::{
        module::{Field, File, Metadata, Operation, Parameter, Payload, Presence, RustType, Setters, Struct},
        prose::sections,
    },
    spec::resolve::{self, Findings, Location, Resolved},
};

/// Lowers one operation.
pub(super) fn lower(
    resolved: &Resolved,
    operation: &resolve::Operation,
    shared: &Shared,
    findings: &mut Findings,
) -> File {
    let source = findings.path().to_owned();
    let naming = Naming::of(resolved, operation, findings);
    let mut context = Context::new(resolved, &naming.types, findings);
    let mut names = FieldNames::beside_payload();
    let parameters = parameters(operation, &mut names, &mut context);
    let body = body(operation, &naming, &mut names, &mut context);
    let (output, mut structs) = output(operation, &naming, &mut context);
    structs.extend(context.structures(operation, &naming, shared));
    let enums = naming.types.lists.iter().filter(|(number, _)| !shared.names.lists.contains_key(*number));
    let enums =
        enums.map(|(number, name)| values::open_enum(name, &resolved.lists[*number], context.findings));
    let enums = enums.collect();
    let spec = operation.spec;
    let docs = page::docs(spec);
    let name = naming.own.operation.clone();
    let mut file = File {
        name: spec.name.clone(),
        source,
        page: spec.page.clone(),
        title: spec.title.clone(),
        group: spec.group.clone(),
        docs: page::module_docs(spec),
        imports: naming.imports(shared),
        deprecated: spec.deprecated,
        operation: Operation {
            docs,
            name,
            metadata: metadata(resolved.service, spec),
            parameters,
            body,
            output,
            idempotent: operation.behaviour.idempotent,
            paging: None,
            failure: None,
            waiters: Vec::new(),
        },
        example: example_response(spec),
        structs,
        enums,
    };
    let parts = Parts { resolved, operation, naming: &naming, shared };
    behaviour::lower(&mut file, &parts, findings);
    let example = example::example(&file, &parts);
    file.operation.docs = sections([file.operation.docs, example]);
    file
}

/// Path, query and header in this order. Of the same name in several locations the first has it
/// plain, the others with their location: `name`, `name_query`.
fn parameters(
    operation: &resolve::Operation,
    names: &mut FieldNames,
    context: &mut Context,
) -> Vec<Parameter> {
    let mut parameters = Vec::new();
    for location in [Location::Path, Location::Query, Location::Header] {
        let (suffix, required) = match location {
            Location::Path => ("_path", Presence::Given),
            Location::Query => ("_query", Presence::Required),
            Location::Header => ("_header", Presence::Required),
        };
        let there = operation.parameters.iter().filter(|parameter| parameter.location == location);
        let owner = Owner { subject: location.word(), suffix, required };
        let fields = context.fields(there.map(|parameter| &parameter.field), &owner, names);
        names.next_location();
        parameters.extend(fields.into_iter().map(|field| Parameter { location, field }));
    }
    parameters
}

/// The payload of the request; none where the spec knows no field of it.
fn body(
    operation: &resolve::Operation,
    naming: &Naming,
    names: &mut FieldNames,
    context: &mut Context,
) -> Option<Payload> {
    match operation.request.as_ref()? {
        resolve::Payload::Whole(kind) => Some(Payload::Whole(whole(kind, context))),
        resolve::Payload::Fields(fields) => {
            let owner = Owner { subject: "request", suffix: "_body", required: Presence::Required };
            let fields = context.fields(fields, &owner, &mut names.of_payload());
            Some(Payload::Fields(Struct {
                docs: vec![format!("The payload of [`{}`].", naming.own.operation)],
                name: naming.own.body.clone(),
                demands: fields.iter().any(|field| field.presence == Presence::Required || field.demands),
                setters: Setters::Operation(naming.own.operation.clone()),
                fields,
            }))
        }
    }
}

/// What a success brings, with the struct of the response where it has one of its own.
fn output(operation: &resolve::Operation, naming: &Naming, context: &mut Context) -> (RustType, Vec<Struct>) {
    match &operation.response {
        None if operation.is_empty => (RustType::Unit, Vec::new()),
        None => (RustType::Bytes, Vec::new()),
        Some(resolve::Payload::Whole(kind)) => (context.types.kind(kind), Vec::new()),
        Some(resolve::Payload::Fields(fields)) => {
            let owner = Owner { subject: "response", suffix: "_field", required: Presence::Required };
            let name = naming.own.response.clone();
            let fields = context.fields(fields, &owner, &mut FieldNames::new());
            let docs = page::response_docs(operation.spec, &naming.own.operation);
            let setters = Setters::Nowhere;
            let response = Struct { docs, name: name.clone(), fields, setters, demands: false };
            (RustType::Named(name), vec![response])
        }
    }
}

impl Context<'_> {
    /// The structures that no other operation has, each where the page has it first.
    fn structures(
        &mut self,
        operation: &resolve::Operation,
        naming: &Naming,
        shared: &Shared,
    ) -> Vec<Struct> {
        let mut structs: Vec<Struct> = Vec::new();
        for (_, number) in &operation.structures {
            let name = &naming.types.structures[number];
            let is_known = structs.iter().any(|known| known.name == *name);
            if !is_known && !shared.names.structures.contains_key(number) {
                let structure = &self.resolved.structures[*number];
                structs.push(structs::structure(name, structs::own_docs(structure), structure, self));
            }
        }
        structs
    }
}

/// A payload that is no object with known fields; the operation requires it.
fn whole(kind: &resolve::Type, context: &Context) -> Field {
    let demands = match kind.innermost() {
        resolve::Type::Structure(number) => context.resolved.structures[*number].demands,
        _ => false,
    };
    Field {
        docs: vec!["The payload. Required".to_owned()],
        name: "body".to_owned(),
        wire: "body".to_owned(),
        setter: "body".to_owned(),
        presence: Presence::Required,
        deprecated: false,
        demands,
        kind: context.types.kind(kind),
    }
}

/// The first response that the page shows for a success: where it says no status, any that is no failure.
fn example_response(operation: &crate::spec::model::Operation) -> Option<String> {
    let is_success = |status: u16| (200..300).contains(&status);
    let mut examples = operation.response_examples.iter();
    let example = examples.find(|example| example.status.map_or(!example.failure, is_success))?;
    Some(format!("{:#}\n", example.body.as_ref()?))
}

fn metadata(service: &str, operation: &crate::spec::model::Operation) -> Metadata {
    Metadata {
        service: service.to_owned(),
        name: operation.name.clone(),
        method: operation.method.to_string(),
        path: operation.path.clone(),
    }
}
