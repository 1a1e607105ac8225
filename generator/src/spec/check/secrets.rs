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
    let fields = operations.iter().flat_map(lists).flat_map(|(_, fields)| fields);
    fields.filter(|field| field.secret).map(|field| field.name.clone()).collect()
}

/// The fields of an operation that have such a name and hold none. A number or a flag is no secret.
pub(super) fn open(operation: &Operation, names: &BTreeSet<String>) -> Vec<Finding> {
    let may_be_secret =
        |field: &Field| !matches!(field.kind, Type::Integer | Type::Long | Type::Number | Type::Boolean);
    let is_open = |field: &Field| !field.secret && may_be_secret(field) && names.contains(&field.name);
    let finding = |at: &Address, field: &Field| {
        let address = at.step(&field.name);
        Finding {
            code: Code::SecretElsewhere,
            subject: address.step("secret").to_string(),
            pointer: address.to_string(),
            message: format!("`{}` holds a secret elsewhere in the service", field.name),
            is_lenient: false,
        }
    };
    let of_list = |(at, fields): (Address, &[Field])| -> Vec<Finding> {
        fields.iter().filter(|field| is_open(field)).map(|field| finding(&at, field)).collect()
    };
    lists(operation).into_iter().flat_map(of_list).collect()
}

/// A list of fields and its address.
type List<'a> = (Address, &'a [Field]);

/// The lists of all fields of an operation.
fn lists(operation: &Operation) -> Vec<List<'_>> {
    let root = Address::default();
    let mut lists: Vec<List<'_>> = vec![
        (root.step("path_parameters"), &operation.path_parameters),
        (root.step("query_parameters"), &operation.query_parameters),
        (root.step("header_parameters"), &operation.header_parameters),
    ];
    if let Some(body) = &operation.request {
        of_body(&mut lists, &root.step("request"), body);
    }
    for response in &operation.responses {
        let at = root.step("responses").step(response.status.to_string());
        lists.push((at.step("headers"), &response.headers));
        if let Some(body) = &response.body {
            of_body(&mut lists, &at.step("body"), body);
        }
    }
    lists
}

fn of_body<'a>(lists: &mut Vec<List<'a>>, at: &Address, body: &'a Body) {
    lists.push((at.step("fields"), &body.fields));
    for structure in &body.structures {
        lists.push((at.step("structures").step(&structure.name).step("fields"), &structure.fields));
    }
}
