//! The fields of one owner: a struct, or an operation with its parameters.

use super::{context::Context, docs};
use crate::{
    rust::{
        module::{Field, Presence, RustType},
        names::{FIELDS, METHODS, Scope, UNRAWABLE, snake},
    },
    spec::resolve::{self, Findings, Type},
};

/// What has fields, as far as naming them goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    /// Where the spec has it: `path`, `Tag`.
    pub(super) subject: &'a str,
    /// What a field's name gets where it is taken: `_query`.
    pub(super) suffix: &'static str,
    /// What its required fields are.
    pub(super) required: Presence,
}

/// The names that are taken in an owner.
#[derive(Clone, Debug)]
pub(super) struct FieldNames {
    /// By fields.
    fields: Scope,
    /// By setters.
    setters: Scope,
}

impl FieldNames {
    /// The names of an empty struct.
    pub(super) fn new() -> Self {
        Self {
            fields: Scope::reserving(UNRAWABLE.iter().chain(FIELDS).copied()),
            setters: Scope::reserving(UNRAWABLE.iter().chain(METHODS).copied()),
        }
    }

    /// The names of an operation, whose payload stands beside its parameters.
    pub(super) fn beside_payload() -> Self {
        let mut names = Self::new();
        names.fields.claim("body", "");
        names.setters.claim("body", "");
        names.next_location();
        names
    }

    /// The names of the payload's fields, which share the setters with the parameters.
    pub(super) fn of_payload(&self) -> Self {
        Self { setters: self.setters.clone(), ..Self::new() }
    }

    /// What follows stands in another location than the fields so far.
    pub(super) fn next_location(&mut self) {
        self.fields.next_kind();
        self.setters.next_kind();
    }

    fn claim(&mut self, wire: &str, owner: &Owner, findings: &mut Findings) -> (String, String) {
        let name = self.fields.claim(&snake(wire), owner.suffix);
        let setter = self.setters.claim(&name.name, owner.suffix);
        if name.numbered || setter.numbered {
            let subject = format!("{}: {wire}", owner.subject);
            findings.collision(&subject, "another field has the same name in Rust");
        }
        (name.name, setter.name)
    }
}

impl Context<'_> {
    /// Lowers all fields of an owner.
    pub(super) fn fields<'f>(
        &mut self,
        fields: impl IntoIterator<Item = &'f resolve::Field>,
        owner: &Owner,
        names: &mut FieldNames,
    ) -> Vec<Field> {
        fields.into_iter().map(|field| self.field(field, owner, names)).collect()
    }

    /// Lowers one field, which may be absent.
    fn field(&mut self, field: &resolve::Field, owner: &Owner, names: &mut FieldNames) -> Field {
        let (name, setter) = names.claim(&field.spec.name, owner, self.findings);
        let mut kind = self.types.kind(&field.kind);
        if field.spec.secret {
            kind = RustType::Secret(Box::new(kind));
        }
        let demands = match field.kind.innermost() {
            Type::Structure(number) => self.resolved.structures[*number].demands,
            _ => false,
        };
        let listed = match field.kind.innermost() {
            Type::Listed(number) => Some(&self.resolved.lists[*number]),
            _ => None,
        };
        let presence = if field.required { owner.required } else { Presence::Optional };
        Field {
            docs: docs::field(field, presence, listed.map(|list| list.values.as_slice())),
            wire: field.spec.name.clone(),
            presence,
            deprecated: field.spec.deprecated,
            demands: demands && !field.spec.secret,
            name,
            setter,
            kind,
        }
    }
}
