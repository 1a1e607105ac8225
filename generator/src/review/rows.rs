//! The parameters and fields of an operation, each with the row that it was read from and the line that it became.

use std::{collections::BTreeMap, ops::Range};

use super::{
    Input,
    pages::{self, Excerpt, Pages, holds},
    remarks::{Remark, Said},
    rust::{Lines, under},
};
use crate::{
    diagnostic::Location,
    spec::{
        address,
        model::{Body, Field, Operation},
    },
};

/// Fields that stand together.
pub(super) struct Section<'a> {
    pub(super) title: String,
    pub(super) rows: Vec<Row<'a>>,
}

impl Section<'_> {
    /// What stands at the heads of the columns that its fields were read from.
    pub(super) fn heads(&self) -> &[String] {
        let heads = self.rows.iter().find_map(|row| match &row.published {
            Published::Row(row) => Some(row.heads.as_slice()),
            _ => None,
        });
        heads.unwrap_or_default()
    }
}

/// A field.
pub(super) struct Row<'a> {
    pub(super) address: String,
    pub(super) field: &'a Field,
    pub(super) published: Published,
    pub(super) rust: Option<String>,
    pub(super) remarks: Vec<Remark<'a>>,
}

/// Where a field was read.
pub(super) enum Published {
    /// In a row of a table.
    Row(pages::Row),
    /// In an example, or in running text.
    Elsewhere(Excerpt),
    /// Nowhere: a person added it.
    Nowhere,
    /// The page is not at hand.
    Unknown,
}

/// Makes the rows of one operation.
pub(super) struct Maker<'m, 'a> {
    pub(super) input: &'m Input<'a>,
    pub(super) pages: &'m Pages,
    pub(super) lines: &'m Lines,
    /// What fields were called on their page, by the address that they have now.
    pub(super) renamed: &'m BTreeMap<String, String>,
}

impl<'a> Maker<'_, 'a> {
    pub(super) fn sections(&self, operation: &'a Operation) -> Vec<Section<'a>> {
        let mut sections = Vec::new();
        let parameters = [
            ("Path", "path_parameters", &operation.path_parameters),
            ("Query", "query_parameters", &operation.query_parameters),
            ("Header", "header_parameters", &operation.header_parameters),
        ];
        for (title, address, fields) in parameters {
            sections.extend(self.section(title.to_owned(), operation, (address, fields)));
        }
        if let Some(body) = &operation.request {
            sections.extend(self.body("Request", operation, ("request", body)));
        }
        for response in &operation.responses {
            let title = format!("Response {}", response.status);
            let address = under("responses", &response.status.to_string());
            let headers = format!("{address}/headers");
            sections.extend(self.section(
                format!("{title}: header"),
                operation,
                (&headers, &response.headers),
            ));
            if let Some(body) = &response.body {
                sections.extend(self.body(&title, operation, (&format!("{address}/body"), body)));
            }
        }
        sections
    }

    fn body(
        &self,
        title: &str,
        operation: &Operation,
        (address, body): (&str, &'a Body),
    ) -> Vec<Section<'a>> {
        let root = body.root.as_ref().map(|kind| format!(" ({kind})")).unwrap_or_default();
        let fields = format!("{address}/fields");
        let own = self.section(format!("{title}{root}"), operation, (&fields, &body.fields));
        let structures = body.structures.iter().filter_map(|structure| {
            let fields = format!("{}/fields", under(&format!("{address}/structures"), &structure.name));
            self.section(format!("{title}: {}", structure.name), operation, (&fields, &structure.fields))
        });
        own.into_iter().chain(structures).collect()
    }

    fn section(
        &self,
        title: String,
        operation: &Operation,
        (address, fields): (&str, &'a [Field]),
    ) -> Option<Section<'a>> {
        let row = |field: &'a Field| {
            let address = under(address, &field.name);
            Row {
                published: self.published(operation, &address),
                rust: self.lines.get(&address).cloned(),
                field,
                address,
                remarks: Vec::new(),
            }
        };
        (!fields.is_empty()).then(|| Section { title, rows: fields.iter().map(row).collect() })
    }

    fn published(&self, operation: &Operation, address: &str) -> Published {
        if self.pages.is_empty() {
            return Published::Unknown;
        }
        let origins = &self.input.service.origins;
        let address = self.renamed.get(address).map_or(address, String::as_str);
        let span = origins.pages.get(&operation.page).and_then(|page| page.spans.get(address));
        let Some(span) = span.filter(|span| !span.is_empty()) else { return Published::Nowhere };
        let location = Location { path: operation.page.to_string(), span: span.clone() };
        let row = self.pages.row(&operation.page, span).map(Published::Row);
        row.or_else(|| self.pages.excerpt(&location).map(Published::Elsewhere)).unwrap_or(Published::Nowhere)
    }
}

/// What fields of a page were called there, by the address that they have since they were corrected.
pub(super) fn renamed(input: &Input, operation: &Operation) -> BTreeMap<String, String> {
    let of_page = input.corrections.iter().filter(|correction| correction.is_of(&operation.page));
    let name = of_page.filter_map(|correction| {
        let name = correction.now.as_ref()?.get("name")?.as_str()?;
        correction.was.as_ref()?.get("name")?;
        let (list, _) = correction.at.rsplit_once('/')?;
        Some((under(list, name), correction.at.clone()))
    });
    name.collect()
}

impl<'a> Row<'a> {
    /// Whether a remark is about this field, by its address, now or before.
    pub(super) fn has(&self, subject: &str, renamed: &BTreeMap<String, String>) -> bool {
        let old = renamed.get(&self.address);
        address::is_within(subject, &self.address) || old.is_some_and(|old| address::is_within(subject, old))
    }

    /// Whether a place is in the row that the field was read from.
    pub(super) fn holds(&self, span: &Range<usize>) -> bool {
        let Published::Row(row) = &self.published else { return false };
        row.cells.iter().any(|cell| holds(&cell.span, span))
    }

    /// Draws a remark here: a finding is marked in its cell.
    pub(super) fn add(&mut self, mut remark: Remark<'a>) {
        if let (Published::Row(row), Said::Finding(finding), Some(location)) =
            (&mut self.published, &mut remark.said, remark.location)
            && let Some(cell) = row.cells.iter_mut().find(|cell| holds(&cell.span, &location.span))
        {
            cell.is_marked = true;
            finding.excerpt = None;
        }
        self.remarks.push(remark);
    }
}
