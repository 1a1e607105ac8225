//! `Service` × names of values → `Service`: values that many fields list are named once.

use super::{
    corrections::Corrections,
    model::{Field, Operation, Value},
    service::Service,
};
use crate::diagnostic::{Code, Diagnostic};

/// Gives every listed value of a field of that name its name, wherever no correction has one.
/// An entry that names nothing is a finding.
pub(super) fn value_names(service: &mut Service, corrections: &Corrections) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (field, names) in &corrections.value_names {
        for (value, name) in names {
            let mut is_found = false;
            for listed in service.operations.iter_mut().flat_map(|operation| listed(operation, field, value))
            {
                is_found = true;
                listed.name.get_or_insert_with(|| name.clone());
            }
            if !is_found {
                let message =
                    format!("no field `{field}` lists the value `{value}`, which should be named `{name}`");
                let location = corrections.locations.file();
                diagnostics.push(Diagnostic::new(Code::CorrectionNotFound, location, message));
            }
        }
    }
    diagnostics
}

fn listed<'a>(operation: &'a mut Operation, name: &str, value: &str) -> Vec<&'a mut Value> {
    let fields = operation.fields_mut().filter(|field| field.name == name);
    fields.flat_map(|field| &mut field.values).filter(|listed| listed.value == value).collect()
}

impl Operation {
    /// Every parameter, and every field of every body.
    pub(super) fn fields_mut(&mut self) -> impl Iterator<Item = &mut Field> {
        let bodies = self.responses.iter_mut().flat_map(|response| &mut response.body);
        let within = self.request.iter_mut().chain(bodies).flat_map(|body| {
            let nested = body.structures.iter_mut().flat_map(|structure| &mut structure.fields);
            body.fields.iter_mut().chain(nested)
        });
        self.path_parameters
            .iter_mut()
            .chain(&mut self.query_parameters)
            .chain(&mut self.header_parameters)
            .chain(within)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_named_wherever_the_field_lists_it_and_has_no_name() {
        let field = serde_json::json!({"name": "mode", "type": "integer", "values": [
            {"value": "0"}, {"value": "1", "name": "fast"},
        ]});
        let operation = serde_json::json!({
            "schema": 1, "service": "s", "name": "n", "version": "v1", "page": "p.md", "title": "",
            "method": "POST", "path": "/", "query_parameters": [field],
            "request": {"structures": [{"name": "Job", "fields": [field]}]},
        });
        let operations = vec![serde_json::from_value(operation).unwrap()];
        let mut service = Service { operations, ..Service::default() };
        let names = [("mode", [("0", "slow"), ("1", "quick"), ("2", "none")])];
        let names = names.map(|(field, names)| {
            (field.to_owned(), names.map(|(value, name)| (value.to_owned(), name.to_owned())).into())
        });
        let corrections = Corrections { value_names: names.into(), ..Corrections::default() };
        assert_eq!(value_names(&mut service, &corrections).len(), 1);
        let operation = &mut service.operations[0];
        let found: Vec<_> =
            operation.fields_mut().flat_map(|field| &field.values).map(|value| &value.name).collect();
        let (slow, fast) = (Some("slow".to_owned()), Some("fast".to_owned()));
        assert_eq!(found, [&slow, &fast, &slow, &fast]);
    }
}
