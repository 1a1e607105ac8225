//! The tables of a page by anchor, by number and by the structure that their caption names.

use std::collections::{BTreeMap, BTreeSet};

use super::Target;
use crate::{
    docs::{
        document::Cell,
        page::{Page, PageTable, Scope, TableId, TableRole},
        rows::{ParameterRow, Rows},
        vocabulary::{captions::Caption, sections::Section, several, table_numbers},
    },
    page_id::PageId,
    spec::{evidence::Evidence, identity, model::Type},
};

/// What a field says about its table.
pub(super) enum Reference {
    /// Nothing.
    None,
    /// It is this one.
    Table(Target),
    /// It is one that does not exist.
    Dangling(String),
}

/// The tables of a page, by all that may refer to them.
pub(super) struct Index<'a> {
    pub(super) page: &'a Page,
    pub(super) rows: &'a Rows<'a>,
    anchors: BTreeMap<String, TableId>,
    numbers: BTreeMap<u32, TableId>,
    /// The tables of each structure in their order, by its name in lower case.
    structures: BTreeMap<(Scope, String), Vec<TableId>>,
    /// The anchors of this page that links of its parameter tables lead to.
    linked: BTreeSet<&'a str>,
}

/// Whether the type promises fields that it does not list itself.
pub(super) fn wants_table(kind: &Type) -> bool {
    matches!(kind.innermost(), Type::Struct(_) | Type::Object | Type::Any)
}

/// Whether a field of the type may have a table of its own.
pub(super) fn may_list_fields(kind: &Type) -> bool {
    wants_table(kind) || matches!(kind, Type::Map(_) | Type::Unknown(_))
}

