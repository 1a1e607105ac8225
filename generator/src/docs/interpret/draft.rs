//! Bodies while they are made: their fields know who they are until the tree is final.

use std::{
    collections::HashSet,
    ops::{Deref, DerefMut, Range},
};

use super::recorder::{FieldId, Recorder, Subject};
use crate::spec::{
    address::Address,
    evidence::{Aspect, Evidence},
    model::{Body, Field, Structure, Type},
};

/// A field with its identity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) id: FieldId,
    pub(super) field: Field,
}

impl Draft {
    /// Whether another row of the same name makes the same field, however it is described.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let Field { kind, required, secret, values, range, .. } = &self.field;
        (kind, *required, *secret, values, range)
            == (&other.kind, other.required, other.secret, &other.values, &other.range)
    }

    /// Not all forms of what it is in have it, so it need not be there.
    pub(super) fn of_one_form(&mut self) {
        if self.required == Some(true) {
            self.required = Some(false);
            self.evidence.insert(Aspect::Required, Evidence::Forms);
        }
    }
}

impl Deref for Draft {
    type Target = Field;

    fn deref(&self) -> &Field {
        &self.field
    }
}

impl DerefMut for Draft {
    fn deref_mut(&mut self) -> &mut Field {
        &mut self.field
    }
}

/// A structure with drafts for fields.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DraftStructure {
    pub(super) name: String,
    /// Its table, where it has one.
    pub(super) span: Option<Range<usize>>,
    pub(super) fields: Vec<Draft>,
}

impl DraftStructure {
    /// Joins another form of it: what all forms have counts once, and what one of them lacks need not be there.
    pub(super) fn join(&mut self, form: Vec<Draft>, recorder: &mut Recorder) {
        let is_in = |field: &Draft, others: &[Draft]| others.iter().any(|other| other.name == field.name);
        self.fields.iter_mut().filter(|field| !is_in(field, &form)).for_each(Draft::of_one_form);
        for mut field in form {
            let same = self.fields.iter().find(|known| known.name == field.name && known.kind == field.kind);
            if let Some(same) = same {
                recorder.merge(field.id, Subject::Field(same.id, None));
                continue;
            }
            if !is_in(&field, &self.fields) {
                field.of_one_form();
            }
            self.fields.push(field);
        }
    }
}

/// A body with drafts for fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DraftBody {
    pub(super) root: Option<Type>,
    pub(super) fields: Vec<Draft>,
    pub(super) structures: Vec<DraftStructure>,
}

impl DraftBody {
    /// The body, final: every field gets its address.
    pub(super) fn finish(self, recorder: &mut Recorder, at: &Address) -> Body {
        let structure = |structure: DraftStructure, recorder: &mut Recorder| {
            let address = at.step("structures").step(&structure.name);
            if let Some(span) = &structure.span {
                recorder.origin(address.clone(), span.clone());
            }
            let fields = finish(structure.fields, recorder, &address.step("fields"));
            Structure { name: structure.name, fields }
        };
        Body {
            root: self.root,
            fields: finish(self.fields, recorder, &at.step("fields")),
            structures: self.structures.into_iter().map(|each| structure(each, recorder)).collect(),
        }
    }
}

/// The fields of a list, final. Of several with one name only the first has the name as its step; the
/// others have their number.
pub(super) fn finish(drafts: Vec<Draft>, recorder: &mut Recorder, list: &Address) -> Vec<Field> {
    let mut names = HashSet::new();
    for (at, Draft { id, field }) in drafts.iter().enumerate() {
        let is_first = names.insert(field.name.as_str());
        let address = if is_first { list.step(&field.name) } else { list.step(at.to_string()) };
        recorder.place(*id, address);
    }
    drafts.into_iter().map(|draft| draft.field).collect()
}
