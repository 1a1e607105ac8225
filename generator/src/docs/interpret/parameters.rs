//! Where the rows of the request's root tables belong: path, query, header or body.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::{
    field,
    links::{Scope, is_structure, scope},
    reading::Reading,
};
use crate::{
    docs::{
        document::Row,
        page::{PageTable, TableRole},
        vocabulary::{captions::Caption, columns::Column, headers, sections::Section, types::type_cell},
    },
    spec::model::{Method, Type},
};

/// A place of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Body,
}

/// What decides about a row, besides its table.
pub(super) struct Target<'a> {
    pub(super) method: Method,
    pub(super) placeholders: &'a HashSet<&'a str>,
    /// Bodies of the page's example requests.
    pub(super) examples: &'a [Json],
}

impl Target<'_> {
    /// Whether an example sends the name in its body.
    fn shows(&self, name: &str) -> bool {
        self.examples.iter().any(|body| body.get(name).is_some())
    }

    /// Whether the examples leave a placeholder out of the body, so that a row for it describes the path.
    fn leaves_to_the_path(&self, name: &str) -> bool {
        let is_shown = self.examples.iter().any(|body| holds(body, name));
        self.placeholders.contains(name) && !self.examples.is_empty() && !is_shown
    }
}

/// The root tables of one scope: those that no field refers to. A table that is captioned as a
/// structure is one only where there is no other.
pub(super) fn roots(reading: &Reading<'_>, is_in_scope: impl Fn(&PageTable) -> bool) -> Vec<usize> {
    let free = |at: &usize| !reading.links.is_referenced(*at);
    let tables: Vec<usize> = reading
        .page
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| table.role == TableRole::Parameters && is_in_scope(table))
        .map(|(at, _)| at)
        .filter(free)
        .collect();
    let plain: Vec<usize> =
        tables.iter().copied().filter(|at| !is_structure(&reading.page.tables[*at])).collect();
    if plain.is_empty() { tables.into_iter().take(1).collect() } else { plain }
}

/// The rows of the request's root tables and where each belongs.
pub(super) fn places(reading: &Reading<'_>, target: &Target<'_>) -> Vec<(usize, Vec<(usize, Place)>)> {
    let is_request = |table: &PageTable| scope(table) == Scope::Request;
    let is_uri = |table: &PageTable| table.section == Section::Uri;
    let mut tables = roots(reading, is_uri);
    let rows = tables.iter().map(|at| &reading.page.tables[*at]);
    let named: HashSet<String> =
        rows.flat_map(|table| table.rows.iter().map(|row| field::name(table, row))).collect();
    let is_left = |table: &PageTable, row: &Row| {
        let name = field::name(table, row);
        !states_body(table) && !named.contains(&name) && target.leaves_to_the_path(&name)
    };
    tables.extend(roots(reading, |table| is_request(table) && !is_uri(table)));
    tables.extend(forms(reading, &tables, target));
    tables
        .into_iter()
        .map(|at| {
            let table = &reading.page.tables[at];
            let is_header = all_headers(table);
            let rows = table.rows.iter().enumerate();
            let place = |row: &Row| {
                if is_left(table, row) { Place::Path } else { place((table, is_header), row, target) }
            };
            (at, rows.map(|(row_at, row)| (row_at, place(row))).collect())
        })
        .collect()
}

/// Tables of other forms of the body: they are captioned as structures, but no field refers to them,
/// and an example has one of their rows at its root.
fn forms(reading: &Reading<'_>, roots: &[usize], target: &Target<'_>) -> Vec<usize> {
    let tables = &reading.page.tables;
    let names = |at: usize| tables[at].rows.iter().map(move |row| field::name(&tables[at], row));
    let known: HashSet<String> = roots.iter().flat_map(|at| names(*at)).collect();
    let is_form = |at: &usize| {
        let table = &tables[*at];
        table.role == TableRole::Parameters
            && scope(table) == Scope::Request
            && table.section != Section::Uri
            && is_structure(table)
            && !roots.contains(at)
            && !reading.links.is_referenced(*at)
            && names(*at).any(|name| !known.contains(&name) && target.shows(&name))
    };
    (0..tables.len()).filter(is_form).collect()
}

/// `is_header`: the table lists header fields alone.
fn place((table, is_header): (&PageTable, bool), row: &Row, target: &Target<'_>) -> Place {
    if let Some(place) = stated(table, row) {
        return place;
    }
    let name = field::name(table, row);
    let is_placeholder = target.placeholders.contains(name.as_str());
    if table.section == Section::Uri {
        return match &table.caption {
            _ if is_placeholder => Place::Path,
            Some(Caption::Header) => Place::Header,
            _ if is_header_field(table, row) => Place::Header,
            _ => Place::Query,
        };
    }
    match (&table.caption, table.section) {
        (Some(Caption::Path), _) if is_placeholder => Place::Path,
        (_, Section::RequestHeaders) | (Some(Caption::Header), _) => Place::Header,
        (_, Section::RequestQuery) | (Some(Caption::Query), _) => Place::Query,
        _ if states_body(table) => Place::Body,
        _ if is_header && !target.shows(&name) => Place::Header,
        _ if !target.method.has_body() && !target.shows(&name) => Place::Query,
        _ => Place::Body,
    }
}

/// Whether a row describes the path for no other reason than that no example has it in the body.
pub(super) fn is_left_to_the_path(table: &PageTable, row: &Row) -> bool {
    table.section != Section::Uri && table.caption != Some(Caption::Path) && stated(table, row).is_none()
}

/// Whether a table says that its rows are those of the body.
fn states_body(table: &PageTable) -> bool {
    matches!(table.caption, Some(Caption::Body | Caption::GeneratedBody))
        || table.section == Section::RequestElements
}

/// Whether a key stands anywhere in a value.
fn holds(value: &Json, key: &str) -> bool {
    match value {
        Json::Object(members) => members.iter().any(|(name, value)| name == key || holds(value, key)),
        Json::Array(items) => items.iter().any(|item| holds(item, key)),
        _ => false,
    }
}

/// Whether a table lists header fields alone.
pub(super) fn all_headers(table: &PageTable) -> bool {
    !table.rows.is_empty() && table.rows.iter().all(|row| is_header_field(table, row))
}

/// Whether a row is a header field by its name; an object of that name belongs into a body.
fn is_header_field(table: &PageTable, row: &Row) -> bool {
    let is_scalar = || {
        let kind = type_cell(&table.words(row, Column::Type)).kind;
        !matches!(kind, Type::Object | Type::Struct(_) | Type::Array(_) | Type::Map(_))
    };
    headers::is_header_name(&field::name(table, row)) && is_scalar()
}

/// The place that a column of the table states.
pub(super) fn stated(table: &PageTable, row: &Row) -> Option<Place> {
    match table.words(row, Column::Location).trim().to_lowercase().as_str() {
        "path" => Some(Place::Path),
        "query" => Some(Place::Query),
        "header" => Some(Place::Header),
        "body" => Some(Place::Body),
        _ => None,
    }
}
