//! `Service` → `Service`: without the texts of pages that are not ours to publish.

use super::{
    model::{Body, ErrorCode, Field, Operation, Value},
    resolve::english_name,
    service::Service,
};

/// What stands in the spec for the sentence that says when a field must be sent.
const CONDITION: &str = "in cases that the vendor's page names";

/// Leaves out sentences and examples; what they made known of fields and values stays.
#[must_use]
pub fn omit(mut service: Service) -> Service {
    service.operations.iter_mut().for_each(of_operation);
    service.error_codes.iter_mut().for_each(of_error);
    service
}

fn of_operation(operation: &mut Operation) {
    operation.summary.clear();
    operation.constraints.clear();
    operation.request_examples.clear();
    operation.response_examples.clear();
    operation.error_codes.iter_mut().for_each(of_error);
    let parameters = operation.path_parameters.iter_mut().chain(&mut operation.query_parameters);
    parameters.chain(&mut operation.header_parameters).for_each(of_field);
    operation.request.iter_mut().for_each(of_body);
    for response in &mut operation.responses {
        response.description.clear();
        response.headers.iter_mut().for_each(of_field);
        response.body.iter_mut().for_each(of_body);
    }
}

fn of_body(body: &mut Body) {
    let nested = body.structures.iter_mut().flat_map(|structure| &mut structure.fields);
    body.fields.iter_mut().chain(nested).for_each(of_field);
}

fn of_field(field: &mut Field) {
    field.description.clear();
    field.condition = field.condition.take().map(|_| CONDITION.to_owned());
    field.values.iter_mut().for_each(of_value);
}

/// The meaning goes, the name that it gives to the value stays.
fn of_value(value: &mut Value) {
    value.name = value.name.take().or_else(|| english_name(value));
    value.meaning.clear();
}

fn of_error(error: &mut ErrorCode) {
    for text in [&mut error.module, &mut error.message, &mut error.description, &mut error.handling] {
        text.clear();
    }
}

#[cfg(test)]
mod tests;
