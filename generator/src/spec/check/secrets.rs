//! Names that hold a secret in one operation of a service and not in another.

use std::collections::BTreeSet;

use super::Finding;
use crate::{
    diagnostic::Code,
    spec::{
        address::Address,
        model::{Body, Field, Operation, Type},
    },
};

/// The names of the fields that hold secrets anywhere in the service.
pub(super) fn names(operations: &[Operation]) -> BTreeSet<String> {
    let fields = operations.iter().flat_map(fields);
    fields.filter(|(_, field)| field.secret).map(|(_, field)| field.name.clone()).collect()
}

/// The fields of an operation that have such a name and hold none. A number or a flag is no secret.
pub(super) fn open(operation: &Operation, names: &BTreeSet<String>) -> Vec<Finding> {
    let may_be_secret =
        |field: &Field| !matches!(field.kind, Type::Integer | Type::Long | Type::Number | Type::Boolean);
    let is_open = |field: &Field| !field.secret && may_be_secret(field) && names.contains(&field.name);
    let finding = |(address, field): (Address, &Field)| Finding {
        code: Code::SecretElsewhere,
        subject: address.step("secret").to_string(),
        pointer: address.to_string(),
        message: format!("`{}` holds a secret elsewhere in the service", field.name),
        is_lenient: false,
    };
    fields(operation).into_iter().filter(|(_, field)| is_open(field)).map(finding).collect()
}

/// All fields of an operation, each with its address.
fn fields(operation: &Operation) -> Vec<(Address, &Field)> {
    let root = Address::default();
    let mut fields = Vec::new();
    for (list, of_list) in [
        ("path_parameters", &operation.path_parameters),
        ("query_parameters", &operation.query_parameters),
        ("header_parameters", &operation.header_parameters),
    ] {
        add(&mut fields, &root.step(list), of_list);
    }
    if let Some(body) = &operation.request {
        of_body(&mut fields, &root.step("request"), body);
    }
    for response in &operation.responses {
        let at = root.step("responses").step(response.status.to_string());
        add(&mut fields, &at.step("headers"), &response.headers);
        if let Some(body) = &response.body {
            of_body(&mut fields, &at.step("body"), body);
        }
    }
    fields
}

fn of_body<'a>(fields: &mut Vec<(Address, &'a Field)>, at: &Address, body: &'a Body) {
    add(fields, &at.step("fields"), &body.fields);
    for structure in &body.structures {
        add(fields, &at.step("structures").step(&structure.name).step("fields"), &structure.fields);
    }
}

fn add<'a>(fields: &mut Vec<(Address, &'a Field)>, at: &Address, list: &'a [Field]) {
    fields.extend(list.iter().map(|field| (at.step(&field.name), field)));
}
