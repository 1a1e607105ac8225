//! Tables: what they list, and which text stands before them.

use super::{Block, Code, Item, Reader, Section, columns};
use crate::{
    docs::{
        document::{Cell, Row, Table},
        page::{PageTable, TableRole},
        vocabulary::{
            captions::{Caption, caption, others},
            columns::Column,
            prose,
        },
    },
    spec::report::Purpose,
};

impl Reader<'_> {
    pub(super) fn table(&mut self, block: &Block, table: Table) {
        let read = columns::columns(table);
        self.page.ledger.used(Item::Rows, Purpose::Head, read.head_rows);
        let role = role(&read.columns, self.context.section);
        let (number, text) = match self.context.caption.take() {
            Some((number, text)) => (number, text),
            None => (None, std::mem::take(&mut self.context.label)),
        };
        let caption = (!text.is_empty()).then(|| caption(&text));
        let shared_with = caption.as_ref().map(|first| others(first, &text)).unwrap_or_default();
        match role {
            TableRole::Parameters => {
                let is_of_headers = caption == Some(Caption::Header);
                self.report_columns((block, is_of_headers), &read);
                self.report_repeated_columns(block, &read);
                self.report_rows(&read);
                if let (Some(Caption::Unknown(text)), Some(_)) = (&caption, number) {
                    let message = format!("unknown caption `{text}`");
                    self.report(Code::UnknownCaption, &block.span, message);
                }
            }
            TableRole::Other if !read.rows.is_empty() && !self.only_explains(&read, caption.as_ref()) => {
                let message = "the table's columns are not those of parameters";
                self.report(Code::UnusedTable, &block.span, message);
            }
            _ => {}
        }
        let around = self.context.label_anchors.drain(..).chain(self.context.heading_anchors.drain(..));
        let found = PageTable {
            role,
            section: self.context.section,
            status: self.context.status,
            number,
            caption,
            shared_with,
            anchors: block.anchors.iter().cloned().chain(around).collect(),
            home: None,
            columns: read.columns,
            heads: read.head.iter().map(|cell| cell.plain().into_owned()).collect(),
            rows: read.rows,
            span: block.span.clone(),
        };
        self.request_lines(block, &found);
        self.page.tables.push(found);
    }

    /// Whether the vocabulary says of its heading, its caption or one of its columns that a table lists no
    /// parameters.
    fn only_explains(&self, read: &columns::Grid, caption: Option<&Caption>) -> bool {
        self.context.section == Section::Explanation
            || caption == Some(&Caption::Explanation)
            || read.columns.contains(&Column::Catalogue)
    }

    /// A table in the URI section may be the only place that gives method and path.
    fn request_lines(&mut self, block: &Block, table: &PageTable) {
        if table.role != TableRole::RequestLines || self.context.section != Section::Uri {
            return;
        }
        for row in &table.rows {
            if let Some(line) = table.request_line(row) {
                self.push_request_line(block, line);
            }
        }
    }

    /// `at`: where the table stands, and whether it lists headers, which are text.
    fn report_columns(&mut self, at: (&Block, bool), read: &columns::Grid) {
        let (block, is_of_headers) = at;
        let columns = &read.columns;
        let heads = read.head.iter().zip(columns);
        for (cell, _) in heads.filter(|(_, column)| **column == Column::Unknown) {
            let span = if cell.span.is_empty() { &block.span } else { &cell.span };
            let message = format!("unknown column `{}`", cell.plain());
            self.report(Code::UnknownColumn, span, message);
        }
        let states_types = || {
            columns.iter().position(|column| *column == Column::Description).is_some_and(|at| {
                let mut cells = read.rows.iter().filter_map(|row| row.cells.get(at));
                cells.any(|cell| prose::stated_type(&cell.plain()).is_some())
            })
        };
        let is_message = self.context.section.is_message();
        let needs_type = is_message && !is_of_headers && !columns.contains(&Column::Type) && !states_types();
        let missing = [
            (Column::Name, "name", true),
            (Column::Type, "type", needs_type),
            (Column::Description, "description", true),
        ];
        for (column, name, is_needed) in missing {
            if is_needed && !columns.contains(&column) {
                let message = format!("the parameter table has no {name} column");
                self.report(Code::MissingColumn, &block.span, message);
            }
        }
    }

    /// Of columns of one kind, the first is read: another must not say anything else.
    fn report_repeated_columns(&mut self, block: &Block, read: &columns::Grid) {
        for (at, column) in read.columns.iter().enumerate() {
            let first = read.columns.iter().position(|each| each == column).unwrap_or(at);
            let says_more = |row: &Row| {
                let text = |at: usize| row.cells.get(at).map(Cell::plain).unwrap_or_default();
                !text(at).is_empty() && text(at) != text(first)
            };
            if *column != Column::Unknown && first < at && read.rows.iter().any(says_more) {
                let head = read.head.get(at).filter(|cell| !cell.span.is_empty());
                let span = head.map_or(&block.span, |cell| &cell.span);
                let message =
                    format!("column {} is of the kind of column {}, which alone is read", at + 1, first + 1);
                self.report(Code::RepeatedColumn, span, message);
            }
        }
    }

    fn report_rows(&mut self, read: &columns::Grid) {
        for row in read.rows.iter().filter(|row| row.cells.len() != read.columns.len()) {
            let (cells, heads) = (row.cells.len(), read.columns.len());
            let message = format!("the row has {cells} cells, the head {heads}");
            self.report(Code::RaggedRow, &row.span, message);
        }
    }
}

/// In a section of parameters every table lists parameters, even one that lost its name column.
fn role(columns: &[Column], section: Section) -> TableRole {
    let has = |column: Column| columns.contains(&column);
    if has(Column::Action) && (has(Column::Uri) || has(Column::Operation)) {
        return TableRole::Permissions;
    }
    if has(Column::ErrorCode) && !has(Column::Name) {
        return TableRole::ErrorCodes;
    }
    let is_catalogue = has(Column::Catalogue) && !(has(Column::Name) && has(Column::Type));
    if is_catalogue || section == Section::Explanation {
        TableRole::Other
    } else if has(Column::Uri) {
        TableRole::RequestLines
    } else if has(Column::Status) && !has(Column::Name) {
        TableRole::Statuses
    } else if has(Column::Name)
        || (section.parameters().is_some() && (has(Column::Type) || has(Column::Mandatory)))
    {
        TableRole::Parameters
    } else {
        TableRole::Other
    }
}
