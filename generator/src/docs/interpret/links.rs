//! Which table a field refers to: by link, by number, by caption, or by elimination.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    docs::{
        document::{Cell, Row},
        page::{Page, PageTable, TableRole},
        vocabulary::{
            captions::Caption,
            columns::Column,
            sections::Direction,
            table_numbers,
            types::{TypeCell, type_cell},
        },
    },
    files::file_name,
    spec::model::{Status, Type},
};

/// Within what the names of structures hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// The request.
    Request,
    /// The answers of a status, or the answer where the page tells of one only.
    Response(Option<Status>),
    /// Neither: a table that explains something.
    Elsewhere,
}

/// The references of a page: field (table, row) → table.
#[derive(Debug, Default)]
pub(super) struct Links {
    targets: BTreeMap<(usize, usize), usize>,
    /// Links that lead nowhere, by field.
    dangling: BTreeMap<(usize, usize), String>,
    referenced: BTreeSet<usize>,
    /// What the type cells of parameter tables say, by table and row.
    types: Vec<Vec<TypeCell>>,
}

impl Links {
    pub(super) fn new(page: &Page) -> Self {
        let mut links = Self::default();
        let index = Index::new(page);
        for (at, table) in index.parameters() {
            for (row_at, row) in table.rows.iter().enumerate() {
                match index.reference(at, row, &index.types[at][row_at].kind) {
                    Reference::Table(target) => links.refer((at, row_at), target),
                    Reference::Dangling(link) => {
                        links.dangling.insert((at, row_at), link);
                    }
                    Reference::None => {}
                }
            }
        }
        links.eliminate(&index);
        links.types = index.types;
        links
    }

    /// What the type cell of a row says.
    pub(super) fn type_cell(&self, table: usize, row: usize) -> TypeCell {
        let cell = self.types.get(table).and_then(|rows| rows.get(row));
        cell.cloned().unwrap_or_else(|| type_cell(""))
    }

    /// The table that a field refers to.
    pub(super) fn target(&self, table: usize, row: usize) -> Option<usize> {
        self.targets.get(&(table, row)).copied()
    }

    /// The link of a field that leads nowhere.
    pub(super) fn dangling(&self, table: usize, row: usize) -> Option<&str> {
        self.dangling.get(&(table, row)).map(String::as_str)
    }

    /// Whether some other table refers to this one.
    pub(super) fn is_referenced(&self, table: usize) -> bool {
        self.referenced.contains(&table)
    }

    /// Why nothing came of a table.
    pub(super) fn reason(page: &Page, table: usize) -> &'static str {
        match (page.kind, page.tables[table].role) {
            (kind, _) if kind.purpose().is_none() => "not an operation page",
            (_, TableRole::Parameters) => "nothing refers to the table",
            (_, TableRole::RequestLines) => "a request line in a table",
            _ => "a list of other things",
        }
    }

    fn refer(&mut self, field: (usize, usize), target: usize) {
        self.targets.insert(field, target);
        if field.0 != target {
            self.referenced.insert(target);
        }
    }

    /// Where one field of a scope has no table and one table no field, they belong together.
    fn eliminate(&mut self, index: &Index<'_>) {
        let mut scopes: BTreeMap<Scope, Vec<usize>> = BTreeMap::new();
        for (at, table) in index.parameters() {
            scopes.entry(scope(table)).or_default().push(at);
        }
        scopes.remove(&Scope::Elsewhere);
        for tables in scopes.values() {
            let is_orphan =
                |at: &&usize| is_structure(&index.page.tables[**at]) && !self.referenced.contains(*at);
            let orphans: Vec<usize> = tables.iter().filter(is_orphan).copied().collect();
            let rows = tables.iter().flat_map(|at| (0..index.types[*at].len()).map(|row| (*at, row)));
            let is_open = |field: &(usize, usize)| {
                wants_table(&index.types[field.0][field.1].kind) && !self.targets.contains_key(field)
            };
            let open: Vec<(usize, usize)> = rows.filter(is_open).collect();
            if let ([orphan], [field]) = (orphans.as_slice(), open.as_slice())
                && field.0 != *orphan
            {
                self.refer(*field, *orphan);
            }
            for orphan in orphans {
                self.unroll(index, orphan);
            }
        }
    }

    /// A field that links to the table where it stands itself, while nothing refers to another table
    /// of the same name, means that one.
    fn unroll(&mut self, index: &Index<'_>, orphan: usize) {
        let Some(name) = index.page.tables[orphan].structure() else { return };
        let own = &index.page.tables[orphan];
        let twins =
            |at: usize| is_named(&index.page.tables[at], name) && scope(&index.page.tables[at]) == scope(own);
        let turns = |(field, target): (&(usize, usize), &usize)| {
            (field.0 == *target && *target != orphan && twins(*target)).then_some(*field)
        };
        let fields: Vec<(usize, usize)> = self.targets.iter().filter_map(turns).collect();
        if let [field] = fields.as_slice() {
            self.refer(*field, orphan);
        }
    }
}

