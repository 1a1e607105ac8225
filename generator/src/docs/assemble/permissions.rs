//! Pages of permissions: which action of a policy allows an operation.

use std::collections::HashMap;

use super::{ReadPage, overview::key};
use crate::{
    docs::{
        document::Row,
        outcomes::RowOutcome,
        page::{PageKind, PageTable, RowId, TableRole},
        vocabulary::{columns::Column, permissions},
    },
    spec::{
        http::{Method, RequestLine},
        model::Operation,
        report::{Purpose, Reason},
    },
};

/// The positions of the operations in the service, by method and path.
type Places = HashMap<(Method, String), Vec<usize>>;

/// Gives operations the permissions that pages list for them, and says what became of the rows.
pub(super) fn permissions(read: &mut [ReadPage<'_>], operations: &mut [Operation]) {
    let mut places = Places::new();
    for (at, operation) in operations.iter().enumerate() {
        places.entry(key(operation)).or_default().push(at);
    }
    let pages = read.iter_mut().filter(|read| read.page.kind == PageKind::Permissions);
    for ReadPage { page, interpreted } in pages {
        let tables = page.tables_with_ids().filter(|(_, table)| table.role == TableRole::Permissions);
        for (id, table) in tables {
            interpreted.outcomes.mark_table(id);
            for (at, row) in table.rows.iter().enumerate() {
                let outcome = permission(table, row, operations, &places);
                interpreted.outcomes.mark(RowId { table: id, row: at }, outcome);
            }
        }
    }
}

fn permission(table: &PageTable, row: &Row, operations: &mut [Operation], places: &Places) -> RowOutcome {
    let actions = permissions::policy_actions(&table.text(row, Column::Action));
    let lines: Vec<(Method, String)> = row
        .cells
        .iter()
        .flat_map(|cell| cell.paragraphs.iter())
        .filter_map(|paragraph| RequestLine::read(&paragraph.text.plain()))
        .map(|line| (line.method, line.target.shape()))
        .collect();
    if lines.is_empty() || actions.is_empty() {
        return RowOutcome::LeftOut(Reason::IncompletePermission);
    }
    let mut is_used = false;
    for at in lines.iter().filter_map(|line| places.get(line)).flatten() {
        is_used = true;
        let permissions = &mut operations[*at].permissions;
        for action in &actions {
            if !permissions.contains(action) {
                permissions.push(action.clone());
            }
        }
    }
    if is_used {
        RowOutcome::Used(Purpose::Permission)
    } else {
        RowOutcome::LeftOut(Reason::PermissionWithoutPage)
    }
}
