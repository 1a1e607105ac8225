//! Tables on other pages of the service: pages that refer to one get a copy of it.
//!
//! A copy keeps the name of its page (`home`), by which links find it, and stays out of the ledger.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use rayon::prelude::*;

use super::index;
use crate::{
    docs::{
        document::Cell,
        page::{Delegation, Page, PageTable, RowId, Scope, TableId, TableRole},
        vocabulary::{columns::Column, types::type_cell},
    },
    page_id::PageId,
};

/// The pages of a service.
type ById<'a> = HashMap<&'a PageId, &'a Page>;

/// The tables of other pages of which a page has a copy.
type Seen = BTreeSet<(PageId, TableId)>;

/// The pages, each with the tables of other pages that it refers to.
#[must_use]
pub fn join(pages: &[Page]) -> Vec<Cow<'_, Page>> {
    let by_id = pages.iter().rev().map(|page| (&page.id, page)).collect();
    pages.par_iter().map(|page| with_tables(page, &by_id)).collect()
}

fn with_tables<'a>(page: &'a Page, pages: &ById<'_>) -> Cow<'a, Page> {
    let mut page = Cow::Borrowed(page);
    let mut seen = BTreeSet::new();
    delegated(&mut page, pages, &mut seen);
    for (row, link) in whole_pages(&page, pages) {
        let cells = page.to_mut().cell_mut(row, Column::Description).into_iter();
        let paragraphs = cells.flat_map(|cell| &mut cell.paragraphs);
        let runs = paragraphs.flat_map(|paragraph| &mut paragraph.text.runs);
        for run in runs.filter(|run| run.link.as_deref() == link.split('#').next()) {
            run.link = Some(link.clone());
        }
    }
    // The copies are at the end, where what they refer to is looked for in its turn.
    let mut next = TableId(0);
    while next.0 < page.tables.len() {
        let table = page.table(next);
        let (section, status) = (table.section, table.status);
        for link in links(table, &page) {
            if let Some(found) = import(&page, pages, &link, &mut seen) {
                // A copy belongs where the table stands that refers to it.
                page.to_mut().tables.push(PageTable { section, status, ..found });
            }
        }
        next.0 += 1;
    }
    page
}

/// A section without a table of its own that says on which page it is.
fn delegated(page: &mut Cow<'_, Page>, pages: &ById<'_>, seen: &mut Seen) {
    for Delegation { section, status, link, number, span } in page.delegations.clone() {
        let is_here = |table: &PageTable| {
            table.role == TableRole::Parameters && table.section == section && table.status == status
        };
        if page.tables.iter().any(is_here) {
            continue;
        }
        let Some((other, anchor)) = target(&link, page, pages) else { continue };
        let by_number = |table: &PageTable| number.is_some() && table.number == number;
        let found = anchored(other, anchor)
            .or_else(|| other.tables_with_ids().find(|(_, table)| by_number(table)))
            .filter(|(_, table)| table.role == TableRole::Parameters);
        if let Some((id, found)) = found {
            seen.insert((other.id.clone(), id));
            page.to_mut().tables.push(PageTable { section, status, ..copy(found, &other.id, &span) });
        }
    }
}

/// Links to pages as a whole, in descriptions that name a structure of that page, with the anchor of the
/// table of that structure.
fn whole_pages(page: &Page, pages: &ById<'_>) -> Vec<(RowId, String)> {
    let mut found = Vec::new();
    let tables = page.tables_with_ids().filter(|(_, table)| table.role == TableRole::Parameters);
    for (id, table) in tables {
        for (row, cells) in table.rows.iter().enumerate() {
            let Some(cell) = table.cell(cells, Column::Description) else { continue };
            for link in cell.links().filter(|link| !link.contains('#')) {
                let other = target(link, page, pages).map(|(other, _)| other);
                let anchor = other.and_then(|other| named_table(other, &cell.plain()));
                found.extend(anchor.map(|anchor| (RowId { table: id, row }, format!("{link}#{anchor}"))));
            }
        }
    }
    found
}

