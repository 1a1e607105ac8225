//! Tables that belong to the root of a body although no row says so.

use serde_json::Value as Json;

use super::{Builder, Code, Field, Type, escape};
use crate::docs::{interpret::links::scope, page::TableRole};

impl Builder<'_, '_> {
    /// Tables of structures that no row leads to, but that an example has under their name at the root.
    pub(super) fn shown(
        &self,
        roots: &[(usize, Vec<usize>)],
        fields: &[Field],
        examples: &[Json],
    ) -> Vec<usize> {
        let tables = &self.reading.page.tables;
        let Some((root, _)) = roots.first() else { return Vec::new() };
        let is_shown = |name: &str| examples.iter().any(|example| example.get(name).is_some());
        let is_meant = |at: &usize| {
            let table = &tables[*at];
            let is_free = !roots.iter().any(|(root, _)| root == at) && !self.reading.links.is_referenced(*at);
            table.role == TableRole::Parameters
                && scope(table) == scope(&tables[*root])
                && is_free
                && table
                    .structure()
                    .is_some_and(|name| is_shown(name) && fields.iter().all(|field| field.name != name))
        };
        (0..tables.len()).filter(is_meant).collect()
    }

    /// The field that such a table stands for.
    pub(super) fn field_of(&mut self, table: usize, examples: &[Json]) -> Field {
        let name = self.reading.page.tables[table].structure().unwrap_or_default().to_owned();
        let is_list = examples.iter().any(|example| example.get(&name).is_some_and(Json::is_array));
        let field = Field { name, kind: Type::Object, from_example: true, ..Field::default() };
        let kind = self.structure(table, &field);
        let span = self.reading.page.tables[table].span.clone();
        let message = format!("going by the example, the table describes a field `{}`", field.name);
        let finding = self.reading.finding(Code::PlacedByExample, &span, message);
        self.reading.report(finding.subject(format!("{}/fields/{}", self.address, escape(&field.name))));
        Field { kind: if is_list { Type::Array(Box::new(kind)) } else { kind }, ..field }
    }

    /// The rows of another form of the body: what several forms have counts once, and what only
    /// this one has may be left out, for a reason that the caption gives.
    pub(super) fn join_form(&mut self, table: usize, found: Vec<Field>, fields: &mut Vec<Field>) {
        let form = self.reading.page.tables[table].structure().map(str::to_owned);
        let span = self.reading.page.tables[table].span.clone();
        let message = "going by an example, the table describes another form of the body";
        let finding = self.reading.finding(Code::PlacedByExample, &span, message);
        self.reading.report(finding.subject(format!("{}/fields", self.address)));
        for mut field in found {
            if fields.iter().any(|known| known.name == field.name && known.kind == field.kind) {
                continue;
            }
            if field.required == Some(true) {
                field.required = Some(false);
                field.condition.clone_from(&form);
            }
            fields.push(field);
        }
    }
}
