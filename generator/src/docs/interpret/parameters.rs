//! Where the rows of the request's root tables belong: path, query, header or body.

use std::collections::HashSet;

use super::{Sources, request_context::RequestContext};
use crate::{
    docs::{
        page::{PageTable, RowId, Scope, TableId, TableRole},
        rows::ParameterRow,
        vocabulary::{captions::Caption, headers, locations::Location, sections::Section},
    },
    spec::{evidence::Evidence, http::Method, model::Type},
};

/// Where a row goes, and how that is known where neither a column nor the table says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placement {
    pub(super) location: Location,
    pub(super) evidence: Option<Evidence>,
}

impl From<Location> for Placement {
    fn from(location: Location) -> Self {
        Self { location, evidence: None }
    }
}

/// The root tables of one scope: those that no field refers to. A table that is captioned as a
/// structure is one only where there is no other.
pub(super) fn roots(
    sources: &Sources<'_>,
    is_in_scope: impl Fn(TableId, &PageTable) -> bool,
) -> Vec<TableId> {
    let is_root = |(id, table): &(TableId, &PageTable)| {
        let is_inside = sources.links.is_referenced(*id)
            && (table.structure().is_some() || !sources.links.is_around(*id));
        table.role == TableRole::Parameters && is_in_scope(*id, table) && !is_inside
    };
    let tables: Vec<(TableId, &PageTable)> = sources.page.tables_with_ids().filter(is_root).collect();
    let plain: Vec<TableId> =
        tables.iter().filter(|(_, table)| table.structure().is_none()).map(|(id, _)| *id).collect();
    if plain.is_empty() { tables.into_iter().take(1).map(|(id, _)| id).collect() } else { plain }
}

/// The rows of the request's root tables that belong to the operation, and where each goes.
pub(super) fn placements(
    sources: &Sources<'_>,
    context: &RequestContext<'_>,
) -> Vec<(TableId, Vec<(RowId, Placement)>)> {
    let is_request = |_, table: &PageTable| table.scope() == Scope::Request;
    let is_uri = |_, table: &PageTable| table.section == Section::Uri;
    let mut tables = roots(sources, is_uri);
    let named: HashSet<&str> =
        tables.iter().flat_map(|id| sources.rows.of(*id)).map(|row| row.name.as_str()).collect();
    tables.extend(roots(sources, |id, table| is_request(id, table) && !is_uri(id, table)));
    tables.extend(forms(sources, &tables, context));
    let of_table = |id: TableId| {
        let rows = sources.rows.of(id);
        let table = sources.page.table(id);
        let shown = shown_place(table, rows, context);
        let has_structure = rows.iter().any(|row| holds_members(&row.kind.kind));
        let table =
            RootTable { found: table, is_header: all_headers(rows), has_structure, shown, named: &named };
        let placement = |row: &ParameterRow<'_>| {
            let is_left = !states_body(table.found)
                && !named.contains(row.name.as_str())
                && context.leaves_to_the_path(&row.name);
            let by_example = Placement { location: Location::Path, evidence: Some(Evidence::Example) };
            let by_example = Some(by_example).filter(|_| is_left);
            Some((row.id, by_example.or_else(|| table.placement(row, context))?))
        };
        (id, rows.iter().filter_map(placement).collect())
    };
    tables.into_iter().map(of_table).collect()
}

/// Tables of other forms of the body: they are captioned as structures, but no field refers to them,
/// and an example has one of their rows at its root.
fn forms(sources: &Sources<'_>, roots: &[TableId], context: &RequestContext<'_>) -> Vec<TableId> {
    let names = |id: TableId| sources.rows.of(id).iter().map(|row| row.name.as_str());
    let known: HashSet<&str> = roots.iter().flat_map(|id| names(*id)).collect();
    let is_form = |(id, table): &(TableId, &PageTable)| {
        table.role == TableRole::Parameters
            && table.scope() == Scope::Request
            && table.section != Section::Uri
            && table.structure().is_some()
            && !roots.contains(id)
            && !sources.links.is_referenced(*id)
            && names(*id).any(|name| !known.contains(name) && context.shows(name))
    };
    sources.page.tables_with_ids().filter(is_form).map(|(id, _)| id).collect()
}

/// A root table.
struct RootTable<'a> {
    found: &'a PageTable,
    /// It lists header fields alone.
    is_header: bool,
    /// One of its rows has members, which no query can hold.
    has_structure: bool,
    /// Where the examples have its rows, against its caption.
    shown: Option<Location>,
    /// The rows of the URI section.
    named: &'a HashSet<&'a str>,
}

