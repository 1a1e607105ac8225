//! The rows of one table → its fields: groups, dotted names, elements of XML, references.

use std::collections::BTreeMap;

use super::{Builder, DEEPEST};
use crate::{
    diagnostic::Code,
    docs::{
        interpret::{
            draft::Draft,
            field, parents, placement,
            recorder::{FieldId, Subject},
        },
        outcomes::{NOTHING, RowOutcome},
        page::{RowId, TableId},
        rows::{ParameterRow, is_identifier},
    },
    spec::{
        model::{Field, Type},
        report::{Purpose, Reason},
    },
};

/// Rows under a row of one cell.
pub(super) struct Group {
    name: String,
    /// That row, where there is one.
    row: Option<RowId>,
    members: Vec<Draft>,
}

impl Builder<'_, '_> {
    /// The fields of a table's rows. A row of one cell names the object that the rows below it fill.
    pub(super) fn rows(&mut self, table: TableId, rows: &[RowId]) -> Vec<Draft> {
        self.recorder.mark_table(table);
        let places = parents::places(self.sources.rows.of(table));
        let mut fields = Vec::new();
        let mut group: Option<Group> = None;
        for id in rows {
            let row = self.sources.rows.row(*id);
            if row.is_group {
                self.close(group.take(), &mut fields);
                group = self.group(row);
                continue;
            }
            self.own(&mut group, row.owner.clone(), &mut fields);
            let found = self.row(row);
            self.report_unknown(row, found.first(), &places[id.row].unknown);
            let found = found.into_iter().flat_map(|field| self.in_each_place(field, &places[id.row].names));
            let found: Vec<Draft> = found.collect();
            match &mut group {
                Some(group) => group.members.extend(found),
                None => fields.extend(found),
            }
        }
        self.close(group, &mut fields);
        self.nest_dotted(fields)
    }

    /// An element of XML once for each element around it.
    fn in_each_place(&mut self, field: Draft, dotted: &[String]) -> Vec<Draft> {
        if dotted.is_empty() {
            return vec![field];
        }
        let span = self.recorder.span(field.id);
        let copy = |(at, name): (usize, &String)| Draft {
            id: if at == 0 { field.id } else { self.recorder.identify(&span) },
            field: Field { name: name.clone(), ..field.field.clone() },
        };
        dotted.iter().enumerate().map(copy).collect()
    }

    /// Rows that name what they are members of stand in a group, as long as they name the same.
    fn own(&mut self, group: &mut Option<Group>, owner: Option<String>, fields: &mut Vec<Draft>) {
        let present = group.as_ref().filter(|group| group.row.is_none()).map(|group| group.name.clone());
        if owner == present {
            return;
        }
        self.close(group.take(), fields);
        *group = owner.map(|name| Group { name, row: None, members: Vec::new() });
    }

    fn row(&mut self, row: &ParameterRow<'_>) -> Vec<Draft> {
        let mut fields = field::fields(self.sources, self.recorder, row);
        self.recorder
            .mark(row.id, if fields.is_empty() { NOTHING } else { RowOutcome::Used(Purpose::Field) });
        for field in &mut fields {
            self.refer(row, field);
        }
        fields
    }

    fn group(&mut self, row: &ParameterRow<'_>) -> Option<Group> {
        let cells = &self.sources.page.row(row.id).cells;
        let name = cells.first().map(crate::docs::document::Cell::plain).unwrap_or_default();
        let is_name = is_identifier(&name);
        if !is_name {
            self.recorder.mark(row.id, RowOutcome::LeftOut(Reason::HeadingBetweenRows));
        }
        is_name.then(|| Group { name: name.into_owned(), row: Some(row.id), members: Vec::new() })
    }

    /// A group fills the field of its name where there is one. Nothing comes of one without members.
    fn close(&mut self, group: Option<Group>, fields: &mut Vec<Draft>) {
        let Some(Group { name, row, members }) = group else { return };
        if let Some(row) = row {
            let outcome = if members.is_empty() {
                RowOutcome::LeftOut(Reason::GroupWithoutMembers)
            } else {
                RowOutcome::Used(Purpose::Group)
            };
            self.recorder.mark(row, outcome);
        }
        let Some(first) = members.first().map(|member| member.id) else { return };
        let structure = Type::Struct(self.add_structure(&name, members));
        if let Some(field) = fields.iter_mut().find(|field| field.name == name && placement::is_open(field)) {
            field.kind = field.kind.with_innermost(structure);
            return;
        }
        let id = self.group_id(row, first);
        fields.push(Draft { id, field: Field { name, kind: structure, ..Field::default() } });
    }

