//! Lists of objects that no table describes: their elements have what the examples show.
//!
//! That is told of lists alone. The keys of a single object may as well be data: labels, zones, names.

use serde_json::Value as Json;

use super::{Types, common, elements, is_scalar};
use crate::{
    diagnostic::Code,
    docs::{
        interpret::{
            draft::{Draft, DraftStructure},
            recorder::{FieldId, Subject},
        },
        rows::is_identifier,
        vocabulary::secrets::is_secret,
    },
    spec::{
        evidence::{Aspect, Evidence},
        model::{Field, Type},
    },
};

/// How many keys all elements must have for them to be objects of one kind.
pub(super) const COMMON_KEYS: usize = 2;

/// A key, and all that the elements have under it.
type Member<'v> = (&'v str, Vec<&'v Json>);

impl Types<'_> {
    /// Gives the elements of a list a structure, where the table leaves open what they are.
    pub(super) fn elements(&mut self, field: &mut Draft, values: &[&Json]) {
        if !matches!(&field.kind, Type::Array(inner) if matches!(**inner, Type::Object | Type::Any)) {
            return;
        }
        let Some(members) = members(values) else { return };
        let keys: Vec<&str> = members.iter().map(|(key, _)| *key).collect();
        let message =
            format!("going by the example, an element of `{}` has `{}`", field.name, keys.join("`, `"));
        let finding = self.recorder.finding_of(Code::PlacedByExample, field.id, message);
        self.recorder.report(finding, Subject::Field(field.id, Some("type")));
        let fields = members.iter().map(|member| self.member(field.id, member)).collect();
        let name = self.structure(&field.name, fields);
        field.kind = Type::Array(Box::new(Type::Struct(name)));
        field.evidence.insert(Aspect::Type, Evidence::Example);
    }

    fn member(&mut self, list: FieldId, (key, values): &Member<'_>) -> Draft {
        let span = self.recorder.span(list);
        let kind = common(values).unwrap_or(Type::Any);
        let mut field = Field {
            name: (*key).to_owned(),
            secret: is_secret(key) && kind == Type::String,
            kind,
            ..Field::default()
        };
        field.evidence.insert(Aspect::Location, Evidence::Example);
        if field.secret {
            field.evidence.insert(Aspect::Secret, Evidence::Name);
        }
        Draft { id: self.recorder.identify(&span), field }
    }

    /// The structure that has those fields, or a new one under a free name.
    fn structure(&mut self, wanted: &str, fields: Vec<Draft>) -> String {
        if let Some(known) = self.structures.iter().find(|structure| is_of(&structure.fields, &fields)) {
            return known.name.clone();
        }
        let is_taken = |name: &String| self.structures.iter().any(|structure| structure.name == *name);
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        let name = names.find(|name| !is_taken(name)).expect("there are more numbers than structures");
        self.structures.push(DraftStructure { name: name.clone(), span: None, fields });
        name
    }
}

/// Whether a structure has the fields that are shown, as far as the types of single values tell.
fn is_of(known: &[Draft], shown: &[Draft]) -> bool {
    let agrees = |one: &Type, other: &Type| one == other || !(is_scalar(one) || is_scalar(other));
    let has = |field: &Draft| known.iter().any(|it| it.name == field.name && agrees(&it.kind, &field.kind));
    known.len() == shown.len() && shown.iter().all(has)
}

/// The members of the elements of lists, where these are objects of one kind.
fn members<'v>(lists: &[&'v Json]) -> Option<Vec<Member<'v>>> {
    if !lists.iter().all(|list| list.is_array()) {
        return None;
    }
    let objects = lists.iter().flat_map(|list| elements(list)).map(Json::as_object);
    let objects: Vec<_> = objects.collect::<Option<_>>()?;
    let mut members: Vec<(Member<'v>, usize)> = Vec::new();
    for (key, value) in objects.iter().flat_map(|object| object.iter()) {
        let at = members.iter().position(|((known, _), _)| known == key).unwrap_or(members.len());
        if at == members.len() {
            members.push(((key, Vec::new()), 0));
        }
        let ((_, values), times) = &mut members[at];
        *times += 1;
        values.extend(Some(value).filter(|value| !value.is_null()));
    }
    let in_all = members.iter().filter(|(_, times)| *times == objects.len()).count();
    let are_names = members.iter().all(|((key, _), _)| is_identifier(key));
    (in_all >= COMMON_KEYS && are_names).then(|| members.into_iter().map(|(member, _)| member).collect())
}
