//! Names of values are given behind the corrections, which know values by what stands on the wire.

use std::collections::BTreeMap;

use crate::spec::model::Operation;

/// Both forms without the names that nobody changed.
pub(super) fn without_value_names(old: &Operation, new: &Operation) -> (Operation, Operation) {
    let (of_old, of_new) = (named(old), named(new));
    let old = without(old, |value| of_new.get(value).is_none_or(|name| *name == of_old[value]));
    let new = without(new, |value| of_old.get(value).is_some_and(|name| *name == of_new[value]));
    (old, new)
}

/// A value of a field.
type Listed = (String, String);

fn named(operation: &Operation) -> BTreeMap<Listed, Option<String>> {
    let mut operation = operation.clone();
    let values = operation.fields_mut().flat_map(|field| {
        let values = field.values.iter();
        values.map(|value| ((field.name.clone(), value.value.clone()), value.name.clone()))
    });
    values.collect()
}

fn without(operation: &Operation, is_unchanged: impl Fn(&Listed) -> bool) -> Operation {
    let mut operation = operation.clone();
    for field in operation.fields_mut() {
        for value in &mut field.values {
            if is_unchanged(&(field.name.clone(), value.value.clone())) {
                value.name = None;
            }
        }
    }
    operation
}
