//! Tables that belong to the root of a body although no row says so.

use serde_json::Value as Json;

use super::{Builder, Root};
use crate::{
    diagnostic::Code,
    docs::{
        interpret::{draft::Draft, recorder::Subject},
        page::{PageTable, RowId, TableId, TableRole},
    },
    spec::{
        evidence::{Aspect, Evidence},
        model::{Field, Type},
    },
};

impl Builder<'_, '_> {
    /// Tables of structures that no row leads to, but that an example has under their name at the root.
    pub(super) fn shown(&self, roots: &[Root], fields: &[Draft], examples: &[&Json]) -> Vec<TableId> {
        let page = self.sources.page;
        let Some((root, _)) = roots.first() else { return Vec::new() };
        let scope = page.table(*root).scope();
        let is_shown = |name: &str| examples.iter().any(|example| example.get(name).is_some());
        let is_meant = |(id, table): &(TableId, &PageTable)| {
            let is_free = !roots.iter().any(|(root, _)| root == id) && !self.sources.links.is_referenced(*id);
            table.role == TableRole::Parameters
                && table.scope() == scope
                && is_free
                && table
                    .structure()
                    .is_some_and(|name| is_shown(name) && fields.iter().all(|field| field.name != name))
        };
        page.tables_with_ids().filter(is_meant).map(|(id, _)| id).collect()
    }

    /// The field that such a table stands for.
    pub(super) fn field_of(&mut self, table: TableId, examples: &[&Json]) -> Draft {
        let found = self.sources.page.table(table);
        let name = found.structure().unwrap_or_default().to_owned();
        let is_list = examples.iter().any(|example| example.get(&name).is_some_and(Json::is_array));
        let message = format!("going by the example, the table describes a field `{name}`");
        let id = self.recorder.identify(&found.span);
        let mut draft = Draft { id, field: Field { name, kind: Type::Object, ..Field::default() } };
        draft.evidence.insert(Aspect::Location, Evidence::Example);
        let kind = self.structure(table, &draft);
        let finding = self.recorder.finding_of(Code::PlacedByExample, id, message);
        self.recorder.report(finding, Subject::Field(id, None));
        draft.kind = if is_list { Type::Array(Box::new(kind)) } else { kind };
        draft
    }

    /// The rows of another form of a structure: what all forms have counts once, and what one of them lacks
    /// need not be there.
    pub(super) fn join_table(&mut self, table: TableId, found: &Type) {
        let Type::Struct(name) = found else { return };
        if self.known.contains_key(&table) {
            return;
        }
        self.known.insert(table, found.clone());
        let rows: Vec<RowId> = self.sources.rows.of(table).iter().map(|row| row.id).collect();
        self.depth += 1;
        let fields = self.rows(table, &rows);
        self.depth -= 1;
        if let Some(structure) = self.structures.iter_mut().find(|structure| structure.name == *name) {
            structure.join(fields, self.recorder);
        }
    }

    /// The rows of another form of the body: what several forms have counts once, and what only
    /// this one has may be left out, for a reason that the caption gives.
    pub(super) fn join_form(&mut self, table: TableId, found: Vec<Draft>, fields: &mut Vec<Draft>) {
        let table = self.sources.page.table(table);
        let message = "going by an example, the table describes another form of the body";
        let finding = self.recorder.finding(Code::PlacedByExample, &table.span, message);
        self.recorder.report(finding, Subject::Part(self.address.clone()));
        for mut field in found {
            let known = fields.iter().find(|known| known.name == field.name && known.kind == field.kind);
            if let Some(known) = known {
                self.recorder.merge(field.id, Subject::Field(known.id, None));
                continue;
            }
            if field.required == Some(true) {
                field.condition = table.structure().map(str::to_owned);
                field.of_one_form();
            }
            field.evidence.insert(Aspect::Location, Evidence::Example);
            fields.push(field);
        }
    }
}