impl RootTable<'_> {
    /// Where a row goes; `None` where it belongs to another operation of the page.
    fn placement(&self, row: &ParameterRow<'_>, context: &RequestContext<'_>) -> Option<Placement> {
        if context.is_of_others(&row.name) && row.location != Some(Location::Body) {
            return None;
        }
        let placement = row.location.map_or_else(|| self.unstated(row, context), Placement::from);
        let is_of_others =
            placement.location == Location::Body || placement.evidence == Some(Evidence::Elimination);
        (context.takes_body || !is_of_others).then_some(placement)
    }

    /// The same where no column says it.
    fn unstated(&self, row: &ParameterRow<'_>, context: &RequestContext<'_>) -> Placement {
        let is_placeholder = context.placeholders.contains(&row.name.as_str());
        if let Some(location) = self.shown.filter(|_| !is_placeholder) {
            return Placement { location, evidence: Some(Evidence::Example) };
        }
        let is_of_path = self.found.section == Section::Uri || self.found.caption == Some(Caption::Path);
        let spelling = context.spelt_otherwise(&row.name).filter(|name| !self.named.contains(name));
        if is_of_path && spelling.is_some() {
            return by_name(Location::Path);
        }
        if self.found.section == Section::Uri {
            return match &self.found.caption {
                _ if is_placeholder => Location::Path.into(),
                Some(Caption::Header) => Location::Header.into(),
                _ if is_header_field(row) && is_spelt_as_header(row) => by_name(Location::Header),
                _ => Location::Query.into(),
            };
        }
        match (&self.found.caption, self.found.section) {
            (Some(Caption::Path), _) if is_placeholder => Location::Path.into(),
            // No header holds an object.
            (Some(Caption::Header), _) | (_, Section::RequestHeaders)
                if context.method.has_body() && holds_members(&row.kind.kind) =>
            {
                Placement { location: Location::Body, evidence: Some(Evidence::Elimination) }
            }
            (_, Section::RequestHeaders) | (Some(Caption::Header), _) => Location::Header.into(),
            (_, Section::RequestQuery) | (Some(Caption::Query), _) => Location::Query.into(),
            _ if states_body(self.found) => Location::Body.into(),
            _ if self.is_header && !context.shows(&row.name) => by_name(Location::Header),
            _ if self.has_structure && context.method == Method::Delete => {
                Placement { location: Location::Body, evidence: Some(Evidence::Elimination) }
            }
            // A request without a body has nothing else that it could go into.
            _ if !context.method.has_body() && !context.shows(&row.name) => {
                Placement { location: Location::Query, evidence: Some(Evidence::Elimination) }
            }
            _ => Location::Body.into(),
        }
    }
}

/// Whether something has members of its own.
fn holds_members(kind: &Type) -> bool {
    matches!(kind.innermost(), Type::Struct(_) | Type::Object)
}

/// Where the examples have the rows of a table whose caption says otherwise: rows of a query in the body
/// that a request sends, or rows of a body in the query of one that sends none.
fn shown_place(
    table: &PageTable,
    rows: &[ParameterRow<'_>],
    context: &RequestContext<'_>,
) -> Option<Location> {
    let says_query = table.caption == Some(Caption::Query) || table.section == Section::RequestQuery;
    let is_asked_for = rows.iter().any(|row| context.asks_for(&row.name));
    let is_sent = rows.iter().any(|row| context.shows(&row.name));
    match (context.method.has_body(), is_sent, is_asked_for) {
        (true, true, false) if says_query => Some(Location::Body),
        (false, false, true) if states_body(table) => Some(Location::Query),
        _ => None,
    }
}

fn by_name(location: Location) -> Placement {
    Placement { location, evidence: Some(Evidence::Name) }
}

/// Whether a row describes the path for no other reason than that no example has it in the body.
pub(super) fn is_left_to_the_path(table: &PageTable, row: &ParameterRow<'_>) -> bool {
    table.section != Section::Uri && table.caption != Some(Caption::Path) && row.location.is_none()
}

/// Whether a table says that its rows are those of the body.
fn states_body(table: &PageTable) -> bool {
    matches!(table.caption, Some(Caption::Body | Caption::GeneratedBody))
        || table.section == Section::RequestElements
}

/// Whether a table lists header fields alone.
pub(super) fn all_headers(rows: &[ParameterRow<'_>]) -> bool {
    rows.iter().all(is_header_field) && rows.iter().any(is_spelt_as_header)
}

/// Whether a name is written as header fields are. A word in small letters may be one (`date`, `range`), but
/// as well anything else, so that its table has to say it.
fn is_spelt_as_header(row: &ParameterRow<'_>) -> bool {
    row.name.contains(|char: char| char == '-' || char.is_ascii_uppercase())
}

/// Whether a row is a header field by its name; an object of that name belongs into a body.
fn is_header_field(row: &ParameterRow<'_>) -> bool {
    let is_scalar = !matches!(row.kind.kind, Type::Object | Type::Struct(_) | Type::Array(_) | Type::Map(_));
    headers::is_header_name(&row.name) && is_scalar
}