impl<'a> Index<'a> {
    pub(super) fn new(page: &'a Page, rows: &'a Rows<'a>) -> Self {
        let mut anchors = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        let mut structures: BTreeMap<_, Vec<TableId>> = BTreeMap::new();
        for (id, table) in page.tables_with_ids() {
            anchors.extend(table.anchors.iter().map(|anchor| (full_name(table, anchor), id)));
            numbers.extend(table.number.filter(|_| table.home.is_none()).map(|number| (number, id)));
            for name in table.structures().filter(|_| table.role == TableRole::Parameters) {
                structures.entry((table.scope(), name.to_lowercase())).or_default().push(id);
            }
        }
        let tables = page.tables.iter().filter(|table| table.role == TableRole::Parameters);
        let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let linked = cells.flat_map(Cell::links).filter_map(|link| link.strip_prefix('#')).collect();
        Self { page, rows, anchors, numbers, structures, linked }
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = (TableId, &'a PageTable)> {
        self.page.tables_with_ids().filter(|(_, table)| table.role == TableRole::Parameters)
    }

    /// The mechanisms in the order of their strength: type link, description link, name link,
    /// number, caption with the type's name, caption with the field's name.
    pub(super) fn reference(&self, row: &ParameterRow<'_>) -> Reference {
        let at = row.id.table;
        let links = &row.links;
        let kind = &row.kind.kind;
        let may_list_fields = may_list_fields(kind);
        let by_link = |table: TableId| Target { table, evidence: None };
        let by_type = self.linked(at, &links.kind).filter(|target| !self.is_astray(row, *target));
        let found = by_type.or_else(|| self.linked_by_name(row)).map(by_link).or_else(|| {
            may_list_fields.then_some(())?;
            self.linked(at, &links.description)
                .or_else(|| self.linked(at, &links.range))
                .or_else(|| self.linked(at, &links.name))
                .map(by_link)
                .or_else(|| self.numbered(row))
                .or_else(|| self.captioned(row))
                // A table of the page itself says more than one that describes something alike elsewhere.
                .or_else(|| self.targets(at, &links.kind).next().map(by_link))
                .or_else(|| self.targets(at, &links.description).next().map(by_link))
        });
        if let Some(target) = found {
            return Reference::Table(target);
        }
        let link = links.kind.iter().find(|link| link.starts_with('#')).map(|link| (*link).to_owned());
        let number = || may_list_fields.then(|| number(row))?.map(|(_, text)| text);
        link.or_else(number).map_or(Reference::None, Reference::Dangling)
    }

    /// A type's link that leads to the table where the row stands itself, under another name than that
    /// table's, while the description leads to another one.
    fn is_astray(&self, row: &ParameterRow<'_>, target: TableId) -> bool {
        let at = row.id.table;
        let is_of_own_name = match row.kind.kind.innermost() {
            Type::Struct(name) => self.page.table(at).structures().any(|own| own == name),
            _ => false,
        };
        target == at
            && !is_of_own_name
            && self.linked(at, &row.links.description).is_some_and(|described| described != at)
    }

    /// The table of the same page that one of the links leads to.
    fn linked(&self, at: TableId, links: &[&str]) -> Option<TableId> {
        self.own_targets(at, links).next()
    }

    /// The tables of the same page that the links lead to.
    fn own_targets(&self, at: TableId, links: &[&str]) -> impl Iterator<Item = TableId> {
        let own = self.page.table(at);
        let targets = self.targets(at, links);
        let targets = targets.filter(|target| self.page.table(*target).home == own.home);
        targets.map(move |target| self.counterpart(at, target))
    }

    /// The tables that the links lead to, on whatever page.
    fn targets(&self, at: TableId, links: &[&str]) -> impl Iterator<Item = TableId> {
        let own = self.page.table(at);
        let name = |link: &&str| match link.strip_prefix('#') {
            Some(anchor) => Some(full_name(own, anchor)),
            None => self.without_own_page(link),
        };
        links
            .iter()
            .filter_map(move |link| self.anchors.get(&name(link)?).copied())
            .filter(|target| self.lists_fields(*target))
    }

    /// `folder/file.md#anchor` as the tables of that page are known.
    fn without_own_page(&self, link: &str) -> Option<String> {
        let (path, anchor) = link.split_once('#')?;
        let is_own = self.page.id.is_at(path);
        Some(if is_own { anchor.to_owned() } else { format!("{}#{anchor}", PageId::of(path)) })
    }

    /// A description that links to a table of the field's own name, whatever the type says and
    /// whichever tables of its neighbours the description links to besides; or a type that links to another
    /// page's table of the structure that it names, though a table of this page has that name too.
    fn linked_by_name(&self, row: &ParameterRow<'_>) -> Option<TableId> {
        let is_it = |target: &TableId| self.page.table(*target).structure() == Some(&row.name_text);
        let (at, links) = (row.id.table, &row.links.description);
        let described =
            self.own_targets(at, links).find(is_it).or_else(|| self.targets(at, links).find(is_it));
        let is_named = |target: &TableId| match row.kind.kind.innermost() {
            Type::Struct(name) => self.page.table(*target).structure() == Some(name),
            _ => false,
        };
        described.or_else(|| self.targets(at, &row.links.kind).find(is_named))
    }

    /// Further tables of the field's own name that the row links to: it has another form in each.
    pub(super) fn forms(&self, row: &ParameterRow<'_>, first: TableId) -> Vec<TableId> {
        let at = row.id.table;
        let is_of_field = |table: &TableId| self.page.table(*table).structure() == Some(&row.name_text);
        if !may_list_fields(&row.kind.kind) || !is_of_field(&first) {
            return Vec::new();
        }
        let links = self.own_targets(at, &row.links.kind).chain(self.own_targets(at, &row.links.description));
        let mut forms = Vec::new();
        for table in links.filter(|table| *table != first && *table != at).filter(is_of_field) {
            if !forms.contains(&table) {
                forms.push(table);
            }
        }
        forms
    }

    fn lists_fields(&self, at: TableId) -> bool {
        self.page.table(at).role == TableRole::Parameters
    }

    /// Pages repeat a structure for each status but link to the first copy: take the copy of the
    /// field's own scope. A structure that bears the name of the one it stands in is not that one:
    /// its table comes further down, and no link leads there.
    fn counterpart(&self, at: TableId, target: TableId) -> TableId {
        let own = self.page.table(at).scope();
        let found = self.page.table(target);
        match &found.caption {
            Some(Caption::Structure(name)) if target == at => {
                let is_hidden = |other: &TableId| *other > at && !self.is_linked(*other);
                self.named(own, name).find(is_hidden).unwrap_or(target)
            }
            Some(Caption::Structure(name)) if found.scope() != own => {
                self.named(own, name).next().unwrap_or(target)
            }
            _ => target,
        }
    }

    /// Whether a link in a table of the page leads to one of the table's anchors.
    fn is_linked(&self, target: TableId) -> bool {
        self.page.table(target).anchors.iter().any(|anchor| self.linked.contains(anchor.as_str()))
    }

    /// The tables of a scope whose caption names a structure, case-insensitive.
    fn alike(&self, scope: Scope, name: &str) -> &[TableId] {
        self.structures.get(&(scope, name.to_lowercase())).map_or(&[], Vec::as_slice)
    }

    /// The same, case-sensitive.
    fn named(&self, scope: Scope, name: &str) -> impl DoubleEndedIterator<Item = TableId> {
        let tables = self.alike(scope, name).iter().copied();
        tables.filter(move |table| self.page.table(*table).structures().any(|structure| structure == name))
    }

    /// The table of a structure, by the name in its caption.
    pub(super) fn structure(&self, at: TableId, name: &str) -> Option<TableId> {
        self.named(self.page.table(at).scope(), name).next()
    }

    /// The table of the number that a row speaks of. Numbers go astray when a page is put together anew:
    /// a table that bears the field's name beats them, and nothing but the URI has a table of the URI.
    fn numbered(&self, row: &ParameterRow<'_>) -> Option<Target> {
        let table = *self.numbers.get(&number(row)?.0)?;
        let (own, found) = (self.page.table(row.id.table), self.page.table(table));
        let is_astray = found.section == Section::Uri && own.section != Section::Uri;
        if is_astray || table == row.id.table || !self.lists_fields(table) {
            return None;
        }
        let mut named = self.named(own.scope(), &row.name_text).filter(|other| *other > row.id.table);
        let named = named.next().filter(|_| found.structures().all(|name| name != row.name_text));
        let by_name = named.map(|table| Target { table, evidence: Some(Evidence::Name) });
        Some(by_name.unwrap_or(Target { table, evidence: Some(Evidence::Number) }))
    }

    /// A caption that repeats the type's or the field's name. Only tables further down count for
    /// a field's name: common names would create false references.
    fn captioned(&self, row: &ParameterRow<'_>) -> Option<Target> {
        let at = row.id.table;
        let own = self.page.table(at).scope();
        let is_below = |other: &TableId| *other > at;
        if let Type::Struct(name) = row.kind.kind.innermost() {
            let below = self.named(own, name).find(is_below);
            if let Some(table) = below.or_else(|| self.named(own, name).rfind(|other| *other != at)) {
                return Some(Target { table, evidence: None });
            }
        }
        // A copy from another page is known by the link to it: the field's name alone does not lead there.
        let home = &self.page.table(at).home;
        let may_be = |other: &TableId| is_below(other) && self.page.table(*other).home == *home;
        let singulars = identity::singulars(&row.name_text);
        let element =
            || singulars.iter().flat_map(|name| self.alike(own, name)).copied().filter(may_be).min();
        let with = |evidence: Evidence| move |table| Target { table, evidence: Some(evidence) };
        let named = self.named(own, &row.name_text).find(may_be).map(with(Evidence::Name));
        named.or_else(|| {
            element().or_else(|| self.similar(own, row).filter(may_be).min()).map(with(Evidence::Element))
        })
    }

    /// The tables of a scope whose caption nearly names a field: in the plural or the singular, or without
    /// what a name adds to that of another, such as `not_tags` to `tags`.
    fn similar(&self, own: Scope, row: &ParameterRow<'_>) -> impl Iterator<Item = TableId> {
        let names = identity::singulars(several::without_affix(&row.name_text));
        let is_like =
            move |structure: &str| identity::singulars(structure).iter().any(|name| names.contains(name));
        let structures = self.structures.iter();
        let similar = structures.filter(move |((scope, name), _)| *scope == own && is_like(name));
        similar.flat_map(|(_, tables)| tables.iter().copied())
    }
}

/// The number of the table that a row speaks of, and the text of the reference. A link in the same cell has had
/// its chance.
fn number(row: &ParameterRow<'_>) -> Option<(u32, String)> {
    let cells = [(&row.links.kind, row.kind_cell), (&row.links.description, row.description)];
    let unlinked = cells.into_iter().filter(|(links, _)| links.is_empty());
    unlinked.filter_map(|(_, cell)| cell).find_map(|cell| table_numbers::reference(&cell.plain()))
}

/// An anchor as links from anywhere name it: with its page, unless that is the page being read.
fn full_name(table: &PageTable, anchor: &str) -> String {
    table.home.as_ref().map_or_else(|| anchor.to_owned(), |home| format!("{home}#{anchor}"))
}