/// The anchor of the table of a structure that the text names.
fn named_table<'a>(page: &'a Page, text: &str) -> Option<&'a str> {
    let is_char = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let names: Vec<&str> = text.split(|char| !is_char(char)).collect();
    let is_named = |table: &&PageTable| {
        table.role == TableRole::Parameters && table.structure().is_some_and(|name| names.contains(&name))
    };
    page.tables.iter().find(is_named)?.anchors.first().map(String::as_str)
}

/// Where the rows of a table lead to on other pages.
fn links(table: &PageTable, page: &Page) -> Vec<Link> {
    let own = table.home.as_ref().unwrap_or(&page.id);
    if table.role != TableRole::Parameters || table.scope() == Scope::Elsewhere {
        return Vec::new();
    }
    let absolute = |link: &str| match link.strip_prefix('#') {
        // A link inside of a copy leads to its own page.
        Some(anchor) => table.home.is_some().then(|| format!("{own}#{anchor}")),
        None => link.contains(".md#").then(|| link.to_owned()),
    };
    let mut links = Vec::new();
    for row in &table.rows {
        let of = |column: Column| table.cell(row, column).into_iter().flat_map(Cell::links);
        let with = |structure: Option<String>| {
            move |target| Link { target, span: row.span.clone(), structure: structure.clone() }
        };
        links.extend(of(Column::Type).filter_map(absolute).map(with(None)));
        let others = of(Column::Description).chain(of(Column::Name)).filter_map(absolute);
        let others: Vec<String> = others.collect();
        if others.is_empty() {
            continue;
        }
        // Where a text or a number links to another page, the table there explains its value, unless it
        // bears the field's own name.
        let may_list_fields = index::may_list_fields(&type_cell(&table.text(row, Column::Type)).kind);
        let structure = (!may_list_fields).then(|| table.text(row, Column::Name).into_owned());
        links.extend(others.into_iter().map(with(structure)));
    }
    links
}

/// Where a row leads to.
struct Link {
    target: String,
    /// Bytes of the row.
    span: Range<usize>,
    /// The structure that the table there must be of.
    structure: Option<String>,
}

fn import(page: &Page, pages: &ById<'_>, link: &Link, seen: &mut Seen) -> Option<PageTable> {
    let (other, anchor) = target(&link.target, page, pages)?;
    let (id, found) = anchored(other, anchor)?;
    // A page that has that table itself means its own, wherever the link leads; what has its name alone may
    // be another one.
    let names = |table: &PageTable| -> BTreeSet<String> {
        table.rows.iter().map(|row| table.text(row, Column::Name).into_owned()).collect()
    };
    let is_alike = |table: &PageTable| {
        names(table).intersection(&names(found)).count() * 2 > found.rows.len().min(table.rows.len())
    };
    let is_counterpart =
        |table: &PageTable| table.structure().is_some() && table.caption == found.caption && is_alike(table);
    let is_meant = link.structure.as_deref().is_none_or(|name| found.structure() == Some(name));
    let is_wanted =
        is_meant && found.role == TableRole::Parameters && !page.tables.iter().any(is_counterpart);
    (is_wanted && seen.insert((other.id.clone(), id))).then(|| copy(found, &other.id, &link.span))
}

/// A copy stands where this page refers to it: that is what to show.
fn copy(table: &PageTable, home: &PageId, span: &Range<usize>) -> PageTable {
    let mut copy = PageTable { home: Some(home.clone()), span: span.clone(), ..table.clone() };
    for row in &mut copy.rows {
        row.span = span.clone();
        for cell in &mut row.cells {
            cell.span = span.clone();
        }
    }
    copy
}

/// The other page that `folder/file.md#anchor` leads to, and the anchor.
fn target<'a, 'b>(link: &'b str, page: &Page, pages: &ById<'a>) -> Option<(&'a Page, &'b str)> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let other = pages.get(&PageId::of(path)).copied().filter(|other| other.path != page.path)?;
    Some((other, anchor))
}

/// The table that an anchor leads to.
fn anchored<'a>(page: &'a Page, anchor: &str) -> Option<(TableId, &'a PageTable)> {
    page.tables_with_ids().find(|(_, table)| table.anchors.iter().any(|name| name == anchor))
}
