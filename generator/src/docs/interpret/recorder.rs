//! What the interpretation of one page says besides its value: findings, and where things stand.
//!
//! A field has an identity from its row on. What is found out about it is kept under that identity, and
//! gets the field's address when the tree is final: an example may have moved it meanwhile.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
    sync::Arc,
};

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    docs::outcomes::{Outcomes, RowOutcome},
    docs::page::{RowId, TableId},
    spec::{
        address::Address,
        service::{MemberSpans, PageOrigins},
    },
};

/// A field that is being made of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldId(usize);

/// What a finding is about.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// The location alone.
    Place,
    /// A part of the operation, wherever its fields go.
    Part(Address),
    /// A field, or the member of it that the finding names.
    Field(FieldId, Option<&'static str>),
}

/// A finding, and the operation that it is about; `None` where it is about all of the page.
struct Found {
    diagnostic: Diagnostic,
    subject: Subject,
    operation: Option<usize>,
}

/// Collects it.
pub(super) struct Recorder {
    path: String,
    pub(super) outcomes: Outcomes,
    /// Where each field stands on the page.
    fields: Vec<Range<usize>>,
    /// What became of each field.
    addresses: BTreeMap<FieldId, Address>,
    /// Fields that are no fields of their own in the end, and where they went.
    merged: BTreeMap<FieldId, Subject>,
    findings: Vec<Found>,
    /// The operation that is being read, where not all of the page are meant.
    operation: Option<usize>,
    /// The operations of the page so far, by method and path.
    operations: Vec<String>,
    origins: PageOrigins,
}

/// What is left of it when the page is done.
pub(super) struct Recorded {
    pub(super) outcomes: Outcomes,
    pub(super) origins: PageOrigins,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Recorder {
    pub(super) fn new(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            outcomes: Outcomes::default(),
            fields: Vec::new(),
            addresses: BTreeMap::new(),
            merged: BTreeMap::new(),
            findings: Vec::new(),
            operation: None,
            operations: Vec::new(),
            origins: PageOrigins::default(),
        }
    }

    /// From here on findings are about one operation of the page.
    pub(super) fn begin(&mut self) {
        self.operation = Some(self.operations.len());
    }

    /// From here on findings are about all operations of the page. The one that was begun has that method
    /// and path, which stand there.
    pub(super) fn end(&mut self, line: String, span: &Range<usize>) {
        self.operation = None;
        self.origins.lines.insert(line.clone(), span.clone());
        self.operations.push(line);
    }

    /// The operation that was begun is one that the page has already.
    pub(super) fn forget(&mut self) {
        let operation = self.operation.take();
        self.findings.retain(|found| found.operation != operation);
    }

    /// A field that comes from a location on the page.
    pub(super) fn identify(&mut self, span: &Range<usize>) -> FieldId {
        self.fields.push(span.clone());
        FieldId(self.fields.len() - 1)
    }

    /// Where a field comes from.
    pub(super) fn span(&self, field: FieldId) -> Range<usize> {
        self.fields.get(field.0).cloned().unwrap_or_default()
    }

    /// The field is no field of its own: what is found about it is about something else.
    pub(super) fn merge(&mut self, field: FieldId, into: Subject) {
        self.merged.insert(field, into);
    }

    /// The address of a field in the final tree.
    pub(super) fn place(&mut self, field: FieldId, address: Address) {
        self.origins.spans.insert(address.clone().into(), self.span(field));
        self.addresses.entry(field).or_insert(address);
    }

    /// Where the part with that address stands; the last location counts.
    pub(super) fn origin(&mut self, address: Address, span: Range<usize>) {
        self.origins.spans.insert(address.into(), span);
    }

    /// Who tells where the members of the body with that address stand.
    pub(super) fn members(&mut self, address: Address, members: Arc<dyn MemberSpans>) {
        self.origins.bodies.insert(address.into(), members);
    }

    /// Where the part with that address stands; nowhere if nothing was recorded.
    pub(super) fn origin_span(&self, address: &Address) -> Range<usize> {
        self.origins.spans.get(&address.to_string()).cloned().unwrap_or_default()
    }

    /// A finding about a location on this page.
    pub(super) fn finding(&self, code: Code, span: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        let location = Location { path: self.path.clone(), span: span.clone() };
        Diagnostic::new(code, location, message)
    }

    /// A finding about a field, at its row.
    pub(super) fn finding_of(&self, code: Code, field: FieldId, message: impl Into<String>) -> Diagnostic {
        self.finding(code, &self.span(field), message)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic, subject: Subject) {
        self.findings.push(Found { diagnostic, subject, operation: self.operation });
    }

    /// Something came of a table.
    pub(super) fn mark_table(&mut self, table: TableId) {
        self.outcomes.mark_table(table);
    }

    /// What became of a row.
    pub(super) fn mark(&mut self, row: RowId, outcome: RowOutcome) {
        self.outcomes.mark(row, outcome);
    }

    /// Gives every finding the address of what it is about. What is found about each operation of the
    /// page is found about the page, once.
    pub(super) fn finish(mut self) -> Recorded {
        let findings = self.joined();
        let several = self.operations.len() > 1;
        let of_each = |(diagnostic, about): (Diagnostic, Vec<Option<usize>>)| {
            let is_common = !several || about.len() == self.operations.len() || about.contains(&None);
            let about = if is_common { vec![None] } else { about };
            let line = |operation: Option<usize>| operation.and_then(|at| self.operations.get(at)).cloned();
            let lines: Vec<Option<String>> = about.into_iter().map(line).collect();
            lines.into_iter().map(move |operation| Diagnostic { operation, ..diagnostic.clone() })
        };
        let diagnostics = findings.into_iter().flat_map(of_each).collect();
        Recorded { outcomes: self.outcomes, origins: self.origins, diagnostics }
    }

    /// The findings with their addresses, in order, each with the operations that it is about. Of a page
    /// with one operation each stands for itself.
    fn joined(&mut self) -> Vec<(Diagnostic, Vec<Option<usize>>)> {
        let several = self.operations.len() > 1;
        let mut joined: Vec<(Diagnostic, Vec<Option<usize>>)> = Vec::new();
        // How often an operation says something tells with which saying of the others it goes.
        let mut said: HashMap<(Diagnostic, Option<usize>), usize> = HashMap::new();
        let mut first: HashMap<(Diagnostic, usize), usize> = HashMap::new();
        for Found { mut diagnostic, subject, operation } in std::mem::take(&mut self.findings) {
            if let Some(address) = self.address(&subject) {
                diagnostic = diagnostic.subject(address.to_string());
            }
            if !several {
                joined.push((diagnostic, vec![operation]));
                continue;
            }
            let times = said.entry((diagnostic.clone(), operation)).or_default();
            *times += 1;
            let at = *first.entry((diagnostic.clone(), *times)).or_insert(joined.len());
            match joined.get_mut(at) {
                Some((_, about)) => about.push(operation),
                None => joined.push((diagnostic, vec![operation])),
            }
        }
        joined
    }

    fn address(&self, subject: &Subject) -> Option<Address> {
        match subject {
            Subject::Place => None,
            Subject::Part(address) => Some(address.clone()),
            Subject::Field(field, member) => match (self.addresses.get(field), self.merged.get(field)) {
                (Some(address), _) => {
                    Some(member.map_or_else(|| address.clone(), |member| address.step(member)))
                }
                (None, Some(Subject::Field(other, _))) if other != field => {
                    self.address(&Subject::Field(*other, *member))
                }
                (None, Some(other)) => self.address(other),
                (None, None) => None,
            },
        }
    }
}
