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
        page::{Delegation, Page, PageTable, Scope, TableRole},
        vocabulary::{columns::Column, types::type_cell},
    },
    files::file_name,
};

/// The pages of a service by the name of their file.
type ByName<'a> = HashMap<&'a str, &'a Page>;

/// The pages, each with the tables of other pages that it refers to.
#[must_use]
pub fn join(pages: &[Page]) -> Vec<Cow<'_, Page>> {
    let by_name = pages.iter().rev().map(|page| (file_name(&page.path), page)).collect();
    pages.par_iter().map(|page| with_tables(page, &by_name)).collect()
}

fn with_tables<'a>(page: &'a Page, pages: &ByName<'_>) -> Cow<'a, Page> {
    let mut page = Cow::Borrowed(page);
    let mut seen = BTreeSet::new();
    delegated(&mut page, pages, &mut seen);
    for (at, link) in whole_pages(&page, pages) {
        let cell = &mut page.to_mut().tables[at.0].rows[at.1].cells[at.2];
        let runs = cell.paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.text.runs);
        for run in runs.filter(|run| run.link.as_deref() == link.split('#').next()) {
            run.link = Some(link.clone());
        }
    }
    let mut at = 0;
    while at < page.tables.len() {
        for (link, place) in links(&page.tables[at], &page) {
            let (section, status) = (page.tables[at].section, page.tables[at].status);
            if let Some(found) = import(&page, pages, (&link, &place), &mut seen) {
                // A copy belongs where the table stands that refers to it.
                page.to_mut().tables.push(PageTable { section, status, ..found });
            }
        }
        at += 1;
    }
    page
}

/// A section without a table of its own that says on which page it is.
fn delegated(page: &mut Cow<'_, Page>, pages: &ByName<'_>, seen: &mut BTreeSet<(String, usize)>) {
    for Delegation { section, status, link, number, span } in page.delegations.clone() {
        let is_here = |table: &PageTable| {
            table.role == TableRole::Parameters && table.section == section && table.status == status
        };
        if page.tables.iter().any(is_here) {
            continue;
        }
        let Some((file, anchor)) = split(&link) else { continue };
        let Some(other) = pages.get(file).copied().filter(|other| other.path != page.path) else { continue };
        let by_anchor = |table: &PageTable| table.anchors.iter().any(|name| name == anchor);
        let by_number = |table: &PageTable| number.is_some() && table.number == number;
        let found =
            other.tables.iter().position(by_anchor).or_else(|| other.tables.iter().position(by_number));
        if let Some(at) = found.filter(|at| other.tables[*at].role == TableRole::Parameters) {
            seen.insert((file.to_owned(), at));
            page.to_mut().tables.push(PageTable { section, status, ..copy(&other.tables[at], file, &span) });
        }
    }
}

/// Links to pages as a whole, in descriptions that name a structure of that page: (table, row, cell)
/// and where the table of that structure stands.
fn whole_pages(page: &Page, pages: &ByName<'_>) -> Vec<((usize, usize, usize), String)> {
    let mut found = Vec::new();
    for (at, table) in page.tables.iter().enumerate() {
        let column = table.columns.iter().position(|column| *column == Column::Description);
        let Some(column) = column.filter(|_| table.role == TableRole::Parameters) else { continue };
        for (row_at, row) in table.rows.iter().enumerate() {
            let Some(cell) = row.cells.get(column) else { continue };
            for link in cell.links().filter(|link| !link.contains('#')) {
                let other = pages.get(file_name(link)).copied().filter(|other| other.path != page.path);
                let anchor = other.and_then(|other| named_table(other, &cell.plain()));
                found.extend(anchor.map(|anchor| ((at, row_at, column), format!("{link}#{anchor}"))));
            }
        }
    }
    found
}

/// The anchor of the table of a structure that the words name.
fn named_table<'a>(page: &'a Page, words: &str) -> Option<&'a str> {
    let is_char = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let names: Vec<&str> = words.split(|char| !is_char(char)).collect();
    let is_named = |table: &&PageTable| {
        table.role == TableRole::Parameters && table.structure().is_some_and(|name| names.contains(&name))
    };
    page.tables.iter().find(is_named)?.anchors.first().map(String::as_str)
}

/// Where the rows of a table lead to on other pages.
fn links(table: &PageTable, page: &Page) -> Vec<(String, Range<usize>)> {
    let own = table.home.clone().unwrap_or_else(|| file_name(&page.path).to_owned());
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
        links.extend(of(Column::Type).filter_map(absolute).map(|link| (link, row.span.clone())));
        let others = of(Column::Description).chain(of(Column::Name)).filter_map(absolute);
        let others: Vec<String> = others.collect();
        // Where a text or a number links to another page, the table there explains its value.
        let may_list_fields = || index::may_list_fields(&type_cell(&table.text(row, Column::Type)).kind);
        if !others.is_empty() && may_list_fields() {
            links.extend(others.into_iter().map(|link| (link, row.span.clone())));
        }
    }
    links
}

type Place<'a> = (&'a str, &'a Range<usize>);

fn import(
    page: &Page,
    pages: &ByName<'_>,
    (link, place): Place<'_>,
    seen: &mut BTreeSet<(String, usize)>,
) -> Option<PageTable> {
    let (file, anchor) = split(link)?;
    let other = pages.get(file).copied().filter(|other| other.path != page.path)?;
    let at = other.tables.iter().position(|table| table.anchors.iter().any(|name| name == anchor))?;
    let found = &other.tables[at];
    // A page that has a table of that name itself means its own, wherever the link leads.
    let is_twin = |table: &PageTable| table.structure().is_some() && table.caption == found.caption;
    let is_wanted = found.role == TableRole::Parameters && !page.tables.iter().any(is_twin);
    (is_wanted && seen.insert((file.to_owned(), at))).then(|| copy(found, file, place))
}

/// A copy stands where this page refers to it: that is the place to show.
fn copy(table: &PageTable, file: &str, place: &Range<usize>) -> PageTable {
    let mut copy = PageTable { home: Some(file.to_owned()), span: place.clone(), ..table.clone() };
    for row in &mut copy.rows {
        row.span = place.clone();
        for cell in &mut row.cells {
            cell.span = place.clone();
        }
    }
    copy
}

/// `folder/file.md#anchor` → file and anchor.
fn split(link: &str) -> Option<(&str, &str)> {
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let file = file_name(file);
    (!file.is_empty()).then_some((file, anchor))
}
