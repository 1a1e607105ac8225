//! `Page` × `Rows` → `Links`: which table each field refers to, and how that is known.

pub mod across;
mod index;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    page::{Page, RowId, Scope, TableId},
    rows::{ParameterRow, Rows},
    vocabulary::around::{Likeness, likeness},
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
    /// The tables that some other table refers to, each with those.
    referenced: BTreeMap<TableId, BTreeSet<TableId>>,
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
    links.liken(&index);
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
        self.referenced.contains_key(&table)
    }

    /// Whether only tables that come behind it and are reached through it refer to this one: it stands
    /// around them, and in them again.
    #[must_use]
    pub fn is_around(&self, table: TableId) -> bool {
        let Some(from) = self.referenced.get(&table) else { return false };
        if from.iter().any(|other| *other <= table) {
            return false;
        }
        let mut reached = BTreeSet::from([table]);
        let mut next = vec![table];
        while let Some(at) = next.pop() {
            let rows = self.targets.range(RowId { table: at, row: 0 }..);
            for (_, target) in rows.take_while(|(field, _)| field.table == at) {
                if reached.insert(target.table) {
                    next.push(target.table);
                }
            }
        }
        from.is_subset(&reached)
    }

    fn refer(&mut self, field: RowId, target: Target) {
        self.targets.insert(field, target);
        if field.table != target.table {
            self.referenced.entry(target.table).or_default().insert(field.table);
        }
    }

    fn add_forms(&mut self, field: RowId, forms: Vec<TableId>) {
        for form in &forms {
            self.referenced.entry(*form).or_default().insert(field.table);
        }
        if !forms.is_empty() {
            self.forms.insert(field, forms);
        }
    }

    /// Fields of which the description says that they are as what stands around them, or as another field.
    fn liken(&mut self, index: &Index<'_>) {
        let rows = index.parameters().flat_map(|(table, _)| index.rows.of(table));
        let open =
            rows.filter(|row| index::wants_table(&row.kind.kind) && !self.targets.contains_key(&row.id));
        let found = open.filter_map(|row| {
            let table = match likeness(&row.description_text)? {
                Likeness::Around => row.id.table,
                Likeness::Of(name) => {
                    index.structure(row.id.table, name).or_else(|| self.table_of(index, row, name))?
                }
            };
            Some((row.id, Target { table, evidence: Some(Evidence::Prose) }))
        });
        for (field, target) in found.collect::<Vec<_>>() {
            self.refer(field, target);
        }
    }

    /// The table of the field of a name in the same request or response.
    fn table_of(&self, index: &Index<'_>, row: &ParameterRow<'_>, name: &str) -> Option<TableId> {
        let scope = |table: TableId| index.page.table(table).scope();
        let is_it = |field: &&RowId| {
            scope(field.table) == scope(row.id.table) && index.rows.row(**field).name == name
        };
        let field = self.targets.keys().find(is_it)?;
        self.target(*field).map(|target| target.table)
    }

    /// Where one field of a scope has no table and one table no field, they belong together.
    fn eliminate(&mut self, index: &Index<'_>) {
        let mut scopes: BTreeMap<Scope, Vec<TableId>> = BTreeMap::new();
        for (id, table) in index.parameters() {
            scopes.entry(table.scope()).or_default().push(id);
        }
        scopes.remove(&Scope::Elsewhere);
        for tables in scopes.values() {
            let is_orphan =
                |id: &&TableId| index.page.table(**id).structure().is_some() && !self.is_referenced(**id);
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
