//! `[Operation]` → `Resolved`: what every output needs to know of a service, decided once.
//!
//! An operation that cannot be sent is refused, with the reason as data. Of the rest, the parameters
//! are those that a caller gives, the bodies of all successes are one, and all structures and value
//! lists stand in one table each: what is alike is there once, whichever operations, requests and
//! responses document it. What is alike is decided by `shape`, and who describes it by one rule:
//! the first that says something, operations by name, requests before responses.

mod behaviour;
mod demands;
mod findings;
mod lists;
mod names;
mod parameters;
mod recursion;
mod refusal;
mod resolved;
mod responses;
mod shape;
mod structures;

pub use behaviour::{Behaviour, Failure, PageOrder, Pages, Path, State};
pub use findings::Findings;
pub(in crate::spec) use lists::english_name;
pub(crate) use names::problem as problem_of_module;
pub use resolved::{
    Direction, Field, Location, Operation, Parameter, Payload, Refused, Resolved, Structure, Type, Value,
    ValueList,
};
pub use shape::digest;

use self::{refusal::Candidate, structures::Tables};
use super::service::Service;
use crate::diagnostic::Outcome;

/// Resolves the reviewed operations of one service.
#[must_use]
pub fn resolve(service: &Service) -> Outcome<Resolved<'_>> {
    let Outcome { value: (candidates, refused), diagnostics } =
        refusal::sendable(&service.name, &service.operations);
    let mut tables = Tables::of(&candidates);
    let operations = candidates.iter().enumerate();
    let operations = operations.map(|(at, candidate)| operation(at, candidate, &mut tables)).collect();
    let (mut structures, lists) = tables.into_parts();
    recursion::mark(&mut structures);
    demands::mark(&mut structures);
    let value = Resolved {
        service: &service.name,
        error_codes: &service.error_codes,
        kept: &service.kept,
        operations,
        structures,
        lists,
        refused,
    };
    Outcome { value, diagnostics }
}

fn operation<'a>(at: usize, candidate: &Candidate<'a>, tables: &mut Tables) -> Operation<'a> {
    let spec = candidate.operation;
    let parameter = |(location, field)| Parameter { location, field: tables.parameter(&field, at) };
    let parameters = parameters::of(spec).map(parameter).collect();
    let request = spec.request.as_ref().and_then(|body| tables.payload(body, Direction::Request, at));
    let response = candidate.response.as_ref();
    let response = response.and_then(|body| tables.payload(body, Direction::Response, at));
    let structures = candidate.bodies().flat_map(|(body, direction)| tables.named(body, direction));
    let structures = structures.collect();
    let is_empty = responses::is_empty(&spec.responses);
    let behaviour = behaviour::of(spec);
    Operation { spec, parameters, request, response, structures, is_empty, behaviour }
}
