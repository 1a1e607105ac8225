//! Tables: what their columns hold, what they list, and which words stand before them.

use super::{Block, Code, Reader, Section};
use crate::docs::{
    document::{Cell, Table},
    page::{PageTable, TableRole},
    vocabulary::{
        captions::{Caption, caption},
        columns::{Column, column},
    },
};

impl Reader<'_> {
    pub(super) fn table(&mut self, block: &Block, table: &Table) {
        let columns: Vec<Column> = table
            .head
            .iter()
            .map(|cell| column(&cell.plain()))
            .collect();
        let role = role(&columns, self.place.section);
        if role == TableRole::Parameters {
            self.report_columns(block, table, &columns);
        }
        let (number, words) = match self.place.caption.take() {
            Some((number, words)) => (number, words),
            None => (None, std::mem::take(&mut self.place.label)),
        };
        let caption = (!words.is_empty()).then(|| caption(&words));
        if let (TableRole::Parameters, Some(Caption::Unknown(words))) = (role, &caption)
            && number.is_some()
        {
            self.report_unknown(
                Code::UnknownCaption,
                block,
                format!("unknown caption `{words}`"),
            );
        }
        self.page.tables.push(PageTable {
            role,
            section: self.place.section,
            status: self.place.status,
            number,
            caption,
            anchors: block.anchors.clone(),
            columns,
            rows: table.rows.clone(),
            span: block.span.clone(),
        });
    }

    fn report_columns(&mut self, block: &Block, table: &Table, columns: &[Column]) {
        for (cell, _) in table
            .head
            .iter()
            .zip(columns)
            .filter(|(_, column)| **column == Column::Unknown)
        {
            let diagnostic = self.diagnostic(
                Code::UnknownColumn,
                &place(cell, block),
                format!("unknown column `{}`", cell.plain()),
            );
            self.unknown.push(diagnostic);
        }
        let needs_type = matches!(self.place.section, Section::Request | Section::Response);
        let missing = [
            (Column::Name, "name", true),
            (Column::Type, "type", needs_type),
            (Column::Description, "description", true),
        ];
        for (column, name, is_needed) in missing {
            if is_needed && !columns.contains(&column) {
                self.report_unknown(
                    Code::MissingColumn,
                    block,
                    format!("the parameter table has no {name} column"),
                );
            }
        }
    }
}

fn place(cell: &Cell, block: &Block) -> std::ops::Range<usize> {
    if cell.span.is_empty() {
        block.span.clone()
    } else {
        cell.span.clone()
    }
}

/// In a section of parameters every table lists parameters, even one that lost its name column.
fn role(columns: &[Column], section: Section) -> TableRole {
    let has = |column: Column| columns.contains(&column);
    if has(Column::ErrorCode) {
        TableRole::ErrorCodes
    } else if has(Column::Uri) {
        TableRole::RequestLines
    } else if has(Column::Status) && !has(Column::Name) {
        TableRole::Statuses
    } else if has(Column::Name)
        || (holds_parameters(section) && (has(Column::Type) || has(Column::Mandatory)))
    {
        TableRole::Parameters
    } else {
        TableRole::Other
    }
}

fn holds_parameters(section: Section) -> bool {
    matches!(
        section,
        Section::Uri
            | Section::Request
            | Section::RequestHeaders
            | Section::RequestQuery
            | Section::RequestElements
            | Section::Response
            | Section::ResponseHeaders
            | Section::ResponseElements
            | Section::ErrorResponse
    )
}
