//! Pages of permissions: which action of a policy allows an operation.

use std::collections::HashMap;

use super::{
    overview::key,
    reading::{Fate, Reading},
};
use crate::{
    docs::{
        document::Row,
        page::{PageTable, TableRole},
        vocabulary::{columns::Column, permissions},
    },
    spec::{
        http::{Method, RequestLine},
        service::Service,
    },
};

/// The places of the operations in the service, by method and path.
type Places = HashMap<(Method, String), Vec<usize>>;

/// Gives operations the permissions that a page lists for them, and books its rows.
pub(super) fn permissions(reading: &mut Reading<'_>, service: &mut Service) {
    let page = reading.page;
    let mut places = Places::new();
    for (at, operation) in service.operations.iter().enumerate() {
        places.entry(key(operation)).or_default().push(at);
    }
    let tables = page.tables.iter().enumerate().filter(|(_, table)| table.role == TableRole::Permissions);
    for (at, table) in tables {
        reading.consume(at);
        for (row_at, row) in table.rows.iter().enumerate() {
            let fate = read(table, row, service, &places);
            reading.book((at, row_at), fate);
        }
    }
}

fn read(table: &PageTable, row: &Row, service: &mut Service, places: &Places) -> Fate {
    let actions = permissions::policy_actions(&table.words(row, Column::Action));
    let lines: Vec<(Method, String)> = row
        .cells
        .iter()
        .flat_map(|cell| cell.paragraphs.iter())
        .filter_map(|paragraph| RequestLine::read(&paragraph.text.plain()))
        .map(|line| (line.method, line.target.shape()))
        .collect();
    if lines.is_empty() || actions.is_empty() {
        return Fate::LeftOut("a permission without a request line or an action");
    }
    let mut is_used = false;
    for at in lines.iter().filter_map(|line| places.get(line)).flatten() {
        is_used = true;
        let permissions = &mut service.operations[*at].permissions;
        for action in &actions {
            if !permissions.contains(action) {
                permissions.push(action.clone());
            }
        }
    }
    if is_used {
        Fate::Used("permission")
    } else {
        Fate::LeftOut("a permission of an operation without a page")
    }
}