/// The direction and status of a table.
pub(super) fn scope(table: &PageTable) -> Scope {
    match table.section.parameters() {
        Some(Direction::Request) => Scope::Request,
        Some(Direction::Response) => Scope::Response(table.status),
        None => Scope::Elsewhere,
    }
}

/// Whether the caption calls the table a structure.
pub(super) fn is_structure(table: &PageTable) -> bool {
    table.structure().is_some()
}

/// Whether a field of the type may have a table of its own.
pub(super) fn may_list_fields(kind: &Type) -> bool {
    wants_table(kind) || matches!(kind, Type::Map(_) | Type::Unknown(_))
}

/// Whether the type promises fields that it does not list itself.
fn wants_table(kind: &Type) -> bool {
    matches!(kind.innermost(), Type::Struct(_) | Type::Object | Type::Any)
}

enum Reference {
    None,
    Table(usize),
    Dangling(String),
}

/// The tables of a page by anchor, by number and by the structure that their caption names.
struct Index<'a> {
    page: &'a Page,
    anchors: BTreeMap<String, usize>,
    numbers: BTreeMap<u32, usize>,
    /// The tables of each structure in their order, by its name in lower case.
    structures: BTreeMap<(Scope, String), Vec<usize>>,
    types: Vec<Vec<TypeCell>>,
}

impl<'a> Index<'a> {
    fn new(page: &'a Page) -> Self {
        let mut anchors = BTreeMap::new();
        let mut numbers = BTreeMap::new();
        let mut structures: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let mut types = Vec::new();
        for (at, table) in page.tables.iter().enumerate() {
            anchors.extend(table.anchors.iter().map(|anchor| (full_name(table, anchor), at)));
            numbers.extend(table.number.filter(|_| table.home.is_none()).map(|number| (number, at)));
            let is_parameters = table.role == TableRole::Parameters;
            if let (Some(name), true) = (table.structure(), is_parameters) {
                structures.entry((scope(table), name.to_lowercase())).or_default().push(at);
            }
            let rows = table.rows.iter().filter(|_| is_parameters);
            types.push(rows.map(|row| type_cell(&table.words(row, Column::Type))).collect());
        }
        Self { page, anchors, numbers, structures, types }
    }

    fn parameters(&self) -> impl Iterator<Item = (usize, &'a PageTable)> {
        let tables = self.page.tables.iter().enumerate();
        tables.filter(|(_, table)| table.role == TableRole::Parameters)
    }

    /// The mechanisms in the order of their strength: type link, description link, name link,
    /// number, caption with the type's name, caption with the field's name.
    fn reference(&self, at: usize, row: &Row, kind: &Type) -> Reference {
        let table = &self.page.tables[at];
        let links = |column: Column| -> Vec<&str> {
            table.cell(row, column).into_iter().flat_map(Cell::links).collect()
        };
        let may_list_fields = may_list_fields(kind);
        let type_links = links(Column::Type);
        let found = self.linked(at, &type_links).or_else(|| self.linked_by_name(at, row)).or_else(|| {
            may_list_fields.then_some(())?;
            self.linked(at, &links(Column::Description))
                .or_else(|| self.linked(at, &links(Column::Range)))
                .or_else(|| self.linked(at, &links(Column::Name)))
                .or_else(|| self.numbered(at, table, row))
                .or_else(|| self.captioned(at, kind, &table.words(row, Column::Name)))
                // A table of the page itself says more than one that describes something alike elsewhere.
                .or_else(|| self.targets(at, &type_links).next())
                .or_else(|| self.targets(at, &links(Column::Description)).next())
        });
        if let Some(target) = found {
            return Reference::Table(target);
        }
        let link = type_links.iter().find(|link| link.starts_with('#')).map(|link| (*link).to_owned());
        let number = || {
            let number = may_list_fields.then(|| Self::number(table, row))?;
            number.map(|(_, text)| text)
        };
        link.or_else(number).map_or(Reference::None, Reference::Dangling)
    }

    /// The table of the same page that one of the links leads to.
    fn linked(&self, at: usize, links: &[&str]) -> Option<usize> {
        self.own_targets(at, links).next()
    }

    /// The tables of the same page that the links lead to.
    fn own_targets(&self, at: usize, links: &[&str]) -> impl Iterator<Item = usize> {
        let own = &self.page.tables[at];
        let targets = self.targets(at, links);
        let targets = targets.filter(|target| self.page.tables[*target].home == own.home);
        targets.map(move |target| self.twin(at, target))
    }

    /// The tables that the links lead to, on whatever page.
    fn targets(&self, at: usize, links: &[&str]) -> impl Iterator<Item = usize> {
        let own = &self.page.tables[at];
        let name = |link: &&str| match link.strip_prefix('#') {
            Some(anchor) => full_name(own, anchor),
            None => self.without_own_page(link),
        };
        links
            .iter()
            .filter_map(move |link| self.anchors.get(&name(link)).copied())
            .filter(|target| self.lists_fields(*target))
    }