    /// A group stands at its row, or where its first member does.
    fn group_id(&mut self, row: Option<RowId>, first: FieldId) -> FieldId {
        let span =
            row.map_or_else(|| self.recorder.span(first), |row| self.sources.page.row(row).span.clone());
        self.recorder.identify(&span)
    }

    /// `metadata.count` is a field of `metadata`, where the table has that and says no more of it.
    fn nest_dotted(&mut self, fields: Vec<Draft>) -> Vec<Draft> {
        let open: Vec<String> =
            fields.iter().filter(|field| placement::is_open(field)).map(|field| field.name.clone()).collect();
        let mut staying = Vec::new();
        let mut nested: BTreeMap<String, Vec<Draft>> = BTreeMap::new();
        for mut field in fields {
            let dotted =
                field.name.split_once('.').map(|(outer, inner)| (outer.to_owned(), inner.to_owned()));
            match dotted {
                Some((outer, inner)) if open.contains(&outer) => {
                    field.name = inner;
                    nested.entry(outer).or_default().push(field);
                }
                _ => staying.push(field),
            }
        }
        for (outer, members) in nested {
            let members = self.nest_dotted(members);
            self.close(Some(Group { name: outer, row: None, members }), &mut staying);
        }
        staying
    }

    /// Joins the table that the field refers to, or says that there is none.
    fn refer(&mut self, row: &ParameterRow<'_>, field: &mut Draft) {
        if let Some(target) = self.sources.links.target(row.id) {
            if self.depth >= DEEPEST && !self.known.contains_key(&target.table) {
                return self.too_deep(field);
            }
            self.report_guess(field, target);
            let found = self.structure(target.table, field);
            for form in self.sources.links.forms(row.id) {
                self.join_table(*form, &found);
            }
            field.kind = described(&field.kind, found);
            return Self::note_type(field, target.evidence);
        }
        let (code, message, label) = match (self.sources.links.dangling(row.id), field.kind.innermost()) {
            (Some(link), _) => {
                (Code::DanglingLink, format!("`{link}` is no table of this page"), "the row refers to it")
            }
            // A bare word may name a structure, but without a table it may as well be a slip.
            (None, Type::Struct(name)) if *name == row.kind_text() => (
                Code::UnknownType,
                format!("`{name}` is no type, and no table describes it"),
                "this cell should name a type",
            ),
            (None, Type::Struct(name)) => {
                (Code::DanglingLink, format!("no table of this page describes `{name}`"), "the type names it")
            }
            _ => return,
        };
        let finding = self.recorder.finding(code, row.span_of(row.kind_cell), message);
        self.recorder.report(finding.label(label), Subject::Field(field.id, Some("type")));
        if let Type::Struct(name) = field.kind.innermost() {
            // What nobody describes is an object of which nothing is known.
            let unknown = if code == Code::UnknownType { Type::Unknown(name.clone()) } else { Type::Object };
            field.kind = field.kind.with_innermost(unknown);
        }
    }

    /// The rest of a chain of tables that is too long to be meant stays an object without fields.
    fn too_deep(&mut self, field: &mut Draft) {
        let message = format!("structures stand in each other more than {DEEPEST} levels deep");
        let finding = self.recorder.finding_of(Code::TooDeep, field.id, message);
        let finding = finding.label("this field would be one level more");
        self.recorder.report(finding, Subject::Field(field.id, Some("type")));
        field.kind = field.kind.with_innermost(Type::Object);
    }
}

/// A type of which a table says what is inside. A map with a table of its keys is an object with
/// these keys; where the page names a structure, the table describes each value of the map.
fn described(kind: &Type, found: Type) -> Type {
    match kind {
        Type::Array(element) => Type::Array(Box::new(described(element, found))),
        Type::Map(value) if !matches!(value.innermost(), Type::Struct(_)) => found,
        other => other.with_innermost(found),
    }
}
