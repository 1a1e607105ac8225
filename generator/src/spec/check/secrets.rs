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
    let mut names = BTreeSet::new();
    for operation in operations {
        lists(operation, &mut |_, fields| {
            let secret = fields.iter().filter(|field| field.secret);
            names.extend(secret.map(|field| field.name.clone()));
        });
    }
    names
}

/// The fields of an operation that have such a name and hold none. A number or a flag is no secret.
pub(super) fn open(operation: &Operation, names: &BTreeSet<String>) -> Vec<Finding> {
    let may_be_secret =
        |field: &Field| !matches!(field.kind, Type::Integer | Type::Long | Type::Number | Type::Boolean);
    let is_open = |field: &Field| !field.secret && may_be_secret(field) && names.contains(&field.name);
    let finding = |steps: &[&str], field: &Field| {
        let list = steps.iter().fold(Address::default(), |at, step| at.step(step));
        let address = list.step(&field.name);
        Finding {
            code: Code::SecretElsewhere,
            subject: address.step("secret").to_string(),
            pointer: address.to_string(),
            message: format!("`{}` holds a secret elsewhere in the service", field.name),
            is_lenient: false,
        }
    };
    let mut findings = Vec::new();
    lists(operation, &mut |steps, fields| {
        findings.extend(fields.iter().filter(|field| is_open(field)).map(|field| finding(steps, field)));
    });
    findings
}

/// Visits the lists of all fields of an operation, each with the steps to it.
fn lists(operation: &Operation, visit: &mut impl FnMut(&[&str], &[Field])) {
    visit(&["path_parameters"], &operation.path_parameters);
    visit(&["query_parameters"], &operation.query_parameters);
    visit(&["header_parameters"], &operation.header_parameters);
    if let Some(body) = &operation.request {
        of_body(&["request"], body, visit);
    }
    for response in &operation.responses {
        let status = response.status.to_string();
        visit(&["responses", &status, "headers"], &response.headers);
        if let Some(body) = &response.body {
            of_body(&["responses", &status, "body"], body, visit);
        }
    }
}

fn of_body(at: &[&str], body: &Body, visit: &mut impl FnMut(&[&str], &[Field])) {
    visit(&[at, &["fields"]].concat(), &body.fields);
    for structure in &body.structures {
        visit(&[at, &["structures", &structure.name, "fields"]].concat(), &structure.fields);
    }
}