    /// `folder/file.md#anchor` as the tables of that page are known.
    fn without_own_page(&self, link: &str) -> String {
        let link = file_name(link);
        let own = link.strip_prefix(file_name(&self.page.path)).and_then(|rest| rest.strip_prefix('#'));
        own.unwrap_or(link).to_owned()
    }

    /// A description that links to a table of the field's own name, whatever the type says and
    /// whichever tables of its neighbours the description links to besides.
    fn linked_by_name(&self, at: usize, row: &Row) -> Option<usize> {
        let table = &self.page.tables[at];
        let links: Vec<&str> =
            table.cell(row, Column::Description).into_iter().flat_map(Cell::links).collect();
        let name = table.words(row, Column::Name);
        self.own_targets(at, &links).find(|target| is_named(&self.page.tables[*target], &name))
    }

    fn lists_fields(&self, at: usize) -> bool {
        self.page.tables[at].role == TableRole::Parameters
    }

    /// Pages repeat a structure for each status but link to the first copy: take the copy of the
    /// field's own scope. A structure that bears the name of the one it stands in is not that one:
    /// its table comes further down, and no link leads there.
    fn twin(&self, at: usize, target: usize) -> usize {
        let own = scope(&self.page.tables[at]);
        let target_table = &self.page.tables[target];
        match &target_table.caption {
            Some(Caption::Structure(name)) if target == at => {
                let is_hidden = |other: &usize| *other > at && !self.is_linked(*other);
                self.named(own, name).find(is_hidden).unwrap_or(target)
            }
            Some(Caption::Structure(name)) if scope(target_table) != own => {
                self.named(own, name).next().unwrap_or(target)
            }
            _ => target,
        }
    }

    /// Whether a link in a table of the page leads to one of the table's anchors.
    fn is_linked(&self, target: usize) -> bool {
        let rows = self.parameters().flat_map(|(_, table)| &table.rows);
        let mut links = rows.flat_map(|row| &row.cells).flat_map(Cell::links);
        let anchors = &self.page.tables[target].anchors;
        links.any(|link| {
            link.strip_prefix('#').is_some_and(|link| anchors.iter().any(|anchor| anchor == link))
        })
    }

    /// The tables of a scope whose caption names a structure, in whatever capitals.
    fn alike(&self, scope: Scope, name: &str) -> &[usize] {
        self.structures.get(&(scope, name.to_lowercase())).map_or(&[], Vec::as_slice)
    }

    /// Those whose caption has the capitals too.
    fn named(&self, scope: Scope, name: &str) -> impl DoubleEndedIterator<Item = usize> {
        let tables = self.alike(scope, name).iter().copied();
        tables.filter(move |table| is_named(&self.page.tables[*table], name))
    }

    fn numbered(&self, at: usize, table: &PageTable, row: &Row) -> Option<usize> {
        let target = *self.numbers.get(&Self::number(table, row)?.0)?;
        (target != at && self.lists_fields(target)).then_some(target)
    }

    /// The number of the table that a row speaks of, and the words for it. A link in the same cell has had
    /// its chance.
    fn number(table: &PageTable, row: &Row) -> Option<(u32, String)> {
        let columns = [Column::Type, Column::Description].into_iter();
        let unlinked = columns
            .filter(|column| table.cell(row, *column).is_some_and(|cell| cell.links().next().is_none()));
        unlinked.into_iter().find_map(|column| table_numbers::reference(&table.words(row, column)))
    }

    /// A caption that repeats the type's or the field's name. Only tables further down count for
    /// a field's name: everyday names would otherwise tie knots.
    fn captioned(&self, at: usize, kind: &Type, field: &str) -> Option<usize> {
        let own = scope(&self.page.tables[at]);
        let is_below = |other: &usize| *other > at;
        if let Type::Struct(name) = kind.innermost() {
            let below = self.named(own, name).find(is_below);
            if let Some(target) = below.or_else(|| self.named(own, name).rfind(|other| *other != at)) {
                return Some(target);
            }
        }
        // A copy from another page is known by the link to it: the field's name alone does not lead there.
        let home = &self.page.tables[at].home;
        let may_be = |other: &usize| is_below(other) && self.page.tables[*other].home == *home;
        let elements = || elements(field).into_iter().flat_map(|name| self.alike(own, &name));
        let element = || elements().copied().filter(may_be).min();
        self.named(own, field).find(may_be).or_else(element)
    }
}

/// An anchor as links from anywhere name it: with its page, unless that is the page being read.
fn full_name(table: &PageTable, anchor: &str) -> String {
    table.home.as_ref().map_or_else(|| anchor.to_owned(), |home| format!("{home}#{anchor}"))
}

fn is_named(table: &PageTable, name: &str) -> bool {
    table.structure() == Some(name)
}

/// What a caption may call the elements of a field: `user` those of `users`.
fn elements(field: &str) -> Vec<String> {
    let field = field.to_lowercase();
    let stem = field.strip_suffix("ies");
    let singulars = [field.strip_suffix('s'), field.strip_suffix("es"), stem].into_iter().flatten();
    let y = stem.map(|stem| format!("{stem}y"));
    singulars.map(str::to_owned).chain(y).chain([field.clone()]).collect()
}
