//! What a body has to say about its tables and the examples that rearrange them.

use std::collections::HashMap;

use super::Builder;
use crate::{
    diagnostic::Code,
    docs::{
        interpret::{
            draft::Draft,
            placement::{Destination, Move},
            recorder::{FieldId, Subject},
        },
        link::Target,
        rows::ParameterRow,
    },
    spec::evidence::Evidence,
};

impl Builder<'_, '_> {
    /// An example must not overrule a table in silence.
    pub(super) fn report_move(&mut self, moved: &Move) {
        let names = moved.names.join("`, `");
        let (at, message, subject) = match &moved.into {
            Destination::Elements => (
                moved.first,
                format!("the example is a list, so `{names}` describe its elements"),
                Subject::Part(self.address.step("type")),
            ),
            Destination::Field(id, name) if moved.names.is_empty() => {
                (*id, format!("the example has a list in `{name}`"), Subject::Field(*id, Some("type")))
            }
            Destination::Values(id, name) => {
                let message = format!("the example has a map in `{name}`, of whose values the table tells");
                (*id, message, Subject::Field(*id, Some("type")))
            }
            Destination::Instead(id, name) => (
                *id,
                format!("going by the example, `{names}` stand where the table has `{name}`"),
                Subject::Field(*id, None),
            ),
            Destination::Field(id, name) => (
                moved.first,
                format!("going by the example, `{names}` belong inside of `{name}`"),
                Subject::Field(*id, None),
            ),
        };
        let finding = self.recorder.finding_of(Code::PlacedByExample, at, message);
        self.recorder.report(finding, subject);
    }

    /// Which of several rows describes an element, only a person can say.
    pub(super) fn report_shapes(&mut self, element: FieldId) {
        let message = "several rows describe the elements of the list";
        let finding = self.recorder.finding_of(Code::UndescribedBody, element, message);
        self.recorder.report(finding, Subject::Part(self.address.clone()));
    }

    /// A table that nothing but a guess gives to a field may be another one's.
    pub(super) fn report_guess(&mut self, field: &Draft, target: Target) {
        let structure = self.sources.page.table(target.table).structure().unwrap_or_default();
        let name = &field.name;
        let (code, message) = match target.evidence {
            Some(Evidence::Elimination) => (
                Code::TableByElimination,
                format!("the table of `{structure}` describes `{name}`, since nothing else refers to it"),
            ),
            Some(Evidence::Element) => (
                Code::TableByElement,
                format!("the table of `{structure}` describes the elements of `{name}`, going by its name"),
            ),
            _ => return,
        };
        let finding = self.recorder.finding_of(code, field.id, message);
        self.recorder.report(finding, Subject::Field(field.id, Some("type")));
    }

    /// An element of XML stays where the others are if nobody knows what is around it.
    pub(super) fn report_unknown(
        &mut self,
        row: &ParameterRow<'_>,
        field: Option<&Draft>,
        unknown: &[String],
    ) {
        for parent in unknown {
            let message = format!("no row describes the element `{parent}`, which should be around this one");
            let finding = self.recorder.finding(Code::UnknownParent, row.span, message);
            let subject = field.map_or(Subject::Place, |field| Subject::Field(field.id, None));
            self.recorder.report(finding, subject);
        }
    }

    /// Takes out rows that say again what another one says; which of two others counts, only a person can say.
    pub(super) fn join_duplicates(&mut self, fields: &mut Vec<Draft>) {
        let mut kept: Vec<Draft> = Vec::with_capacity(fields.len());
        let mut known: HashMap<String, usize> = HashMap::new();
        for field in fields.drain(..) {
            let Some(first) = known.get(&field.name).map(|at| &kept[*at]) else {
                known.insert(field.name.clone(), kept.len());
                kept.push(field);
                continue;
            };
            if first.says_the_same(&field) {
                let message = format!("a second row says the same of `{}`", field.name);
                let finding = self.recorder.finding_of(Code::RepeatedRow, field.id, message);
                self.recorder.merge(field.id, Subject::Field(first.id, None));
                self.recorder.report(finding, Subject::Field(first.id, None));
            } else {
                let message = format!("the table has two fields called `{}`", field.name);
                let finding = self.recorder.finding_of(Code::DuplicateField, field.id, message);
                self.recorder.report(finding, Subject::Field(field.id, None));
                kept.push(field);
            }
        }
        *fields = kept;
    }
}
