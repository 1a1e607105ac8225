//! `Page` × `Rows` → `Links`: which table each field refers to, and how that is known.

pub mod across;
mod index;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    page::{Page, RowId, Scope, TableId},
    rows::Rows,
};
use crate::spec::evidence::Evidence;
use index::{Index, Reference};

/// The references of a page.
#[derive(Debug, Default)]
pub struct Links {
    targets: BTreeMap<RowId, Target>,
    /// Further tables of a field, each for another form of it.
    forms: BTreeMap<RowId, Vec<TableId>>,
    /// Links that lead nowhere, by field.
    dangling: BTreeMap<RowId, String>,
    referenced: BTreeSet<TableId>,
}

/// The table that a field refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The table.
    pub table: TableId,
    /// How it was found, where neither a link nor the name of a structure says so.
    pub evidence: Option<Evidence>,
}

/// Finds the table of every field that has one: by link, by number, by caption, or by elimination.
#[must_use]
pub fn link(page: &Page, rows: &Rows<'_>) -> Links {
    let mut links = Links::default();
    let index = Index::new(page, rows);
    for row in index.parameters().flat_map(|(table, _)| rows.of(table)) {
        match index.reference(row) {
            Reference::Table(target) => {
                links.refer(row.id, target);
                links.add_forms(row.id, index.forms(row, target.table));
            }
            Reference::Dangling(link) => {
                links.dangling.insert(row.id, link);
            }
            Reference::None => {}
        }
    }
    links.eliminate(&index);
    links
}

impl Links {
    /// The table that a field refers to.
    #[must_use]
    pub fn target(&self, row: RowId) -> Option<Target> {
        self.targets.get(&row).copied()
    }

    /// The tables of further forms of a field that has one.
    #[must_use]
    pub fn forms(&self, row: RowId) -> &[TableId] {
        self.forms.get(&row).map_or(&[], Vec::as_slice)
    }

    /// The link of a field that leads nowhere.
    #[must_use]
    pub fn dangling(&self, row: RowId) -> Option<&str> {
        self.dangling.get(&row).map(String::as_str)
    }

    /// Whether some other table refers to this one.
    #[must_use]
    pub fn is_referenced(&self, table: TableId) -> bool {
        self.referenced.contains(&table)
    }

    fn refer(&mut self, field: RowId, target: Target) {
        self.targets.insert(field, target);
        if field.table != target.table {
            self.referenced.insert(target.table);
        }
    }

    fn add_forms(&mut self, field: RowId, forms: Vec<TableId>) {
        self.referenced.extend(forms.iter().copied());
        if !forms.is_empty() {
            self.forms.insert(field, forms);
        }
    }

    /// Where one field of a scope has no table and one table no field, they belong together.
    fn eliminate(&mut self, index: &Index<'_>) {
        let mut scopes: BTreeMap<Scope, Vec<TableId>> = BTreeMap::new();
        for (id, table) in index.parameters() {
            scopes.entry(table.scope()).or_default().push(id);
        }
        scopes.remove(&Scope::Elsewhere);
        for tables in scopes.values() {
            let is_orphan = |id: &&TableId| {
                index.page.table(**id).structure().is_some() && !self.referenced.contains(*id)
            };
            let orphans: Vec<TableId> = tables.iter().filter(is_orphan).copied().collect();
            let rows = tables.iter().flat_map(|id| index.rows.of(*id));
            let is_open = |row: RowId| !self.targets.contains_key(&row);
            let open: Vec<RowId> = rows
                .filter(|row| index::wants_table(&row.kind.kind) && is_open(row.id))
                .map(|row| row.id)
                .collect();
            if let ([orphan], [field]) = (orphans.as_slice(), open.as_slice())
                && field.table != *orphan
            {
                self.refer(*field, Target { table: *orphan, evidence: Some(Evidence::Elimination) });
            }
            for orphan in orphans {
                self.counterpart(index, orphan);
            }
        }
    }

    /// A field that links to the table where it stands itself, while nothing refers to another table
    /// of the same name, means that one.
    fn counterpart(&mut self, index: &Index<'_>, orphan: TableId) {
        let own = index.page.table(orphan);
        let Some(name) = own.structure() else { return };
        let is_counterpart = |id: TableId| {
            let table = index.page.table(id);
            table.structure() == Some(name) && table.scope() == own.scope()
        };
        let refers_to_itself = |(field, target): (&RowId, &Target)| {
            let table = target.table;
            (field.table == table && table != orphan && is_counterpart(table)).then_some(*field)
        };
        let fields: Vec<RowId> = self.targets.iter().filter_map(refers_to_itself).collect();
        if let [field] = fields.as_slice() {
            self.refer(*field, Target { table: orphan, evidence: Some(Evidence::Elimination) });
        }
    }
}
