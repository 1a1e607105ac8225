//! Names that are ways into objects that no row of their table describes: `spec.size`.

use std::collections::BTreeMap;

use super::{Placer, evidence};
use crate::{
    docs::interpret::{Sources, draft::Draft},
    spec::evidence::Evidence,
};

/// The fields of an object that is there by their names alone.
struct Inside {
    /// How it is known that the dot leads into an object.
    how: Evidence,
    fields: Vec<Draft>,
}

impl Placer<'_> {
    /// Fields without those whose names are ways into objects, and these objects. An example that has the name as
    /// one key says that it is none.
    pub(super) fn dotted(
        &mut self,
        fields: Vec<Draft>,
        evidence: &evidence::Evidence<'_>,
    ) -> (Vec<Draft>, Vec<Draft>) {
        let (mut staying, mut nested) = (Vec::new(), BTreeMap::<String, Inside>::new());
        let ways: Vec<_> = fields.iter().map(|field| self.way(&field.name, &fields, evidence)).collect();
        for (mut field, way) in fields.into_iter().zip(ways) {
            match way {
                Some((how, outer, inner)) => {
                    field.name = inner;
                    let new = || Inside { how, fields: Vec::new() };
                    nested.entry(outer).or_insert_with(new).fields.push(field);
                }
                None => staying.push(field),
            }
        }
        let objects = nested.into_iter().map(|(name, inside)| self.object_of(name, inside, evidence));
        (staying, objects.collect())
    }

    /// The object that a name leads into, the name in there, and how that is known: by an example, or because
    /// the page describes an object of that name with all that the table has in it.
    fn way(
        &self,
        name: &str,
        fields: &[Draft],
        evidence: &evidence::Evidence<'_>,
    ) -> Option<(Evidence, String, String)> {
        let (outer, inner) = parts(name)?;
        if evidence.has(name) || fields.iter().any(|field| field.name == outer) {
            return None;
        }
        let mut inside =
            fields.iter().filter_map(|field| parts(&field.name).filter(|(other, _)| *other == outer));
        let how = if evidence.inside(outer).has(first(inner)) {
            Evidence::Example
        } else if inside.all(|(_, inner)| describes(self.tables.sources, outer, inner)) {
            Evidence::Name
        } else {
            return None;
        };
        Some((how, outer.to_owned(), inner.to_owned()))
    }

    /// It need not be sent if none of its fields must, in any case.
    fn object_of(&mut self, name: String, inside: Inside, evidence: &evidence::Evidence<'_>) -> Draft {
        let Inside { how, fields } = inside;
        let mut object = self.wrapper(name, &fields, how);
        let is_free = |field: &Draft| field.required == Some(false) && field.condition.is_none();
        object.required = fields.iter().all(is_free).then_some(false);
        object.kind = self.adopt(&object, fields, evidence);
        object
    }
}

fn parts(name: &str) -> Option<(&str, &str)> {
    name.split_once('.').filter(|(outer, inner)| !outer.is_empty() && !inner.is_empty())
}

fn first(way: &str) -> &str {
    way.split('.').next().unwrap_or_default()
}

/// Whether the table of a field of that name, anywhere on the page, has the way's first name, and the table of that
/// the next one.
fn describes(sources: &Sources<'_>, object: &str, way: &str) -> bool {
    let (field, rest) = way.split_once('.').map_or((way, None), |(field, rest)| (field, Some(rest)));
    let rows = sources.page.tables_with_ids().flat_map(|(id, _)| sources.rows.of(id));
    let tables = rows.filter(|row| row.name == object).filter_map(|row| sources.links.target(row.id));
    let mut fields = tables.flat_map(|target| sources.rows.of(target.table));
    fields.any(|row| row.name == field) && rest.is_none_or(|rest| describes(sources, field, rest))
}
